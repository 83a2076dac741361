"""Programmes in JSON: schedules of frab and pretalx, APIs such as Indico's, and lists alike."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.packs.importing.clock import clock_time, iso_moment
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.schedule import NO_DAY, Day, day_of, session_of
from kiosk.packs.importing.table_columns import field_of
from kiosk.packs.importing.zones import say_other_zone

_HOLDERS = frozenset(
    (
        *("days", "day", "rooms", "conference", "schedule", "talks", "results", "events"),
        *("sessions", "breaks", "submissions", "slots", "conference_events", "contributions"),
        *("entries", "agenda", "program", "programme", "timetable"),
    )
)
_ALSO_HOLDS = "data"
"""A dictionary of this name may hold sessions, or be something that a session has."""
_IDENT = re.compile(
    r"\d[\d-]*|[A-Z0-9]{4,10}|[bcs]\d+(?:l\d+)?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}"
)
"""What a session, a room or a day is called where they stand by name instead of in a list."""
_NAMES = {
    "about": "abstract",
    "kind": "type",
    "length": "duration",
    "end_date": "ends",
    "ident": "id",
    "slug": "code",
}
"""What `session_of` calls those fields that it has other names for."""
_TIMES = frozenset(("date", "start", "end"))
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
            elif isinstance(each, list) or (isinstance(each, dict) and _may_hold(key)):
                day = iso_moment(key)
                inside = (
                    around
                    if day is None
                    else replace(around, day=day_of({"date": key}, around.change, None))
                )
                yield from self.sessions(each, inside, depth + 1)

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
            for key, text in tuple(fields.items()):
                name = _NAMES.get(field := field_of(key) or "", field)
                known = fields.get(name)
                # A time of day says less than a moment, which some have under another name.
                if name and (
                    not known or (name in _TIMES and iso_moment(text) and not iso_moment(known))
                ):
                    fields[name] = text
            room = fields.get("room") or fields.get("roomId") or ""
            fields["room"] = self._rooms.get(room, room)
            line = self._lines.find(
                fields.get("guid") or fields.get("code") or fields.get("title", "")
            )
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


def _may_hold(key: str) -> bool:
    return key in _HOLDERS or key == _ALSO_HOLDS or _IDENT.fullmatch(key) is not None


def _is_session(value: Mapping[str, object]) -> bool:
    if any(value[name] for name in (_HOLDERS - {"slots"}) & value.keys()):
        return False
    inner = value.get("submission")
    keys = {*value, *(inner if isinstance(inner, dict) else ())}
    fields = {field_of(key) for key in value}
    is_timed = bool({"slot", "slots"} & keys or {"start", "date"} & fields)
    # Rooms, tracks and people have names too, but do not begin and end.
    has_end = bool({"end", "end_date", "length"} & fields)
    titled = any(key.casefold() == "title" or key.casefold().endswith("_title") for key in keys)
    return is_timed and (titled or ("title" in fields and has_end))


def _text(value: object, languages: tuple[str, ...]) -> str:
    """A value as text; of a text in several languages, the first that the event has."""
    if isinstance(value, dict):
        value = (
            _moment_text(value) if {"date", "time"} <= value.keys() else _chosen(value, languages)
        )
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _chosen(value: Mapping[str, object], languages: tuple[str, ...]) -> str:
    """The name in a dictionary, or one of the texts that it has by language."""
    name = value.get("name")
    if isinstance(name, str) and name:
        return name
    texts = name if isinstance(name, dict) and name else value
    found = [*(texts.get(each) for each in languages), *texts.values()]
    return next((each for each in found if isinstance(each, str) and each), "")


def _moment_text(value: Mapping[str, object]) -> str:
    """A moment that is told as a date, a time and the name of a zone."""
    told = f"{value['date']} {value['time']}"
    moment = iso_moment(told)
    if not isinstance(moment, datetime):
        return told
    try:
        return moment.replace(tzinfo=ZoneInfo(str(value["tz"]))).isoformat()
    except (ValueError, KeyError, OSError):
        return told
