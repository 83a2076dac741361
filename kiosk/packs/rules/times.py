"""Rules about when things are: the event's days, and the sessions within them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.packs.draft import EVENT, Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.model import SessionKind
from kiosk.packs.shapes import SessionShape

_EARLIEST_CHAT = timedelta(days=366)
_LATE_EVENING = timedelta(days=1)
_SAID_ONE_BY_ONE = 5
"""Sessions outside the event; with more of them the event's own days are likely wrong."""

_WITHOUT_PLACE = {
    *("EST", "HST", "MST", "UTC", "UCT", "Universal", "Zulu"),
    *("GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich"),
}
"""Zones of one fixed distance to UTC, besides those of `Etc/`."""


def event_ends_after_it_starts(draft: Draft) -> Iterator[Fault]:
    """The event's last day is not before its first."""
    if draft.event is None:
        return
    starts, ends = draft.event.shape.starts, draft.event.shape.ends
    if starts and ends and ends < starts:
        yield draft.event.error(
            "event-ends-early",
            f"The event ends on {ends}, before it starts on {starts}.",
            "Put the two days right.",
            "ends",
        )


def sessions_are_inside_the_event(draft: Draft) -> Iterator[Fault]:
    """A session is on one of the event's days; a chat may be up to a year before it."""
    if draft.event is None:
        return
    starts, ends = draft.event.shape.starts, draft.event.shape.ends
    if starts is None or ends is None or ends < starts:
        return
    outside = list(_outside(draft.sessions, starts, ends))
    event = f"the event, which is from {starts} to {ends}"
    if len(outside) > _SAID_ONE_BY_ONE:
        days = [day for _, day in outside]
        message = f"{len(outside)} sessions, from {min(days)} to {max(days)}, are outside {event}."
        cure = f"Put the days of the event right in {EVENT}, or the starts here."
        yield outside[0][0].error("outside-event", message, cure, "start")
        return
    for session, day in outside:
        cure = "Put the start right; only a chat may come up to a year before."
        yield session.error("outside-event", f"{day} is outside {event}.", cure, "start")


def sessions_end_after_they_start(draft: Draft) -> Iterator[Fault]:
    """A session that has an end has a start time before it, on the same day or the day before."""
    for session in draft.sessions:
        start, end = session.shape.start, session.shape.end
        if start is None or end is None:
            continue
        if end.at is None:
            message, cure = "The end has no time.", f"Write it like this: {end.day} 10:00."
        elif start.at is None:
            message, cure = "There is an end, but no time at the start.", "Write both or neither."
        elif end.at <= start.at:
            message, cure = "The session ends before it has begun.", "Put the two times right."
        elif end.day > start.day + _LATE_EVENING:
            message, cure = "The session lasts for days.", "Write one row for each day."
        else:
            continue
        yield session.error("wrong-end", message, cure, "end")


def zone_is_of_a_place(draft: Draft) -> Iterator[Fault]:
    """The clock of the venue follows the summer time of a place."""
    zone = draft.event.shape.zone if draft.event else None
    if draft.event and zone and (zone.key in _WITHOUT_PLACE or zone.key.startswith("Etc/")):
        yield draft.event.warning(
            "zone-without-place",
            f"{shown(zone.key)} is no place, so it has no summer time.",
            'Name a place with the clock of the venue, such as "Europe/London".',
            "zone",
        )


def hours_come_once(draft: Draft) -> Iterator[Fault]:
    """No session starts or ends in an hour that a change of the clocks leaves out or repeats."""
    zone = draft.event.shape.zone if draft.event else None
    if zone is None:
        return
    for session in draft.sessions:
        for column, moment in (("start", session.shape.start), ("end", session.shape.end)):
            at = moment.at if moment else None
            if at is None:
                continue
            if _never_comes(at, zone):
                message = f"{at:%Y-%m-%d %H:%M} never comes: the clocks go forward then."
                yield session.error("hour-never", message, "Write the time after that.", column)
            elif _comes_twice(at, zone):
                message = f"{at:%Y-%m-%d %H:%M} comes twice: the clocks go back then."
                cure = "The kiosk takes the first; choose a time outside that hour."
                yield session.warning("hour-twice", message, cure, column)


def _outside(
    sessions: Iterable[Entry[SessionShape]], starts: date, ends: date
) -> Iterator[tuple[Entry[SessionShape], date]]:
    for session in sessions:
        start = session.shape.start
        is_chat = session.shape.kind in {SessionKind.CHAT, None}
        first = starts - _EARLIEST_CHAT if is_chat else starts
        if start is not None and not first <= start.day <= ends:
            yield session, start.day


def _never_comes(at: datetime, zone: ZoneInfo) -> bool:
    there_and_back = at.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) != at


def _comes_twice(at: datetime, zone: ZoneInfo) -> bool:
    first, second = (at.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second
