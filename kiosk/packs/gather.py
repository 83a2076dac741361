"""Read the files of a pack into a draft, with every fault of their structure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.packs.columns import Columns, account_columns, session_columns
from kiosk.packs.csv_files import parse_csv
from kiosk.packs.draft import ACCOUNTS, CHECKLIST, EVENT, QUESTIONS, SESSIONS, Draft, Entry, Where
from kiosk.packs.faults import Fault, shown
from kiosk.packs.rule_names import RuleName
from kiosk.packs.sentences import Example, shaped
from kiosk.packs.shapes import (
    HIGHEST_NUMBER,
    AccountShape,
    ChoiceShape,
    EventShape,
    QuestionShape,
    SessionShape,
    Shape,
    StepShape,
    whole_number,
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

_SOME_DAY = date(2027, 5, 12)
"""What examples show while nobody knows when the event is."""

_DATE_RULE: RuleName = "spreadsheet-date"


def gather(folder: Path) -> tuple[Draft, tuple[Fault, ...]]:
    """Everything in a pack's folder that can be read, and a fault for all that cannot."""
    gathering = _Gathering(folder)
    return gathering.draft(), tuple(gathering.faults)


class _Gathering:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.lost: set[str] = set()
        self.day = _SOME_DAY

    def draft(self) -> Draft:
        about = self._toml(EVENT)
        checklist = self._toml(CHECKLIST)
        questions = self._toml(QUESTIONS)
        event = self._event(about) if about else None
        if event and event.shape.starts:
            self.day = event.shape.starts
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
        where = Where(file.name, file.lines)
        return self._entry(EventShape, "the event", values, where, Example(1, self.day))

    def _tables(self, shape: type[S], file: TomlFile | None, key: str) -> tuple[Entry[S], ...]:
        if file is None:
            return ()
        tables = file.values.get(key, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            if len(tables) > MOST_ENTRIES:
                line = file.lines.get((key, MOST_ENTRIES))
                self._lose(too_many_entries(file.name, line).fault)
                return ()
            example = self._example(table.get("no") for table in tables)
            return tuple(
                self._entry(
                    shape,
                    f"this {key}",
                    table,
                    Where(file.name, file.lines, (key, place)),
                    example,
                )
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
        example = self._example(whole_number(row.cells.get("no")) for row in file.rows)
        entries = tuple(
            self._entry(
                shape, "this row", columns.values(row), Where(name, {(): row.line}), example
            )
            for row in file.rows
        )
        self._count_dates_of_spreadsheets(name)
        return entries

    def _entry(
        self,
        shape: type[S],
        noun: str,
        values: Mapping[str, object],
        where: Where,
        example: Example,
    ) -> Entry[S]:
        found, findings = shaped(shape, noun, values, example)
        broken = {str(finding.path[0]) for finding in findings}
        broken.update(key for key, value in values.items() if value is None)
        entry = Entry(found, noun, where, frozenset(broken))
        for path, rule, message, cure in findings:
            is_of_event = shape is ChoiceShape and path[0] in EventShape.model_fields
            if rule == "unknown-key" and is_of_event:
                above = "Move it above the first line that begins with [[."
                self.faults.append(entry.error(rule, message, above, *path))
            else:
                self.faults.append(entry.error(rule, message, cure, *path))
        return entry

    def _example(self, numbers: Iterable[object]) -> Example:
        """A number above all of these, so that no entry has it, and a day of the event."""
        known = (no for no in numbers if isinstance(no, int) and no < HIGHEST_NUMBER)
        return Example(max(known, default=0) + 1, self.day)

    def _count_dates_of_spreadsheets(self, name: str) -> None:
        """A spreadsheet writes all dates of a table anew, and that is one thing to mend."""

        def is_one(fault: Fault) -> bool:
            return fault.file == name and fault.rule == _DATE_RULE

        dates = [fault for fault in self.faults if is_one(fault)]
        if len(dates) > 1:
            message = f"{len(dates)} dates from here on are not written as year-month-day."
            self.faults = [fault for fault in self.faults if not is_one(fault)]
            self.faults.append(replace(dates[0], message=message))

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
