"""A session as a programme tells it, before it meets the pack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.packs.shapes import Moment

MOST_SESSIONS = 20_000
"""Twice the largest programme that the kiosk is made for."""

Progress = Callable[[float], None]
"""Is told now and then which share of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Venue:
    """What the event says of its place and days; the days are None where they cannot be read."""

    zone: ZoneInfo
    starts: date | None
    ends: date | None
    languages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A session in the words of its file.

    `start` is a day, a time of the venue's clock, or a moment with a zone of its own. `guid`,
    `slug` and `ident` tell it from others, the surest first; any may be empty. `no` is the number
    in a table that is written like `sessions.csv`, `texts` are those in one language by column.
    `lacks` names the columns of `sessions.csv` of which the file says nothing; None where it may
    say something of one session and nothing of another.
    """

    line: int | None
    title: str
    start: date | datetime | None
    end: datetime | None = None
    length: timedelta | None = None
    guid: str = ""
    slug: str = ""
    ident: str = ""
    room: str = ""
    kind: str = ""
    about: str = ""
    chair: str = ""
    hashtag: str = ""
    no: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    lacks: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A session that can go into the pack: clean texts, times on the venue's clock.

    `lacks` names the columns of `sessions.csv` of which the programme says nothing.
    """

    line: int | None
    guid: str
    slug: str
    ident: str
    start: Moment
    end: datetime | None
    kind: str
    room: str
    chair: str
    title: str
    about: str
    hashtag: str
    no: int | None
    texts: Mapping[str, str]
    lacks: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A session without a title or without a start, as far as it can be told from others."""

    line: int | None
    guid: str
    slug: str
    ident: str
    title: str
    start: Moment | None


@dataclass(frozen=True, slots=True)
class Programme:
    """Every session of a programme: those that can be imported, and the others."""

    items: tuple[Item, ...]
    unread: tuple[Unread, ...]
