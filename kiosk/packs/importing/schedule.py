"""What frab, pentabarf and pretalx say of a session, the same in XML and in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.packs.faults import shown
from kiosk.packs.importing.clock import clock_time, iso_moment, length
from kiosk.packs.importing.items import Told
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.texts import plain

_NIGHT_ENDS = time(4)
_MORNING = time(6)
_NEXT_DAY = timedelta(days=1)
_CANCELLED = frozenset(("canceled", "cancelled", "withdrawn", "rejected", "deleted"))
_STARTS = ("date", "start", "start_time", "starts", "startsAt", "begin")
_ABOUTS = ("abstract", "description", "summary", "subtitle")
_ENDS = ("end", "end_time", "ends", "endsAt")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme, which lasts until `change` on the next one."""

    on: date | None = None
    starts: date | None = None
    ends: date | None = None
    change: time | None = None


NO_DAY = Day()


def session_of(
    fields: Mapping[str, str], day: Day, room: str, line: int | None, doubts: Doubts
) -> Told | None:
    """A session of a programme from its fields, or None where it is called off."""
    title = plain(fields.get("title") or fields.get("name") or "", 160)
    state = fields.get("state") or fields.get("status") or ""
    if state.strip().lower() in _CANCELLED:
        doubts.say(line, f"{shown(title)} was left out: it is cancelled.", "Nothing needs doing.")
        return None
    start = _start(fields, day, title, line, doubts)
    return Told(
        line=line,
        title=title,
        start=start,
        end=_end(fields),
        length=_length(fields, title, line, doubts),
        guid=fields.get("guid") or fields.get("uid") or fields.get("uuid") or "",
        slug=fields.get("code") or fields.get("slug") or "",
        ident=fields.get("id") or fields.get("event_id") or "",
        room=fields.get("room") or room,
        kind=fields.get("type") or fields.get("submission_type") or "",
        about=next(filter(None, map(fields.get, _ABOUTS)), ""),
        chair=fields.get("chair") or fields.get("moderator") or "",
    )


def _start(
    fields: Mapping[str, str], day: Day, title: str, line: int | None, doubts: Doubts
) -> date | datetime | None:
    told = [moment for name in _STARTS if (moment := iso_moment(fields.get(name) or ""))]
    for moment in told:
        if isinstance(moment, datetime):
            return _after_midnight(moment, day, title, line, doubts)
    base = told[0] if told else day.on
    at = clock_time(fields.get("start") or fields.get("start_time") or "")
    if base is None or at is None:
        return base
    if at < (day.change or _NIGHT_ENDS):
        if at < _MORNING:
            if day.change is None:
                message = f"{shown(title)} is at {at:%H:%M}; it was taken for the night that day."
                doubts.say(line, message, "Look at its date.")
            return datetime.combine(base, at) + _NEXT_DAY
        message = f"{shown(title)} is at {at:%H:%M}, before the day begins; it was left there."
        doubts.say(line, message, "Look at its date.")
    return datetime.combine(base, at)


def _after_midnight(
    moment: datetime, day: Day, title: str, line: int | None, doubts: Doubts
) -> datetime:
    """The moment, a day later where it is at night and only that is within its day."""
    first, last = day.starts, day.ends
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        return moment
    if len({each.tzinfo is None for each in (first, last, moment)}) > 1:
        return moment
    night = moment.astimezone(first.tzinfo) if first.tzinfo else moment
    if night.time() < _MORNING and moment < first <= moment + _NEXT_DAY <= last:
        message = f"{shown(title)} is before the day under which it stands; a day was added."
        doubts.say(line, message, "Look at its date.")
        return moment + _NEXT_DAY
    return moment


def _end(fields: Mapping[str, str]) -> datetime | None:
    for name in _ENDS:
        moment = iso_moment(fields.get(name) or "")
        if isinstance(moment, datetime):
            return moment
    return None


def _length(
    fields: Mapping[str, str], title: str, line: int | None, doubts: Doubts
) -> timedelta | None:
    told = fields.get("duration") or ""
    if not told.strip():
        return None
    found = length(told)
    if found is None:
        message = f"{shown(title)} lasts {shown(told.strip())}; its end was left empty."
        doubts.say(line, message, "Put its length right in the programme, such as 0:45.")
    return found


def day_of(fields: Mapping[str, str], change: time | None, first: date | None) -> Day:
    """A day from its own fields; one without a date counts from the first of the conference."""
    told = iso_moment(fields.get("date") or "")
    if told is None and first is not None and (fields.get("index") or "").isdecimal():
        told = first + timedelta(days=min(int(fields["index"][:4]), 999) - 1)
    return Day(
        on=told.date() if isinstance(told, datetime) else told,
        starts=iso_moment(fields.get("start") or fields.get("day_start") or ""),
        ends=iso_moment(fields.get("end") or fields.get("day_end") or ""),
        change=change,
    )
