"""Dates, times and lengths as programmes write them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]+\d{1,2}:?\d{2}.*", re.DOTALL)
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h]?([0-5]\d))?(?::[0-5]\d(?:\.\d{1,9})?)? ?(a\.?m\.?|p\.?m\.?|h|uhr)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,4}):(\d{1,2})")
_ISO_LENGTH = re.compile(
    r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?"
)
_HOURS = re.compile(r"(\d{1,2}(?:\.\d{1,2})?) ?h(?:(?:ou)?rs?)?\.?(?: ?(\d{1,2}) ?m?(?:in.*)?)?")
_MINUTES = re.compile(r"(\d{1,4})(?:\.0+)? ?(?:m|mins?|minutes?|minuten|’|')?\.?")


def iso_moment(text: str) -> date | datetime | None:
    """A day or a moment in ISO 8601, or None for anything else."""
    text = text.strip()
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(re.sub(r"[T ]+", "T", text, count=1).replace(" ", ""))
    except ValueError:
        pass
    return None


def clock_time(text: str) -> time | None:
    """A time of day such as 9:00, 09:00:00, 9.30 am or 13h30, or None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, half = int(found[1]), (found[3] or "").lower().replace(".", "")
    if half in {"am", "pm"} and hour <= 12:
        # People write 0:00 a.m. too, and 13:00 p.m.
        hour = hour % 12 + 12 * (half == "pm")
    return time(hour, int(found[2] or 0)) if hour < 24 else None


def length(text: str) -> timedelta | None:
    """A length such as 0:45, 1:15:00, PT30M, 45 or 1.5 h, or None for what cannot be one.

    What 9:99 means is anybody's guess, but 0:90 can only be ninety minutes.
    """
    text = text.strip().lower()
    if found := _PARTS.fullmatch(text):
        return _parts_length(*(None if part is None else int(part) for part in found.groups()))
    if (found := _ISO_LENGTH.fullmatch(text.upper())) and any(found.groups()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found := _MINUTES.fullmatch(text):
        return timedelta(minutes=int(found[1]))
    if found := _HOURS.fullmatch(text):
        return timedelta(hours=float(found[1]), minutes=int(found[2] or 0))
    return None


def at_venue(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """A moment on the venue's clock to the minute, or None where the kiosk has no such year."""
    try:
        here = moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
    except (OverflowError, ValueError, OSError):
        return None
    return here.replace(second=0, microsecond=0) if 2000 <= here.year <= 2100 else None


def is_odd(here: datetime, zone: ZoneInfo) -> bool:
    """Whether the venue's clock shows this time twice or never, because it is changed."""
    return _offset(here, zone, 0) != _offset(here, zone, 1)


def is_second(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment with a zone is in the second of two hours of the same name."""
    return moment.tzinfo is not None and moment.astimezone(UTC).astimezone(zone).fold == 1


def _offset(here: datetime, zone: ZoneInfo, fold: int) -> timedelta | None:
    return here.replace(tzinfo=zone, fold=fold).utcoffset()


def _parts_length(
    days: int | None, first: int | None, second: int | None, third: int | None
) -> timedelta | None:
    if first is None:
        hours, minutes = second or 0, third or 0
    elif days is None:
        hours, minutes = first, second or 0
    else:
        hours, minutes = days * 24 + first, second or 0
    if minutes > 59 and hours:
        return None
    return timedelta(hours=hours, minutes=minutes)
