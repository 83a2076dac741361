"""From what a programme tells of a session to what can go into the pack, with every doubt."""

import re
from datetime import datetime, timedelta

from kiosk.packs.faults import shown
from kiosk.packs.importing.clock import at_venue, is_odd, is_second
from kiosk.packs.importing.items import Item, Told, Venue
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.texts import plain
from kiosk.packs.model import SessionKind
from kiosk.packs.shapes import Moment

LONGEST_TITLE = 160
LONGEST_ABOUT = 240
LONGEST_NAME = 80
"""Characters of a room, or of a chair's name."""
_LONGEST_KEY = 250

_LATE_EVENING = timedelta(days=1)

_KINDS = (
    (re.compile(r"\b(tweet|twitter|social media)\W?chat\b|^chat$"), SessionKind.CHAT),
    (re.compile(r"\bdrop\W?in\b"), SessionKind.DROP_IN),
    (re.compile(r"workshop\b|\btutorial\b|\bhands\W?on\b|\bgweithdy\b"), SessionKind.WORKSHOP),
    (re.compile(r"\bdebate\b|\bpanel\b|\bpodium\b|\bdadl\b"), SessionKind.DEBATE),
)


def item_of(told: Told, venue: Venue, doubts: Doubts) -> Item | None:
    """The session as the pack can take it, or None where it must be left out."""
    title = plain(told.title, LONGEST_TITLE)
    if not title:
        doubts.say(
            told.line, "A session without a title was left out.", "Give it one in the programme."
        )
        return None
    start = _start(told, title, venue, doubts)
    if start is None:
        return None
    about = plain(told.about, LONGEST_ABOUT)
    return Item(
        line=told.line,
        guid=_key(told.guid),
        slug=_key(told.slug),
        ident=_key(told.ident),
        start=start,
        end=_end(told, title, start.at, venue, doubts),
        kind=_kind(told.kind),
        room=plain(told.room, LONGEST_NAME),
        chair=plain(told.chair, LONGEST_NAME),
        title=title,
        about="" if about == title else about,
        hashtag=told.hashtag.strip().lstrip("#"),
    )


def _start(told: Told, title: str, venue: Venue, doubts: Doubts) -> Moment | None:
    if told.start is None:
        doubts.say(
            told.line,
            f"{shown(title)} was left out: it has no day and time that can be read.",
            "Give it a start such as 2014-10-11 09:00.",
        )
        return None
    if isinstance(told.start, datetime):
        here = at_venue(told.start, venue.zone)
        if here is not None:
            _say_when_clocks_change(told, title, here, venue, doubts)
            return Moment(here.date(), here)
    elif 2000 <= told.start.year <= 2100:
        return Moment(told.start, None)
    doubts.say(
        told.line,
        f"{shown(title)} was left out: it is in the year {told.start.year}.",
        "Put its date right in the programme.",
    )
    return None


def _say_when_clocks_change(
    told: Told, title: str, here: datetime, venue: Venue, doubts: Doubts
) -> None:
    start = told.start
    if not is_odd(here, venue.zone):
        return
    if not isinstance(start, datetime) or start.tzinfo is None:
        message = f"{shown(title)} starts when clocks change, at a time that is twice or never."
        doubts.say(told.line, message, "Ask for its start with an offset from UTC.")
    elif is_second(start, venue.zone):
        message = f"{shown(title)} starts in the second of two hours; the kiosk takes the first."
        doubts.say(told.line, message, "Move it by an hour, or live with it.")


def _end(
    told: Told, title: str, start: datetime | None, venue: Venue, doubts: Doubts
) -> datetime | None:
    if start is None:
        return None
    end = None
    if told.end is not None:
        end = at_venue(told.end, venue.zone)
    elif told.length is not None:
        # A length counts on the clock of the world, which may change under way.
        moment = start.replace(tzinfo=venue.zone).timestamp() + told.length.total_seconds()
        end = at_venue(datetime.fromtimestamp(moment, venue.zone), venue.zone)
    if end == start or (told.end is None and told.length is None):
        return None
    if end is not None and start < end and end.date() <= start.date() + _LATE_EVENING:
        return end
    what = "ends before it starts" if end is not None and end < start else "lasts for days"
    doubts.say(
        told.line,
        f"{shown(title)} {what}; its end was left empty.",
        "Put its end right in the programme.",
    )
    return None


def _kind(told: str) -> str:
    text = told.strip().lower()[:_LONGEST_KEY]
    for pattern, kind in _KINDS:
        if pattern.search(text):
            return kind
    return text if text in set(SessionKind) else SessionKind.TALK


def _key(text: str) -> str:
    """What tells a session from others, without signs that a spreadsheet would lose."""
    return plain(text, _LONGEST_KEY)
