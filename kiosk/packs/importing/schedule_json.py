"""Programmes in JSON: frab's and pretalx's schedule, pretalx's API and widget, and lists alike."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from kiosk.packs.importing.clock import clock_time, iso_moment
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.schedule import NO_DAY, Day, day_of, session_of
from kiosk.packs.importing.zones import say_other_zone

_HOLDERS = frozenset(
    (
        *("days", "day", "rooms", "conference", "schedule", "talks", "results", "events"),
        *("sessions", "breaks", "submissions", "slots", "conference_events"),
    )
)
_TIMES = ("start", "start_time", "starts", "startsAt", "begin", "date", "slot", "slots")
_ZONES = ("time_zone_name", "timezone", "time_zone")
_DEEPEST = 30
_MOST_MISSES = 20
_MOST_VALUES = 1_000_000
"""Lists and objects, each of which takes a hundred bytes; fifty a session are enough."""


def told(text: str, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of a JSON programme; raises `ProgrammeError` where it is no JSON."""
    if text.count("{") + text.count("[") > _MOST_VALUES:
        message = f"The file holds more than {_MOST_VALUES:,} lists."
        raise ProgrammeError(Problem(None, message, "Ask for the programme alone."))
    try:
        whole = json.loads(text.lstrip("\ufeff"), parse_constant=str)
    except json.JSONDecodeError as error:
        message = "The file is not JSON from this line on."
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            message = "The file ends in the middle."
        problem = Problem(error.lineno, message, "Fetch the programme again.")
        raise ProgrammeError(problem) from error
    except (RecursionError, ValueError) as error:
        message = "The file holds lists inside lists or numbers without end."
        raise ProgrammeError(Problem(None, message, "This is no programme.")) from error
    progress(0.5)
    walk = _Walk(text, venue, doubts)
    for number, session in enumerate(walk.sessions(whole, _Around(), 0)):
        if number % 100 == 0:
            progress(0.5 + 0.5 * min(number / MOST_SESSIONS, 1.0))
        yield session


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of a session from what it stands in."""

    day: Day = NO_DAY
    room: str = ""
    change: time | None = None
    first: date | None = None


class _Walk:
    def __init__(self, text: str, venue: Venue, doubts: Doubts) -> None:
        self._lines = _Lines(text)
        self._venue = venue
        self._doubts = doubts
        self._rooms: dict[str, str] = {}

    def sessions(self, value: object, around: _Around, depth: int) -> Iterator[Told]:
        """Every session in a value, however it is nested."""
        if depth > _DEEPEST:
            return
        if isinstance(value, list):
            for each in value:
                yield from self.sessions(each, around, depth + 1)
        elif isinstance(value, dict):
            if _is_session(value):
                yield from self._session(value, around)
            else:
                yield from self._inside(value, around, depth)

    def _inside(self, value: Mapping[str, object], around: _Around, depth: int) -> Iterator[Told]:
        around = self._known(value, around)
        for key, each in value.items():
            if key == "rooms" and isinstance(each, dict):
                for room, sessions in each.items():
                    inside = replace(around, room=str(room))
                    yield from self.sessions(sessions, inside, depth + 1)
            elif isinstance(each, list) or (isinstance(each, dict) and key in _HOLDERS):
                yield from self.sessions(each, around, depth + 1)

    def _known(self, value: Mapping[str, object], around: _Around) -> _Around:
        rooms = value.get("rooms")
        if isinstance(rooms, list):
            for room in rooms:
                if isinstance(room, dict) and "id" in room:
                    self._rooms[_text(room["id"], ())] = self._words(room.get("name"))
        for name in _ZONES:
            zone = value.get(name)
            if isinstance(zone, str):
                say_other_zone(zone, None, self._venue, self._doubts)
                break
        if "days" in value or "day" in value:
            first = iso_moment(self._words(value.get("start")))
            return replace(
                around,
                change=clock_time(self._words(value.get("day_change"))),
                first=first.date() if isinstance(first, datetime) else first,
            )
        if "rooms" in value and ("date" in value or "index" in value):
            fields = {key: self._words(each) for key, each in value.items() if key != "rooms"}
            return replace(around, day=day_of(fields, around.change, around.first))
        if "name" in value and ("events" in value or "talks" in value):
            return replace(around, room=self._words(value["name"]))
        return around

    def _session(self, value: Mapping[str, object], around: _Around) -> Iterator[Told]:
        slots = value.get("slots") if isinstance(value.get("slots"), list) else [value.get("slot")]
        inner = value.get("submission")
        for slot in slots if isinstance(slots, list) and slots else [None]:
            whole: dict[str, object] = {**value}
            for more in (inner, slot):
                if isinstance(more, dict):
                    whole.update({key: each for key, each in more.items() if each is not None})
            if "id" in value:
                whole["id"] = value["id"]
            fields = {key: self._words(each) for key, each in whole.items()}
            room = fields.get("room") or fields.get("roomId") or ""
            fields["room"] = self._rooms.get(room, room)
            line = self._lines.find(fields.get("guid") or fields.get("code") or fields["title"])
            session = session_of(fields, around.day, around.room, line, self._doubts)
            if session is not None:
                yield session

    def _words(self, value: object) -> str:
        return _text(value, self._venue.languages)


class _Lines:
    """Finds on which line something stands, going forward only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._line = 1
        self._misses = 0

    def find(self, told: str) -> int | None:
        if not told or self._misses > _MOST_MISSES:
            return None
        for form in (json.dumps(told, ensure_ascii=False), json.dumps(told)):
            place = self._text.find(form, self._place)
            if place >= 0:
                self._line += self._text.count("\n", self._place, place)
                self._place = place
                return self._line
        self._misses += 1
        return None


def _is_session(value: Mapping[str, object]) -> bool:
    inner = value.get("submission")
    named = any(isinstance(each, dict) and "title" in each for each in (value, inner))
    return (
        named and any(name in value for name in _TIMES) and not (_HOLDERS - {"slots"}) & set(value)
    )


def _text(value: object, languages: tuple[str, ...]) -> str:
    """A value as text; of a text in several languages, the first that the event has."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        value = value.get("name") or value
        if isinstance(value, str):
            return value
    if isinstance(value, dict):
        found = [value[each] for each in languages if isinstance(value.get(each), str)]
        found += [each for each in value.values() if isinstance(each, str)]
        return next((each for each in found if each), "")
    return ""
