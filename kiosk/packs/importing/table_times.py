"""When the rows of a table are: days and times in one cell, in two, or in a row above."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.packs.importing.clock import clock_time
from kiosk.packs.importing.dates import day_of_event, days_first, is_numbers, moment_in
from kiosk.packs.importing.items import Venue
from kiosk.packs.importing.problems import Doubts

_UNTIL = re.compile(r"\s*(?:–|—|-|\bto\b|\bbis\b|\btan\b)\s*")
_HALF = re.compile(r"[ap]\.?m\.?$", re.IGNORECASE)
_LONG = 14
"""Days."""
_EVENING, _NIGHT_ENDS = time(18), time(6)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by field, with the line on which it begins and the first cell that holds anything."""

    line: int
    cells: Mapping[str, str]
    first: str

    def get(self, field: str) -> str:
        """The cell of a field, empty where the table has none."""
        return self.cells.get(field, "")


class TimesOfRows:
    """Reads the starts and ends of rows, one after the other."""

    def __init__(self, rows: Sequence[Row], venue: Venue, doubts: Doubts) -> None:
        self._year = venue.starts.year if venue.starts else None
        self._venue = venue
        self._days = _days(venue)
        # A table of an event of one day need not say which.
        self._day = self._days[0] if len(self._days) == 1 else None
        cells = [cell for row in rows for name in ("date", "start") if (cell := row.get(name))]
        known = days_first(cells)
        self._day_first = self._guess(cells) if known is None else known
        if known is None and (line := _first_numbers(rows)) is not None:
            order = "day before month" if self._day_first else "month before day"
            message = f"Dates such as this can be read in two ways; they were read as {order}."
            doubts.say(line, message, "Look at the dates, or write them like this: 2014-10-11.")

    def is_day_alone(self, row: Row) -> bool:
        """Whether a row holds a day and nothing else; it then holds for the rows below."""
        filled = [cell for cell in row.cells.values() if cell]
        if filled not in ([], [row.first]):
            return False
        day = self._moment(row.first)
        if day is None and not row.first.isdecimal():
            day = day_of_event(row.first, self._days)
        if day is None or isinstance(day, datetime):
            return False
        self._day = day
        return True

    def of(self, row: Row) -> tuple[date | datetime | None, datetime | None]:
        """The start and the end of a row, None for what cannot be read."""
        told, until = row.get("start"), row.get("end")
        start = self._moment(told)
        if start is None:
            cell = row.get("date")
            day = self._moment(cell) or day_of_event(cell, self._days)
            if isinstance(day, datetime) and not told:
                return day, self._end(day, row, until)
            if isinstance(day, datetime):
                day = day.date()
            if day is None and cell:
                return None, None
            if day is not None:
                self._day = day
            begin, end = _span(told)
            if self._day is not None and begin is not None:
                start = datetime.combine(self._day, begin)
                until = until or end
            elif told or not row.get("date"):
                return None, None
            else:
                return day, None
        return start, self._end(start, row, until) if isinstance(start, datetime) else None

    def _end(self, start: datetime, row: Row, told: str) -> datetime | None:
        if not told:
            return None
        at = clock_time(told)
        if at is None:
            end = self._moment(told)
            return end if isinstance(end, datetime) else None
        day = self._moment(row.get("end_date"))
        if day is not None:
            return datetime.combine(day, at, start.tzinfo)
        end = datetime.combine(start.date(), at, start.tzinfo)
        if at <= _NIGHT_ENDS and start.time() >= _EVENING:
            end += timedelta(days=1)
        return end

    def _moment(self, cell: str) -> date | datetime | None:
        return moment_in(cell, day_first=self._day_first, year=self._year) if cell else None

    def _guess(self, cells: Sequence[str]) -> bool:
        """Day first, unless the other order has more of the event's days, or a shorter span."""
        return max((True, False), key=lambda order: self._likely(cells, day_first=order))

    def _likely(self, cells: Sequence[str], *, day_first: bool) -> tuple[int, int]:
        moments = (moment_in(each, day_first=day_first, year=self._year) for each in cells[:1_000])
        days = [each.date() if isinstance(each, datetime) else each for each in moments if each]
        first, last = self._venue.starts, self._venue.ends
        inside = sum(first <= day <= last for day in days) if first and last else 0
        return inside, -(max(days) - min(days)).days if days else 0


def _days(venue: Venue) -> tuple[date, ...]:
    """The days of the event, none where it lasts so long that a weekday says nothing."""
    if venue.starts is None or venue.ends is None:
        return ()
    count = (venue.ends - venue.starts).days + 1
    return tuple(
        venue.starts + timedelta(days=each) for each in range(count if count <= _LONG else 0)
    )


def _span(told: str) -> tuple[time | None, str]:
    """The start in "9:00", "9:00–10:00" or "1–1.30 pm", and the words of the end."""
    if (at := clock_time(told)) is not None:
        return at, ""
    parts = _UNTIL.split(told.strip())
    if len(parts) != 2:
        return None, ""
    begin, end = parts
    at = clock_time(begin)
    if at is None and (half := _HALF.search(end)):
        at = clock_time(f"{begin} {half[0]}")
    elif at is not None and (half := _HALF.search(end)) and not _HALF.search(begin):
        at = clock_time(f"{begin} {half[0]}") or at
    return at, end


def _first_numbers(rows: Sequence[Row]) -> int | None:
    found = (row.line for row in rows if is_numbers(row.get("date") or row.get("start")))
    return next(found, None)
