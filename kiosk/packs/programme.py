"""What is on now and what comes next, from the pack and a moment that is passed in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.packs.model import Event, Session

ASSUMED_LENGTH = timedelta(hours=1)
"""How long a session without a stated end counts as being on."""


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions by day and time; those without a time come last on their day."""
    return tuple(sorted(sessions, key=_when))


def is_now(session: Session, now: datetime) -> bool:
    """Whether a session is on at this moment."""
    if session.starts is None:
        return False
    return session.starts <= now < (session.ends or session.starts + ASSUMED_LENGTH)


def is_today(session: Session, event: Event, now: datetime) -> bool:
    """Whether a session is on the day that it is at the venue."""
    return session.day == now.astimezone(event.zone).date()


def coming(sessions: Iterable[Session], now: datetime) -> tuple[Session, ...]:
    """The sessions that start next: all of those that start at the same earliest moment."""
    later = [session for session in sessions if session.starts and session.starts > now]
    first = min((session.starts for session in later if session.starts), default=None)
    return tuple(session for session in later if session.starts == first)


def is_under_way(event: Event, now: datetime) -> bool:
    """Whether it is one of the event's days at the venue."""
    return event.starts <= now.astimezone(event.zone).date() <= event.ends


def _when(session: Session) -> tuple[object, ...]:
    moment = session.starts
    return (session.day, moment is None, moment.timestamp() if moment else 0.0, session.no)
