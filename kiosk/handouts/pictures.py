"""From a finished PDF to a PNG of each page: to look at, to send round, or for a label printer."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from kiosk import qr
from kiosk.handouts.content import Handout, codes_of
from kiosk.handouts.errors import PreflightError
from kiosk.handouts.layouts import PLACES
from kiosk.handouts.raster import rasters
from kiosk.platforms import spoken

OFFICE_DPI = 300


def pictures(handout: Handout, pdf: bytes) -> Iterator[bytes]:
    """A PNG of each page of a handout's PDF, on which its codes were read once more.

    Where a layout's printer prints dots, a page has that printer's dots, black or white; any other
    page has its colours and 300 dots to the inch. Raises `PreflightError` after the last page if a
    code is not on them.
    """
    dpi = PLACES[handout.layout].dpi
    unread = Counter(codes_of(handout))
    for page in rasters(pdf, dpi or OFFICE_DPI, "1" if dpi else "RGB"):
        unread -= Counter(qr.read_codes(page))
        file = BytesIO()
        page.save(file, "png", dpi=(dpi or OFFICE_DPI,) * 2)
        yield file.getvalue()
    for text in unread:
        raise PreflightError(
            f"The code for {spoken(text)} cannot be read on the finished picture. "
            "Use a shorter address."
        )
