"""Dates as people write them in spreadsheets, in the order that their whole column shows."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from kiosk.packs.importing.clock import clock_time, iso_moment

_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})(?:[./-](\d{2,4}))?\.?")
_MONTHS = (
    ("jan", "ion"),
    ("feb", "chw"),
    ("mar", "maw", "mär"),
    ("apr", "ebr"),
    ("may", "mai"),
    ("jun", "meh"),
    ("jul", "gor"),
    ("aug", "aws"),
    ("sep", "med"),
    ("oct", "hyd", "okt"),
    ("nov", "tach"),
    ("dec", "rha", "dez"),
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday mo montag llun",
            "tue tues tuesday di dienstag mawrth",
            "wed weds wednesday mi mittwoch mercher",
            "thu thur thurs thursday do donnerstag iau",
            "fri friday fr freitag gwener",
            "sat saturday sa samstag sadwrn",
            "sun sunday so sonntag sul",
        )
    )
    for name in names.split()
}
_BESIDE_WEEKDAYS = frozenset(("dydd", "the", "st", "nd", "rd", "th"))
_NTH_DAY = re.compile(r"(?:day|tag|dydd|diwrnod|jour)? ?#?(\d{1,2})\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SPREADSHEET_DAY = re.compile(r"([345]\d{4})(?:\.(\d{1,15}))?")
_SPREADSHEET_ZERO = date(1899, 12, 30)
_TIME_BEHIND = re.compile(
    r"(?:^|[ T,]|(?<=\d)-)(\d{1,2}(?:[:.h]\d{2})?(?::\d{2})? ?(?:[ap]\.?m\.?|uhr)?)$", re.IGNORECASE
)


def days_first(cells: Iterable[str]) -> bool | None:
    """Whether 10/11/2014 is in November, by the other cells of its column; None for unknown."""
    for cell in cells:
        found = _NUMBERS.match(cell.strip())
        if found is None or len(found[1]) > 2:
            continue
        if int(found[1]) > 12 or "." in found[0]:
            return True
        if int(found[2]) > 12:
            return False
    return None


def is_numbers(cell: str) -> bool:
    """Whether a cell begins with a date of which nobody can say what is its month."""
    found = _NUMBERS.match(cell.strip())
    return found is not None and len(found[1]) <= 2 and found[3] is not None


def day_of_event(cell: str, days: Sequence[date]) -> date | None:
    """The day of an event that "Friday", "Fri 9" or "Day 2" means, where it means one alone."""
    if found := _NTH_DAY.fullmatch(cell.strip()):
        place = int(found[1]) - 1
        return days[place] if 0 <= place < len(days) else None
    words = {word.casefold() for word in _WORD.findall(cell[:80])} - _BESIDE_WEEKDAYS
    if len(words) != 1:
        return None
    weekday = _WEEKDAYS.get(words.pop())
    meant = [day for day in days if day.weekday() == weekday]
    return meant[0] if len(meant) == 1 else None


def moment_in(cell: str, *, day_first: bool, year: int | None) -> date | datetime | None:
    """The day, or the day and time, in a cell; `year` is taken where the cell has none."""
    cell = " ".join(cell.split())[:80]
    if (moment := iso_moment(cell)) is not None:
        return moment
    if found := _SPREADSHEET_DAY.fullmatch(cell):
        return _of_spreadsheet(float(cell))
    if (day := _day_in(cell, day_first=day_first, year=year)) is not None:
        return day
    if found := _TIME_BEHIND.search(cell):
        at = clock_time(found[1])
        day = _day_in(cell[: found.start()], day_first=day_first, year=year)
        if at is not None and day is not None:
            return datetime.combine(day, at)
    return None


def _day_in(cell: str, *, day_first: bool, year: int | None) -> date | None:
    cell = cell.strip(" ,T")
    if found := _NUMBERS.fullmatch(
        _WORD.sub("", cell).strip(" ,.") if cell[:1].isalpha() else cell
    ):
        first, second, third = found.groups()
        if len(first) == 4 and third is not None:
            return _day(int(first), int(second), int(third))
        if len(first) > 2:
            return None
        month, day = (second, first) if day_first else (first, second)
        return _day(_year(third, year), int(month), int(day))
    return _day_with_words(cell, year)


def _day_with_words(cell: str, year: int | None) -> date | None:
    words = [word.casefold() for word in _WORD.findall(cell)]
    months = [
        number
        for word in words
        for number, names in enumerate(_MONTHS, 1)
        if word.startswith(names) and len(word) >= 3
    ]
    numbers = re.findall(r"\d+", cell)
    if len(months) != 1 or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers[0]) == 4:
        numbers.reverse()
    if len(numbers[0]) > 2:
        return None
    told = numbers[1] if len(numbers) == 2 else None
    return _day(_year(told, year), months[0], int(numbers[0]))


def _year(told: str | None, usual: int | None) -> int | None:
    if told is None:
        return usual
    return int(told) + 2000 if len(told) == 2 else int(told[:5])


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _of_spreadsheet(number: float) -> date | datetime:
    day = _SPREADSHEET_ZERO + timedelta(days=int(number))
    minutes = round((number - int(number)) * 24 * 60)
    return datetime.combine(day, time()) + timedelta(minutes=minutes) if minutes else day
