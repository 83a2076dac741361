"""Programmes in iCalendar (RFC 5545), as calendars and conference systems really write it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain, islice

from icalendar import vDDDTypes

from kiosk.packs.faults import shown
from kiosk.packs.importing.clock import iso_moment
from kiosk.packs.importing.ical_lines import Block, Property, blocks
from kiosk.packs.importing.ical_zones import Zones
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.recurring import MOST_TIMES, Expander, RuleError, instant
from kiosk.packs.importing.texts import plain

WANTED = {
    "VTIMEZONE": frozenset[str](),
    "VEVENT": frozenset(
        (
            *("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS", "DTSTART"),
            *("DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        )
    ),
}
"""The components that tell of sessions, with those of their properties that do."""

_DAY = timedelta(days=1)
_LISTED = frozenset(("RDATE", "EXDATE", "RECURRENCE-ID"))
_MOST_LINES = 300_000
"""That are wanted, and dates in them; fifteen for each session of the largest programme."""


def told(data: bytes, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of an iCalendar file, repeated ones once for each time."""
    lines = data.count(b"\n") + 1

    def watched() -> Iterator[Block]:
        for block in blocks(data, WANTED, doubts):
            yield block
            progress(block.line / lines)

    yield from sessions_of(watched(), venue, doubts)


def sessions_of(found: Iterable[Block], venue: Venue, doubts: Doubts) -> Iterator[Told]:
    """Every session of the components of a calendar."""
    zones: list[Block] = []
    events: dict[str, list[Block]] = {}
    size = 0
    for number, block in enumerate(found):
        if block.name == "VTIMEZONE":
            zones.append(block)
        else:
            events.setdefault(block.text("UID") or f"\n{number}", []).append(block)
            if number > 2 * MOST_SESSIONS:
                message = f"The programme has more than {MOST_SESSIONS} sessions."
                raise ProgrammeError(Problem(block.line, message, "Import a part of it."))
        size += _size(block)
        if size > _MOST_LINES:
            message = f"Up to here the sessions have more than {_MOST_LINES:,} lines or dates."
            raise ProgrammeError(Problem(block.line, message, "Import a part of it."))
    reader = _Reader(venue, Zones(zones, venue, doubts), doubts)
    for same in events.values():
        yield from reader.sessions(same)


class _Reader:
    def __init__(self, venue: Venue, zones: Zones, doubts: Doubts) -> None:
        self._venue = venue
        self._zones = zones
        self._doubts = doubts
        self._expander = Expander(venue)

    def sessions(self, same: list[Block]) -> Iterator[Told]:
        """The sessions of components that share a UID: some may alter single times of others."""
        alterations = [
            (self._session(block), block) for block in same if block.first("RECURRENCE-ID")
        ]
        altered = [
            moment
            for _, block in alterations
            for each in block.properties["RECURRENCE-ID"]
            for moment in self._moments(each)
        ]
        ranged = self._ranged(alterations)
        outside = True
        for block in same:
            if block.first("RECURRENCE-ID"):
                continue
            session = self._session(block)
            if session is None:
                continue
            if isinstance(session.start, date) and any(
                block.first(name) for name in ("RRULE", "RDATE", "EXDATE")
            ):
                repeated, outside = self._repeated(block, session, session.start, altered)
                yield from _with_later(repeated, _later(ranged, session.start))
            else:
                yield session
        for session, _ in alterations:
            if session is not None and (outside or self._is_inside(session.start)):
                yield session

    def _ranged(
        self, alterations: list[tuple[Told | None, Block]]
    ) -> list[tuple[date | datetime, Told | None]]:
        """What alters all later times too, None for what cancels them, one for each time."""
        found = (
            (moment, session)
            for session, block in alterations
            if "RANGE" in (told := block.properties["RECURRENCE-ID"][0]).params
            for moment in self._moments(told)
        )
        return list(islice(found, MOST_TIMES))

    def _repeated(
        self, block: Block, session: Told, start: date, altered: list[date | datetime]
    ) -> tuple[list[Told], bool]:
        """Each time of a repeated session, and whether none is on the event's days."""
        if isinstance(start, datetime) and start.tzinfo is None:
            start = start.replace(tzinfo=self._venue.zone)
        rules = [each.text for each in block.properties.get("RRULE", ())]
        more = self._all_moments(block, "RDATE", start)
        fewer = chain(self._all_moments(block, "EXDATE", start), _with_zone(altered, start))
        try:
            times = self._expander.times(start, rules, more, fewer)
        except RuleError as error:
            message = f"{shown(plain(session.title, 160))} {error}; only its first time was taken."
            self._doubts.say(block.line, message, "Add its other times to sessions.csv by hand.")
            return [session], True
        if times.outside:
            self._doubts.say(
                block.line,
                f"No time of {shown(plain(session.title, 160))} is on the event's days.",
                "Look at its rule, and at starts and ends in event.toml.",
            )
        return [replace(session, start=each) for each in times.starts], times.outside

    def _session(self, block: Block) -> Told | None:
        title = block.text("SUMMARY")
        if block.text("STATUS").strip().upper() == "CANCELLED":
            message = f"{shown(plain(title, 160))} was left out: it is cancelled."
            self._doubts.say(block.line, message, "Nothing needs doing.")
            return None
        found = block.first("DTSTART")
        start = next(iter(self._moments(found)), None) if found else None
        return Told(
            line=block.line,
            title=title,
            start=start,
            length=self._length(block, start) if isinstance(start, date) else None,
            guid=block.text("UID"),
            room=block.text("LOCATION"),
            kind=block.text("CATEGORIES"),
            about=block.text("DESCRIPTION"),
        )

    def _length(self, block: Block, start: date | datetime) -> timedelta | None:
        length = None
        if found := block.first("DTEND"):
            end = next(iter(self._moments(found)), None)
            if isinstance(start, datetime) and isinstance(end, datetime):
                if (start.tzinfo is None) != (end.tzinfo is None):
                    end = end.replace(tzinfo=start.tzinfo)
                length = end - start
            elif isinstance(end, date):
                length = _midnight(end) - _midnight(start)
        elif found := block.first("DURATION"):
            read = _value(found.value)
            length = read if isinstance(read, timedelta) else None
        if found and length is None:
            message, cure = "The end of this session cannot be read.", "Put it right."
            self._doubts.say(found.line, message, cure)
        if length is not None and length > _DAY and not isinstance(start, datetime):
            message = f"{shown(plain(block.text('SUMMARY'), 160))} lasts for days."
            self._doubts.say(block.line, message, "Only its first day was taken; add the others.")
        return length

    def _all_moments(self, block: Block, name: str, start: date) -> Iterator[date | datetime]:
        told = block.properties.get(name, ())[:MOST_TIMES]
        return _with_zone((moment for each in told for moment in self._moments(each)), start)

    def _moments(self, told: Property) -> list[date | datetime]:
        """The days and moments of a property, those that can be read."""
        found: list[date | datetime] = []
        for part in told.value.split(",")[:MOST_TIMES]:
            value = _value(part)
            if isinstance(value, tuple):
                value = value[0]
            if not isinstance(value, date) or not 1900 <= value.year <= 9998:
                message = f"{shown(part.strip())} is no date and time."
                self._doubts.say(told.line, message, "Write it like this: 20141011T090000.")
            elif isinstance(value, datetime) and value.tzinfo is None and told.params.get("TZID"):
                found.append(value.replace(tzinfo=self._zones.zone(told.params["TZID"], told.line)))
            else:
                found.append(value)
        return found

    def _is_inside(self, start: date | datetime | None) -> bool:
        first, last = self._venue.starts, self._venue.ends
        if isinstance(start, datetime):
            start = start.astimezone(self._venue.zone).date() if start.tzinfo else start.date()
        return start is None or ((not first or first <= start) and (not last or start <= last))


def _size(block: Block) -> int:
    """How many lines of a session are wanted; each date of a list counts as one."""
    return sum(
        1 + (name in _LISTED) * each.value.count(",")
        for name, told in block.properties.items()
        for each in told
    )


def _value(text: str) -> object:
    try:
        return vDDDTypes.from_ical(text.strip())
    except (ValueError, OverflowError):
        return iso_moment(text)


def _later(
    ranged: list[tuple[date | datetime, Told | None]], start: date
) -> list[tuple[datetime, Told | None]]:
    """What alters all later times of a session, by the time before."""
    moments = map(instant, _with_zone((moment for moment, _ in ranged), start))
    sessions = (session for _, session in ranged)
    return sorted(zip(moments, sessions, strict=True), key=lambda each: each[0])


def _with_later(
    repeated: Iterable[Told], later: list[tuple[datetime, Told | None]]
) -> Iterator[Told]:
    """Repeated sessions, each moved and worded as the last alteration before it says."""
    for each in repeated:
        assert each.start is not None
        before = bisect_left(later, instant(each.start), key=lambda altering: altering[0])
        moment, altered = later[before - 1] if before else (None, each)
        if altered is None:
            continue
        if moment is not None and altered.start is not None:
            altered = replace(altered, start=each.start + (instant(altered.start) - moment))
        yield altered


def _with_zone(moments: Iterable[date], start: date) -> Iterator[date | datetime]:
    """Moments in the zone of a session's start, where they have none of their own."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (
        each.replace(tzinfo=zone) if isinstance(each, datetime) and each.tzinfo is None else each
        for each in moments
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001
