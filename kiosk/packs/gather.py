"""Read the files of a pack into a draft, with every fault of their structure."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from kiosk.packs.columns import Columns, account_columns, session_columns
from kiosk.packs.csv_files import parse_csv
from kiosk.packs.draft import ACCOUNTS, CHECKLIST, EVENT, QUESTIONS, SESSIONS, Draft, Entry, Where
from kiosk.packs.faults import Fault, shown
from kiosk.packs.rule_names import RuleName
from kiosk.packs.sentences import shaped
from kiosk.packs.shapes import (
    AccountShape,
    ChoiceShape,
    EventShape,
    QuestionShape,
    SessionShape,
    Shape,
    StepShape,
)
from kiosk.packs.sources import (
    MOST_ENTRIES,
    UnreadableFileError,
    read_text,
    too_many_entries,
)
from kiosk.packs.toml_files import TomlFile, parse_toml

S = TypeVar("S", bound=Shape)

_IN_EVENT = ("interest", "audience")
"""The tables of `event.toml` that are entries of their own."""


def gather(folder: Path) -> tuple[Draft, tuple[Fault, ...]]:
    """Everything in a pack's folder that can be read, and a fault for all that cannot."""
    gathering = _Gathering(folder)
    return gathering.draft(), tuple(gathering.faults)


class _Gathering:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.lost: set[str] = set()

    def draft(self) -> Draft:
        about = self._toml(EVENT)
        checklist = self._toml(CHECKLIST)
        questions = self._toml(QUESTIONS)
        event = self._event(about) if about else None
        languages = tuple(event.shape.languages or ()) if event else ()
        platforms = tuple(event.shape.platforms or ()) if event else ()
        self._no_keys_but(checklist, "step")
        self._no_keys_but(questions, "question")
        return Draft(
            event=event,
            interests=self._tables(ChoiceShape, about, "interest"),
            audiences=self._tables(ChoiceShape, about, "audience"),
            steps=self._tables(StepShape, checklist, "step"),
            accounts=self._rows(AccountShape, ACCOUNTS, account_columns(languages, platforms)),
            sessions=self._rows(SessionShape, SESSIONS, session_columns(languages)),
            questions=self._tables(QuestionShape, questions, "question"),
            lost=frozenset(self.lost),
        )

    def _event(self, file: TomlFile) -> Entry[EventShape]:
        values = {key: each for key, each in file.values.items() if key not in _IN_EVENT}
        return self._entry(EventShape, "the event", values, Where(file.name, file.lines))

    def _tables(self, shape: type[S], file: TomlFile | None, key: str) -> tuple[Entry[S], ...]:
        if file is None:
            return ()
        tables = file.values.get(key, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            if len(tables) > MOST_ENTRIES:
                line = file.lines.get((key, MOST_ENTRIES))
                self._lose(too_many_entries(file.name, line).fault)
                return ()
            return tuple(
                self._entry(shape, f"this {key}", table, Where(file.name, file.lines, (key, place)))
                for place, table in enumerate(tables)
            )
        self.lost.add(file.name)
        message, cure = f"“{key}” is not a list of tables.", f"Write [[{key}]] above each of them."
        self._say("wrong-table", file.name, file.lines.get((key,)), message, cure)
        return ()

    def _rows(self, shape: type[S], name: str, columns: Columns) -> tuple[Entry[S], ...]:
        try:
            file = parse_csv(name, read_text(self.folder, name))
        except UnreadableFileError as error:
            self._lose(error.fault)
            return ()
        for fault in file.faults:
            self._lose(fault)
        for rule, message, cure in columns.findings(file.columns):
            self.lost.add(name)
            self._say(rule, name, file.line, message, cure)
        return tuple(
            self._entry(shape, "this row", columns.values(row), Where(name, {(): row.line}))
            for row in file.rows
        )

    def _entry(
        self, shape: type[S], noun: str, values: Mapping[str, object], where: Where
    ) -> Entry[S]:
        found, findings = shaped(shape, noun, values)
        broken = {str(finding.path[0]) for finding in findings}
        broken.update(key for key, value in values.items() if value is None)
        entry = Entry(found, noun, where, frozenset(broken))
        for path, rule, message, cure in findings:
            self.faults.append(entry.error(rule, message, cure, *path))
        return entry

    def _toml(self, name: str) -> TomlFile | None:
        try:
            return parse_toml(name, read_text(self.folder, name))
        except UnreadableFileError as error:
            self._lose(error.fault)
            return None

    def _no_keys_but(self, file: TomlFile | None, known: str) -> None:
        if file is None:
            return
        for key in file.values:
            if key != known:
                line, message = file.lines.get((key,)), f"{shown(key)} is no key of this file."
                self._say("unknown-key", file.name, line, message, f"Use [[{known}]].")

    def _lose(self, fault: Fault) -> None:
        self.lost.add(fault.file)
        self.faults.append(fault)

    def _say(self, rule: RuleName, file: str, line: int | None, message: str, cure: str) -> None:
        self.faults.append(
            Fault(severity="error", rule=rule, file=file, line=line, message=message, cure=cure)
        )
