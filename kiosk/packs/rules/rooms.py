"""Rules about rooms: no two sessions are in one at the same time."""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.shapes import SessionShape

_ONLINE = "online"
"""A place in which any number of chats can be at once."""

_Booking = tuple[datetime, datetime, Entry[SessionShape]]


def rooms_are_free(draft: Draft) -> Iterator[Fault]:
    """No session is in a room that another has at its start.

    A session without an end takes its room at its start only, because nothing else is known.
    """
    rooms: dict[str, list[_Booking]] = {}
    for session in draft.sessions:
        room, start, end = session.shape.room, session.shape.start, session.shape.end
        if room is None or start is None or start.at is None or _folded(room) == _ONLINE:
            continue
        ends = end.at if end and end.at else start.at
        rooms.setdefault(_folded(room), []).append((start.at, ends, session))
    for bookings in rooms.values():
        yield from _clashes(sorted(bookings, key=itemgetter(0, 1)))


def _clashes(bookings: list[_Booking]) -> Iterator[Fault]:
    last = bookings[0]
    for booking in bookings[1:]:
        if booking[0] < last[1] or booking[0] == last[0]:
            yield _taken(booking[2], last)
        if booking[1] >= last[1]:
            last = booking


def _taken(session: Entry[SessionShape], by: _Booking) -> Fault:
    start, end, other = by
    when = f"from {start:%H:%M} to {end:%H:%M}" if end > start else f"at {start:%H:%M}"
    return session.warning(
        "room-twice",
        f"{shown(session.shape.room)} is taken {when}, by the session in line {other.line()}.",
        "Give one of the two another room or time.",
        "room",
    )


def _folded(room: str) -> str:
    return " ".join(room.casefold().split())
