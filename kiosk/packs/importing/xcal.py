"""Programmes in xCal: iCalendar as XML, by RFC 6321 or as pentabarf and pretalx write it."""

from collections.abc import Iterator

from kiosk.packs.importing.ical import WANTED, sessions_of
from kiosk.packs.importing.ical_lines import Block, Property
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.recurring import MOST_TIMES
from kiosk.packs.importing.xml_reading import Elements, read_elements

_EVENT = "vevent"
_TEXTS = frozenset(("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS"))
_NAMES = {"CATEGORY": "CATEGORIES", "TITLE": "SUMMARY"}
"""Pentabarf has a title without the subtitle before each summary, which joins the two."""

_MARKS = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def told(text: str, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of an xCal file, repeated ones once for each time."""
    calendar = _Calendar()
    read_elements(text, calendar, progress)
    yield from sessions_of(calendar.found, venue, doubts)


class _Calendar(Elements):
    """Collects the events as if they had been lines of an iCalendar file.

    Inside an event, the path is `[properties] name [parameters name] [type [part]]`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._event: Block | None = None
        self._depth = 0
        self._line: int | None = None
        self._params: dict[str, str] = {}
        self._values: list[str] = []
        self._parts: list[tuple[str, str]] = []

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        if self._event is None and name == _EVENT:
            if len(self.found) >= 2 * MOST_SESSIONS:
                message = f"The programme has more than {MOST_SESSIONS} sessions."
                raise ProgrammeError(Problem(self.line, message, "Import a part of it."))
            self._event, self._depth = Block("VEVENT", self.line or 0), len(self.path)
        elif self._event is not None and len(self._inside()) == 1:
            self._line, self._values, self._parts = self.line, [], []
            self._params = {key.upper(): value for key, value in attributes.items()}

    def ended(self, name: str, text: str) -> None:
        if self._event is None:
            return
        inside = [*self._inside(), name]
        if len(self.path) < self._depth:
            self.found.append(self._event)
            self._event = None
        elif inside[0] == "components" or len(self._values) >= MOST_TIMES:
            return
        elif len(inside) == 1 and name != "properties":
            self._end_property(self._event, name.upper(), text)
        elif inside[1:2] == ["parameters"]:
            if len(inside) == 4:
                self._params[inside[2].upper()] = text
        elif len(inside) == 2:
            self._values.append(_value(inside[0], name, text, self._parts))
            self._parts = []
        elif len(self._parts) < MOST_TIMES:
            self._parts.append((name, text))

    def _inside(self) -> list[str]:
        inside = self.path[self._depth :]
        return inside[1:] if inside[:1] == ["properties"] else inside

    def _end_property(self, event: Block, name: str, text: str) -> None:
        name = _NAMES.get(name, name)
        if name in WANTED["VEVENT"] and len(event.properties.get(name, ())) < MOST_TIMES:
            marked = text.translate(_MARKS) if name in _TEXTS else text
            value = Property(
                self._line or event.line, self._params, ",".join(self._values) or marked
            )
            event.properties.setdefault(name, []).append(value)


def _value(name: str, kind: str, text: str, parts: list[tuple[str, str]]) -> str:
    """A value as iCalendar writes it."""
    if kind == "recur":
        rule: dict[str, list[str]] = {}
        for part, each in parts:
            rule.setdefault(part.upper(), []).append(_plain(each) if part == "until" else each)
        return ";".join(f"{part}={','.join(each)}" for part, each in rule.items())
    if kind == "period":
        return "/".join(_plain(each) for _, each in parts)
    return text.translate(_MARKS) if name.upper() in _TEXTS else text


def _plain(moment: str) -> str:
    return moment.replace("-", "").replace(":", "")
