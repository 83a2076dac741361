"""What is wrong with a pack, said so that the person who wrote it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong in a pack.

    `rule` is a stable kebab-case name, `file` the path inside the pack (empty for the folder
    itself), `line` counts from 1. `message` says what is wrong, `cure` what to do about it.
    """

    severity: Severity
    rule: str
    file: str
    line: int | None
    message: str
    cure: str

    @property
    def text(self) -> str:
        """The whole fault in one printable line: where, what is wrong, what to do."""
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        text = f"{where}: {self.message} {self.cure}" if where else f"{self.message} {self.cure}"
        return "".join(sign if sign.isprintable() else "�" for sign in text)


class BrokenPackError(Exception):
    """A pack that cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.text for fault in faults))
        self.faults = faults


def shown(value: object) -> str:
    """What the organiser wrote, short enough to open a sentence."""
    if not isinstance(value, str):
        return "This"
    return f"“{value}”" if len(value) <= 40 else f"“{value[:39]}…”"


def instead(text: object, names: Iterable[str]) -> str:
    """What to write in the place of a text that is none of these names.

    Where it is one of them but for capitals, spaces and signs, that one alone is said.
    """
    known = tuple(names)
    for name in known:
        if _letters(name) == _letters(text):
            return f"Write it like this: {name}."
    return f"Use {listed(known)}."


def _letters(text: object) -> str:
    return "".join(filter(str.isalnum, str(text).casefold()))


def listed(names: Iterable[str]) -> str:
    """Names as people list them: "a, b or c"."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
