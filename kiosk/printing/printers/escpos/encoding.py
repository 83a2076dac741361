"""Pages as ESC/POS commands: pictures alone, so that no text can reach a printer as a command."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.handouts.raster import rasters
from kiosk.words import Sentence

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 203
WIDTH = 576
"""Dots across 80 mm paper, of which 72 mm can be printed."""

BAND = 128
"""Rows in one picture: 9 KB, since a small printer keeps a whole picture before it prints it."""

INITIALISE = b"\x1b@"
CUT = b"\x1dVB\x00"
"""GS V 66: feed the paper as far as this printer's cutter is away, and leave a point uncut."""

ASK_IN_ORDER = b"\x1dr\x01"
"""GS r 1: answered only once everything before it has been printed."""

REST_OF_BAND = bytes(BAND * WIDTH // 8)
"""Ends a picture that an earlier connection left open; a printer that waits for none ignores it."""

# A printer heeds DLE EOT, DLE ENQ and DLE DC4 (status, clear, drawer, off) in pictures too.
_REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")
_ONE_DOT_MORE = b"\x18"


class EncodingError(Exception):
    """A document that is not for this paper; `reason` says so in plain words."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


def ask_now(status: int) -> bytes:
    """DLE EOT: the request for one of a printer's statuses, which it answers at once."""
    return b"\x10\x04" + bytes([status])


def encoded(document: bytes) -> Iterator[bytes]:
    """The commands that print a PDF and cut after each page, one picture or cut at a time.

    Raises `EncodingError`.
    """
    for page in rasters(document, DPI, "1"):
        yield from bands(page)
        yield CUT


def bands(page: "Image") -> Iterator[bytes]:
    """A page of black and white dots as pictures (GS v 0) below each other.

    Where eight dots and the next eight would make a real-time command, one dot is added. It takes a
    single dot between white ones, which no code has. Raises `EncodingError`.
    """
    if page.width > WIDTH:
        raise EncodingError(
            Sentence(
                "This sheet is %(dots)d dots wide, and the receipt printer prints %(room)d. "
                "Print it on another printer.",
                {"dots": page.width, "room": WIDTH},
            )
        )
    across = (page.width + 7) // 8
    dots = _REAL_TIME.sub(_ONE_DOT_MORE, page.tobytes("raw", "1;I"))
    for top in range(0, page.height, BAND):
        rows = min(BAND, page.height - top)
        size = across.to_bytes(2, "little") + rows.to_bytes(2, "little")
        yield b"\x1dv0\x00" + size + dots[top * across : (top + rows) * across]
