"""Rules about when things are: the event's days, and the sessions within them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.packs.draft import Draft
from kiosk.packs.faults import Fault
from kiosk.packs.model import SessionKind

EARLIEST_CHAT = timedelta(days=366)
"""How long before the event a chat may be."""

_LATE_EVENING = timedelta(days=1)


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
    for session in draft.sessions:
        start = session.shape.start
        if start is None:
            continue
        is_chat = session.shape.kind in {SessionKind.CHAT, None}
        first = starts - EARLIEST_CHAT if is_chat else starts
        if not first <= start.day <= ends:
            yield session.error(
                "outside-event",
                f"{start.day} is outside the event, which is from {starts} to {ends}.",
                "Put the start right; only a chat may come up to a year before.",
                "start",
            )


def sessions_end_after_they_start(draft: Draft) -> Iterator[Fault]:
    """A session that has an end has a start time before it, on the same day or the day before."""
    for session in draft.sessions:
        start, end = session.shape.start, session.shape.end
        if start is None or end is None:
            continue
        if end.at is None:
            message, cure = "The end has no time.", "Write it like this: 2014-10-11 10:00."
        elif start.at is None:
            message, cure = "There is an end, but no time at the start.", "Write both or neither."
        elif end.at <= start.at:
            message, cure = "The session ends before it has begun.", "Put the two times right."
        elif end.day > start.day + _LATE_EVENING:
            message, cure = "The session lasts for days.", "Write one row for each day."
        else:
            continue
        yield session.error("wrong-end", message, cure, "end")


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


def _never_comes(at: datetime, zone: ZoneInfo) -> bool:
    there_and_back = at.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) != at


def _comes_twice(at: datetime, zone: ZoneInfo) -> bool:
    first, second = (at.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second
