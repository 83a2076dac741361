"""Open a programme's file: what sort of file it is, and its text whatever its encoding."""

import codecs
import re
from enum import Enum
from io import BytesIO
from pathlib import Path

from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError

LARGEST_PROGRAMME = 20_000_000
"""Bytes; nine times a congress of 1,000 sessions with all that is said about them."""
MOST_LINES = 1_000_000
"""Three times what the largest of programmes needs."""

_FOREIGN = (
    (b"PK\x03\x04", "This is a zip file or a spreadsheet.", "Save the spreadsheet as CSV."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet.", "Save the spreadsheet as CSV."),
    (b"\x1f\x8b", "This is a compressed file.", "Unpack it first."),
    (b"%PDF", "This is a PDF.", "Ask for the programme as iCalendar, XML, JSON or CSV."),
    (b"\x89PNG", "This is a picture.", "Ask for the programme as iCalendar, XML, JSON or CSV."),
    (
        b"\xff\xd8\xff",
        "This is a picture.",
        "Ask for the programme as iCalendar, XML, JSON or CSV.",
    ),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_TRUSTED = re.compile(r"(iso8859|cp125|latin|us-ascii|ascii|utf-16|koi8|mac)", re.IGNORECASE)
_HEAD = 4_096


class Form(Enum):
    """The forms in which a programme comes."""

    ICALENDAR = "iCalendar"
    XCAL = "xCal"
    XML = "XML"
    JSON = "JSON"
    CSV = "CSV"


def read_bytes(path: Path) -> bytes:
    """What is in a file of at most `LARGEST_PROGRAMME` bytes; raises `ProgrammeError`."""
    try:
        # Opening anything but a file, such as a named pipe, could wait for ever.
        if not path.is_file():
            raise ProgrammeError(
                Problem(None, f"There is no file “{path}”.", "Give the programme's file.")
            )
        if path.stat().st_size <= LARGEST_PROGRAMME:
            with path.open("rb") as source:
                data = source.read(LARGEST_PROGRAMME + 1)
            if len(data) <= LARGEST_PROGRAMME:
                return data
    except (OSError, ValueError) as error:
        message, cure = f"“{path}” cannot be opened.", "Check that it is a file that you may read."
        raise ProgrammeError(Problem(None, message, cure)) from error
    message = f"The file is larger than {LARGEST_PROGRAMME // 1_000_000} MB."
    raise ProgrammeError(
        Problem(None, message, "Ask for the programme alone, without pictures and attachments.")
    )


def without_mark(data: bytes) -> bytes:
    """The file as bytes without NULs, in UTF-8 where it was UTF-16; raises `ProgrammeError`."""
    for beginning, message, cure in _FOREIGN:
        if data.startswith(beginning):
            raise ProgrammeError(Problem(None, message, cure))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(_as_utf_8(data[len(mark) :], encoding))
    head = data[:_HEAD]
    if b"\x00" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if odd > len(head) // 4 and not even:
            data = _as_utf_8(data, "utf-16-le")
        elif even > len(head) // 4 and not odd:
            data = _as_utf_8(data, "utf-16-be")
    return _whole(data)


def form_of(data: bytes) -> Form:
    """Which form a programme has, told from its beginning; raises `ProgrammeError`."""
    head = data[:_HEAD].lstrip()
    upper = head.upper()
    if not head:
        raise ProgrammeError(Problem(None, "The file is empty.", "Fetch the programme again."))
    if re.search(rb"^(?:\xef\xbb\xbf)?BEGIN[ \t]*:[ \t]*V(CALENDAR|EVENT)", upper, re.MULTILINE):
        return Form.ICALENDAR
    if upper.startswith(b"<"):
        if re.match(rb"<(!DOCTYPE\s+)?HTML\b", upper):
            message, cure = (
                "This is a web page.",
                "Ask for the programme as iCalendar, XML or JSON.",
            )
            raise ProgrammeError(Problem(None, message, cure))
        is_calendar = re.search(rb"<(?:[A-Z0-9]{1,20}:)?ICALENDAR\b", upper)
        return Form.XCAL if is_calendar else Form.XML
    if head.startswith((b"{", b"[")):
        return Form.JSON
    return Form.CSV


def text_of(data: bytes, doubts: Doubts) -> str:
    """The text of bytes in UTF-8, in what they declare, or in Windows-1252 where that is odd."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if (declared := _declared(data)) is not None:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    doubts.say(
        line,
        "This line holds letters that are not UTF-8; they were read as Windows-1252.",
        "Look at the accents, and save the file as UTF-8 if they are wrong.",
    )
    return "".join(line_text(each) for each in BytesIO(data))


def line_text(line: bytes) -> str:
    """One line in UTF-8, or in Windows-1252 where it is not."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.match(data[:_HEAD].lstrip())
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    # Some codecs are no encodings of text, or run as long as somebody wants them to.
    return name if _TRUSTED.match(name) else None


def _as_utf_8(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding, "replace").encode("utf-8", "replace")


def _whole(data: bytes) -> bytes:
    if data.count(b"\n") > MOST_LINES:
        message = f"The file has more than {MOST_LINES:,} lines."
        raise ProgrammeError(Problem(None, message, "Ask for the programme alone."))
    place = data.find(b"\x00")
    if place < 0:
        return data
    raise ProgrammeError(
        Problem(
            data.count(b"\n", 0, place) + 1,
            "This line holds a zero byte, which no text has.",
            "The file is damaged or not a programme; fetch it again.",
        )
    )
