"""Programmes in CSV, with any of the usual separators, as spreadsheets write it."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from kiosk.packs.faults import shown
from kiosk.packs.formulas import as_meant
from kiosk.packs.importing.clock import length
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.table_columns import fields_of, is_header
from kiosk.packs.importing.table_times import Row, TimesOfRows

_SEPARATORS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r'\A"?sep=([^\r\n"])"?\r?\n', re.IGNORECASE)
_HEADER_WITHIN = 15
_LONGEST_LINE = 1_000_000
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')


def told(text: str, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of a table; raises `ProgrammeError` where it has no title and start."""
    text = text.lstrip("\ufeff")
    layout = _layout(text)
    lines = text.count("\n") + 1
    rows: list[Row] = []
    for line, cells in islice(_records(text, layout.separator), layout.header + 1, None):
        progress(line / lines)
        if any(cells[layout.width :]):
            message = "This row has more cells than there are columns; look for a comma in a text."
            doubts.say(line, message, "Put a text that holds a comma between quotes.")
        filled = {name: cells[place] for place, name in layout.fields.items() if place < len(cells)}
        rows.append(Row(line, filled, next(filter(None, cells), "")))
        if len(rows) > 2 * MOST_SESSIONS:
            message = f"The programme has more than {MOST_SESSIONS} sessions."
            raise ProgrammeError(Problem(line, message, "Import a part of it."))
    times = TimesOfRows(rows, venue, doubts)
    found = [_session(row, times, doubts) for row in rows if not times.is_day_alone(row)]
    if found and all(session.start is None for session in found):
        raise ProgrammeError(
            Problem(
                None,
                "No row of this table has a day that can be read.",
                "Give it a column called date, with days such as 2014-10-11.",
            )
        )
    yield from found


def _session(row: Row, times: TimesOfRows, doubts: Doubts) -> Told:
    start, end = times.of(row)
    lasts = length(row.get("length")) if row.get("length") else None
    if row.get("length") and lasts is None:
        message = f"{shown(row.get('title'))} lasts {shown(row.get('length'))}."
        doubts.say(row.line, message, "Write its length like this: 0:45.")
    return Told(
        line=row.line,
        title=row.get("title"),
        start=start,
        end=end,
        length=lasts,
        guid=row.get("guid"),
        slug=row.get("slug"),
        ident=row.get("ident"),
        room=row.get("room"),
        kind=row.get("kind"),
        about=row.get("about"),
        chair=row.get("chair"),
        hashtag=row.get("hashtag"),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is written: `header` is which record names its columns, from 0."""

    separator: str
    header: int
    width: int
    fields: Mapping[int, str]


def _layout(text: str) -> _Layout:
    said = _SEPARATOR_LINE.match(text)
    best: _Layout | None = None
    titled: int | None = None
    for separator in (said[1],) if said else _SEPARATORS:
        for number, (line, cells) in enumerate(islice(_records(text, separator), _HEADER_WITHIN)):
            fields = fields_of(cells)
            if titled is None and len(fields) > 1 and "title" in fields.values():
                titled = line
            if is_header(fields) and (best is None or len(fields) > len(best.fields)):
                best = _Layout(separator, number, _width(cells), fields)
    if best is None and titled is not None:
        message = "This line names a column of titles, but none of days or times."
        cure = "Add a column called date, and one called start."
        raise ProgrammeError(Problem(titled, message, cure))
    if best is None:
        raise ProgrammeError(
            Problem(
                1,
                "This is no programme that the kiosk can read: no line names its columns.",
                "Give iCalendar, XML or JSON, or CSV with the columns title, date, start and end.",
            )
        )
    return best


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that holds anything, with the line on which it begins; the first may be sep=."""
    reader = csv.reader(_lines(text), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = [_meant(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            message = "A text in this row is far too long."
            cure = "Look for a quote that is opened and never closed."
            raise ProgrammeError(Problem(line, message, cure)) from error
        if any(cells):
            yield line, cells


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(StringIO(text, newline=""), 1):
        if len(line) > _LONGEST_LINE:
            message = f"This line has more than {_LONGEST_LINE:,} characters."
            raise ProgrammeError(Problem(number, message, "Save it as CSV, one session in a row."))
        yield line


def _meant(cell: str) -> str:
    """A cell without what a spreadsheet puts around a number that shall keep its zeros."""
    cell = cell.strip()
    if found := _FORMULA.fullmatch(cell):
        return found[1].replace('""', '"').strip()
    return as_meant(cell)


def _width(cells: Sequence[str]) -> int:
    return max(place for place, cell in enumerate(cells, 1) if cell)
