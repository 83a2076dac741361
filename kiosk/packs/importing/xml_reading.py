"""XML as programmes hold it: read safely, element by element, each with its line."""

import html
import re
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from kiosk.packs.faults import shown
from kiosk.packs.importing.items import Progress
from kiosk.packs.importing.problems import Problem, ProgrammeError

_DEEPEST = 50
_LONGEST_FIELD = 20_000
_LONGEST_TAG = 1_000_000
_LONG_TAG = re.compile(rf"<[^<]{{{_LONGEST_TAG}}}")
"""A tag with its text: the parser keeps all attributes of a tag at once, however many."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))


class Elements(ContentHandler):
    """What reads a file: `path` holds the names of the elements that are open, the outermost first.

    Names are in small letters and without their prefix.
    """

    def __init__(self) -> None:
        super().__init__()
        self.path: list[str] = []
        self._place: Locator | None = None
        self._text: list[str] = []
        self._size = 0

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; it is in `path` already."""

    def ended(self, name: str, text: str) -> None:
        """An element ends; it is no longer in `path`. `text` is what stood behind its last tag."""

    @property
    def line(self) -> int | None:
        """The line that is being read."""
        return self._place.getLineNumber() if self._place else None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        """Remember what knows the line; the parser calls this."""
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Open an element; the parser calls this."""
        name = name.rpartition(":")[2].lower()
        self.path.append(name)
        if len(self.path) > _DEEPEST:
            message = f"Here are more than {_DEEPEST} tags inside each other."
            problem = Problem(self.line, message, "This is no programme; fetch it again.")
            raise ProgrammeError(problem)
        self._text, self._size = [], 0
        self.begun(name, {key.lower(): value for key, value in attrs.items()})

    def characters(self, content: str) -> None:
        """Take a piece of text; the parser calls this."""
        if self._size < _LONGEST_FIELD:
            self._text.append(content)
            self._size += len(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Close an element; the parser calls this."""
        name = self.path.pop()
        text = "".join(self._text).strip()
        self._text, self._size = [], 0
        self.ended(name, text)


def read_elements(text: str, elements: Elements, progress: Progress) -> None:
    """Hand every element of a file over; raises `ProgrammeError` where it is not whole or safe."""
    parser = _Parser(forbid_entities=True, forbid_external=True)
    parser.setContentHandler(elements)
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
                elements.line,
                "The file defines words of its own or asks for other files; that is not safe.",
                "Ask for the programme without a DOCTYPE.",
            )
        ) from error
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: None)()
        raise ProgrammeError(_not_whole(str(error), line, text)) from error


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
