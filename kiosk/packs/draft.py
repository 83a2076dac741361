"""A pack as far as it could be read: every entry in its shape, with its place in the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.packs.faults import Fault, Severity
from kiosk.packs.rule_names import RuleName
from kiosk.packs.shapes import (
    AccountShape,
    ChoiceShape,
    EventShape,
    QuestionShape,
    SessionShape,
    Shape,
    StepShape,
)
from kiosk.packs.toml_lines import Path

EVENT = "event.toml"
CHECKLIST = "checklist.toml"
ACCOUNTS = "accounts.csv"
SESSIONS = "sessions.csv"
QUESTIONS = "questions.toml"
FILES = (EVENT, CHECKLIST, ACCOUNTS, SESSIONS, QUESTIONS)
"""Every file of a pack, in the order in which its faults are said."""

S_co = TypeVar("S_co", bound=Shape, covariant=True)


@dataclass(frozen=True, slots=True)
class Where:
    """Where an entry stands: `place` is where its keys begin in the `lines` of its file."""

    file: str
    lines: Mapping[Path, int]
    place: Path = ()

    def line(self, path: Path) -> int | None:
        """The line of a key of the entry, or of what holds the key."""
        whole = self.place + path
        for length in range(len(whole), -1, -1):
            if whole[:length] in self.lines:
                return self.lines[whole[:length]]
        return None


@dataclass(frozen=True, slots=True)
class Entry(Generic[S_co]):
    """One entry in its shape; `noun` names it in a sentence.

    `broken` holds the keys that are there, or should be, but cannot be used.
    """

    shape: S_co
    noun: str
    where: Where
    broken: frozenset[str]

    def line(self, *path: str | int) -> int | None:
        """The line of a key of this entry, or of what holds the key."""
        return self.where.line(path)

    def error(self, rule: RuleName, message: str, cure: str, *path: str | int) -> Fault:
        """A fault that keeps the pack from being used, at a key of this entry."""
        return self._fault("error", rule, message, cure, path)

    def warning(self, rule: RuleName, message: str, cure: str, *path: str | int) -> Fault:
        """A fault that the event can live with, at a key of this entry."""
        return self._fault("warning", rule, message, cure, path)

    def hint(self, rule: RuleName, message: str, cure: str, *path: str | int) -> Fault:
        """A fault that may be meant so, at a key of this entry."""
        return self._fault("hint", rule, message, cure, path)

    def _fault(
        self, severity: Severity, rule: RuleName, message: str, cure: str, path: Path
    ) -> Fault:
        return Fault(
            severity=severity,
            rule=rule,
            file=self.where.file,
            line=self.where.line(path),
            message=message,
            cure=cure,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """Everything that could be read; `event` is None where `event.toml` could not.

    `lost` names the files of which entries or columns are missing here: no rule can say that
    something is not in them.
    """

    event: Entry[EventShape] | None
    interests: tuple[Entry[ChoiceShape], ...]
    audiences: tuple[Entry[ChoiceShape], ...]
    steps: tuple[Entry[StepShape], ...]
    accounts: tuple[Entry[AccountShape], ...]
    sessions: tuple[Entry[SessionShape], ...]
    questions: tuple[Entry[QuestionShape], ...]
    lost: frozenset[str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the event names; none where they could not be read."""
        return tuple(self.event.shape.languages or ()) if self.event else ()

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms on offer; none where they could not be read."""
        return tuple(self.event.shape.platforms or ()) if self.event else ()
