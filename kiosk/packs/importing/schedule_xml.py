"""Programmes in frab's XML, which pentabarf began and pretalx writes too."""

from collections.abc import Iterator
from datetime import date, datetime, time

from kiosk.packs.importing.clock import clock_time, iso_moment
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.schedule import NO_DAY, day_of, session_of
from kiosk.packs.importing.xml_reading import Elements, read_elements
from kiosk.packs.importing.zones import say_other_zone

_SESSIONS = frozenset(("event", "entry"))
"""What a session is called: by nearly all, and by EuroPython."""


def told(text: str, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of an XML programme; raises `ProgrammeError` where it is not whole."""
    schedule = _Schedule(venue, doubts)
    read_elements(text, schedule, progress)
    yield from schedule.found


class _Schedule(Elements):
    def __init__(self, venue: Venue, doubts: Doubts) -> None:
        super().__init__()
        self.found: list[Told] = []
        self._venue = venue
        self._doubts = doubts
        self._day = NO_DAY
        self._change: time | None = None
        self._first: date | None = None
        self._room = ""
        self._event: dict[str, str] | None = None
        self._event_line: int | None = None
        self._event_depth = 0

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        if self._event is not None:
            return
        if name in _SESSIONS:
            if len(self.found) >= MOST_SESSIONS:
                message = f"The programme has more than {MOST_SESSIONS} sessions."
                raise ProgrammeError(Problem(self.line, message, "Import a part of it."))
            self._event, self._event_line = attributes, self.line
            self._event_depth = len(self.path)
        elif name == "day":
            self._day = day_of(attributes, self._change, self._first)
            self._room = ""
        elif name == "room":
            self._room = attributes.get("name", "")

    def ended(self, name: str, text: str) -> None:
        if self._event is not None:
            if len(self.path) == self._event_depth and text:
                self._event.setdefault(name, text)
            elif len(self.path) < self._event_depth:
                self._end_event(self._event)
        elif self.path[-1:] == ["conference"]:
            self._end_of_conference(name, text)
        elif name == "room":
            self._room = ""

    def _end_event(self, fields: dict[str, str]) -> None:
        self._event = None
        line = self._event_line
        session = session_of(fields, self._day, self._room, line, self._doubts)
        if session is not None:
            self.found.append(session)

    def _end_of_conference(self, name: str, text: str) -> None:
        if name == "day_change":
            self._change = clock_time(text)
        elif name == "start":
            first = iso_moment(text)
            self._first = first.date() if isinstance(first, datetime) else first
        elif name == "time_zone_name":
            say_other_zone(text, self.line, self._venue, self._doubts)
