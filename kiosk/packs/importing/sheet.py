"""`sessions.csv` as it was found, and as it shall be written: rows by hand stay as they are."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from kiosk.packs.columns import session_columns
from kiosk.packs.csv_files import parse_csv
from kiosk.packs.draft import SESSIONS
from kiosk.packs.formulas import harmless
from kiosk.packs.importing.problems import Problem, ProgrammeError
from kiosk.packs.sources import UnreadableFileError, read_text

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of `sessions.csv` by `no`, in their order, and how the file is written."""

    columns: tuple[str, ...]
    rows: Mapping[int, Mapping[str, str]]
    line_end: str
    mark: bool
    separator: str = ","

    def bytes_with(self, rows: Iterable[Mapping[str, str]]) -> bytes:
        """The file with other rows, written as it was."""
        return csv_bytes(
            self.columns,
            rows,
            line_end=self.line_end,
            mark=self.mark,
            separator=self.separator,
        )


def read_sheet(folder: Path, languages: tuple[str, ...]) -> Sheet:
    """The sessions that a pack has; raises `ProgrammeError` where rows would be lost."""
    usual = (*session_columns(languages).needed, "chair")
    path = folder / SESSIONS
    if not path.exists():
        return Sheet(usual, {}, "\n", mark=False)
    try:
        text = read_text(folder, SESSIONS)
        if not text.strip():
            return Sheet(usual, {}, "\n", mark=False)
        file = parse_csv(SESSIONS, text)
    except UnreadableFileError as error:
        raise ProgrammeError(_problem(error.fault.line, error.fault.message)) from error
    problems = [_problem(fault.line, fault.message) for fault in file.faults]
    rows: dict[int, Mapping[str, str]] = {}
    for row in file.rows:
        told = row.cells.get("no", "")
        if not (told.isascii() and told.isdigit() and 0 < len(told) <= 6 and int(told)):
            problems.append(_problem(row.line, f"“{told[:40]}” is no number of a session."))
        elif int(told) in rows:
            problems.append(_problem(row.line, f"The no {told} is here twice."))
        else:
            rows[int(told)] = row.cells
    if problems:
        raise ProgrammeError(*problems)
    columns = file.columns + tuple(each for each in usual if each not in file.columns)
    line_end = "\r\n" if "\r\n" in text else "\n"
    return Sheet(columns, rows, line_end, _has_mark(path), file.separator)


def csv_bytes(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    *,
    line_end: str,
    mark: bool,
    separator: str = ",",
) -> bytes:
    """A CSV file in UTF-8 in which no cell is a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator=line_end)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row.get(column, "")) for column in columns])
    return _MARK * mark + target.getvalue().encode("utf-8")


def _has_mark(path: Path) -> bool:
    with path.open("rb") as source:
        return source.read(len(_MARK)) == _MARK


def _problem(line: int | None, message: str) -> Problem:
    where = SESSIONS if line is None else f"{SESSIONS}, line {line}"
    return Problem(None, f"{where}: {message}", "Put it right first; check says the same.")
