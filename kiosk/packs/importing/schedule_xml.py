"""Programmes in frab's XML, which pentabarf began and pretalx writes too."""

import html
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from kiosk.packs.faults import shown
from kiosk.packs.importing.clock import clock_time, iso_moment
from kiosk.packs.importing.items import MOST_SESSIONS, Progress, Told, Venue
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.schedule import NO_DAY, day_of, session_of
from kiosk.packs.importing.zones import say_other_zone

_DEEPEST = 50
_LONGEST_FIELD = 20_000
_LONGEST_TAG = 1_000_000
_LONG_TAG = re.compile(rf"<[^<]{{{_LONGEST_TAG}}}")
"""A tag with its text: the parser keeps all attributes of a tag at once, however many."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))


def told(text: str, venue: Venue, doubts: Doubts, progress: Progress) -> Iterator[Told]:
    """Every session of an XML programme; raises `ProgrammeError` where it is not whole."""
    handler = _Handler(venue, doubts)
    parser = _Parser(forbid_entities=True, forbid_external=True)
    parser.setContentHandler(handler)
    # What it says of its encoding no longer holds, but its lines shall be counted as they were.
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text.lstrip("\ufeff"))
    if found := _LONG_TAG.search(text):
        place = text.count("\n", 0, found.start()) + 1
        message = f"A tag and its text have more than {_LONGEST_TAG:,} characters."
        cure = "Ask for the programme alone, without pictures and attachments."
        raise ProgrammeError(Problem(place, message, cure))
    source = InputSource()
    source.setEncoding("utf-8")
    source.setByteStream(_Watched(_readable(text), progress))
    try:
        parser.parse(source)
    except DefusedXmlException as error:
        raise ProgrammeError(
            Problem(
                handler.line,
                "The file defines words of its own or asks for other files; that is not safe.",
                "Ask for the programme without a DOCTYPE.",
            )
        ) from error
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: None)()
        raise ProgrammeError(_not_whole(str(error), line, text)) from error
    yield from handler.found


class _Parser(DefusedExpatParser):  # type: ignore[misc]
    """Refuses attributes that are declared too: every tag would be given all of its own."""

    def reset(self) -> None:
        super().reset()
        self._parser.AttlistDeclHandler = self._refuse

    def _refuse(self, *_declaration: object) -> None:
        raise DefusedXmlException


class _Watched(BytesIO):
    """Bytes that tell how far they have been read."""

    def __init__(self, data: bytes, progress: Progress) -> None:
        super().__init__(data)
        self._size = len(data) or 1
        self._progress = progress

    def read(self, size: int | None = -1, /) -> bytes:
        self._progress(self.tell() / self._size)
        return super().read(size)


class _Handler(ContentHandler):
    def __init__(self, venue: Venue, doubts: Doubts) -> None:
        super().__init__()
        self.found: list[Told] = []
        self._venue = venue
        self._doubts = doubts
        self._place: Locator | None = None
        self._path: list[str] = []
        self._day = NO_DAY
        self._change: time | None = None
        self._first: date | None = None
        self._room = ""
        self._event: dict[str, str] | None = None
        self._event_line: int | None = None
        self._event_depth = 0
        self._text: list[str] = []
        self._size = 0

    @property
    def line(self) -> int | None:
        return self._place.getLineNumber() if self._place else None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        name = name.rpartition(":")[2].lower()
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise ProgrammeError(_too_deep(self.line))
        self._text, self._size = [], 0
        fields = {key.lower(): value for key, value in attrs.items()}
        if self._event is not None:
            return
        if name == "event":
            if len(self.found) >= MOST_SESSIONS:
                message = f"The programme has more than {MOST_SESSIONS} sessions."
                raise ProgrammeError(Problem(self.line, message, "Import a part of it."))
            self._event, self._event_line = fields, self.line
            self._event_depth = len(self._path)
        elif name == "day":
            self._day = day_of(fields, self._change, self._first)
            self._room = ""
        elif name == "room":
            self._room = fields.get("name", "")

    def characters(self, content: str) -> None:
        if self._size < _LONGEST_FIELD:
            self._text.append(content)
            self._size += len(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        name = self._path.pop()
        text = "".join(self._text).strip()
        self._text, self._size = [], 0
        if self._event is not None:
            if len(self._path) == self._event_depth and text:
                self._event.setdefault(name, text)
            elif len(self._path) < self._event_depth:
                self._end_event(self._event)
        elif self._path[-1:] == ["conference"]:
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


def _readable(text: str) -> bytes:
    """The text without what XML does not allow but programmes hold, such as &nbsp;."""
    text = _NO_SIGN.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(_letter, text)
    return text.encode("utf-8", "replace")


def _letter(found: re.Match[str]) -> str:
    if found[1] in _OWN_ENTITIES:
        return found[0]
    return html.entities.html5.get(f"{found[1]};", found[0])


def _not_whole(said: str, line: int | None, text: str) -> Problem:
    if "no element found" in said or "unclosed" in said:
        last = text.rstrip().count("\n") + 1
        return Problem(last, "The file ends in the middle.", "Fetch the programme again.")
    if "undefined entity" in said:
        return Problem(line, "A word after & is not known.", "Write &amp; for a plain &.")
    if "mismatched tag" in said:
        message = "A tag is closed here that was not opened."
        return Problem(line, message, "Fetch the programme again, or mend this line.")
    message = f"This line is not XML ({shown(said.rpartition(': ')[2])})."
    return Problem(line, message, "Fetch the programme again, or mend this line.")


def _too_deep(line: int | None) -> Problem:
    message = f"Here are more than {_DEEPEST} tags inside each other."
    return Problem(line, message, "This is no programme; fetch it again.")
