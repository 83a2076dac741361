"""`imported.csv`: which session of the programme has which `no`, now and for ever.

A row is never taken out, so that a `no` is never given twice, and a session that comes back has
its own again. `seen` is a mark of each cell as the programme last told it: a cell that no longer
has its mark was edited by hand. `removed` holds, for a session that an import took out of
`sessions.csv`, what somebody had typed into its row.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from kiosk.packs.csv_files import parse_csv
from kiosk.packs.importing.problems import Problem, ProgrammeError
from kiosk.packs.importing.sheet import csv_bytes
from kiosk.packs.sources import UnreadableFileError, read_text

LEDGER = "imported.csv"
OWNED = ("kind", "start", "end", "room", "chair", "title", "about")
"""The columns of `sessions.csv` that the programme fills, until somebody edits a cell by hand."""

_COLUMNS = ("no", "guid", "slug", "id", "start", "title", "hashtag", "seen", "removed")
_CURE = "Put back an older copy of it, or delete it: sessions are then found by title and day."


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One session that was imported once; `seen` is by column.

    `removed` is what was typed by hand into a row that an import took out, by column; it is None
    where no import took it out.
    """

    no: int
    guid: str
    slug: str
    ident: str
    start: str
    title: str
    hashtag: str
    seen: Mapping[str, str]
    removed: Mapping[str, str] | None


def mark(cell: str) -> str:
    """A short mark of a cell's text."""
    return blake2b(cell.encode(), digest_size=5).hexdigest() if cell else "-"


def read_ledger(folder: Path) -> tuple[Entry, ...]:
    """What was imported into a pack before; raises `ProgrammeError` where nobody can tell."""
    if not (folder / LEDGER).exists():
        return ()
    try:
        file = parse_csv(LEDGER, read_text(folder, LEDGER))
    except UnreadableFileError as error:
        fault = error.fault
        raise ProgrammeError(Problem(None, _at(fault.line, fault.message), _CURE)) from error
    faults = [Problem(None, _at(fault.line, fault.message), _CURE) for fault in file.faults]
    if not set(_COLUMNS[:-1]) <= set(file.columns):
        faults.append(Problem(None, _at(1, "A column is missing."), _CURE))
    entries: dict[int, Entry] = {}
    for row in file.rows if not faults else ():
        cells = row.cells
        if not cells["no"].isascii() or not cells["no"].isdigit() or len(cells["no"]) > 6:
            faults.append(Problem(None, _at(row.line, "“no” is no whole number."), _CURE))
            continue
        no = int(cells["no"])
        if no in entries:
            faults.append(Problem(None, _at(row.line, f"The no {no} is here twice."), _CURE))
        removed = _cells_in(cells.get("removed", ""))
        if removed is None and cells.get("removed"):
            faults.append(Problem(None, _at(row.line, "“removed” cannot be read."), _CURE))
        entries[no] = Entry(
            no=no,
            guid=cells["guid"],
            slug=cells["slug"],
            ident=cells["id"],
            start=cells["start"],
            title=cells["title"],
            hashtag=cells["hashtag"],
            seen=_marks_in(cells["seen"]),
            removed=removed,
        )
    if faults:
        raise ProgrammeError(*faults)
    return tuple(entries.values())


def ledger_bytes(entries: Iterable[Entry]) -> bytes:
    """The file that holds these entries, in the order of their numbers."""
    rows = [
        {
            "no": str(entry.no),
            "guid": entry.guid,
            "slug": entry.slug,
            "id": entry.ident,
            "start": entry.start,
            "title": entry.title,
            "hashtag": entry.hashtag,
            "seen": _marks_cell(entry.seen),
            "removed": "" if entry.removed is None else json.dumps(entry.removed),
        }
        for entry in sorted(entries, key=lambda entry: entry.no)
    ]
    return csv_bytes(_COLUMNS, rows, line_end="\n", mark=False)


def _marks_cell(seen: Mapping[str, str]) -> str:
    """The marks of `OWNED` in their order, then those of texts in one language by name."""
    more = (f"{column}={seen[column]}" for column in sorted(seen.keys() - set(OWNED)))
    return " ".join((*(seen.get(column, "-") for column in OWNED), *more))


def _marks_in(cell: str) -> dict[str, str]:
    marks = cell.split()
    more = (each.partition("=") for each in marks[len(OWNED) :])
    return {**dict(zip(OWNED, marks, strict=False)), **{name: each for name, _, each in more}}


def _cells_in(told: str) -> dict[str, str] | None:
    try:
        cells = json.loads(told)
    except (ValueError, RecursionError):
        return None
    if not isinstance(cells, dict):
        return None
    return {column: cell for column, cell in cells.items() if isinstance(cell, str)}


def _at(line: int | None, message: str) -> str:
    where = LEDGER if line is None else f"{LEDGER}, line {line}"
    return f"{where}: {message}"
