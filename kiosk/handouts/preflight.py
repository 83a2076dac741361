"""The last look before a sheet is printed: its own dots are read as a phone would read them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kiosk import qr
from kiosk.handouts.errors import PreflightError
from kiosk.handouts.raster import rasters
from kiosk.platforms import spoken

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 150
MIDDLE_GREY = 128
NEARLY_WHITE = 224
SLACK = 2
"""Dots by which a corner may be off, as the reader tells it."""


def preflight(pdf: bytes, expected: Iterable[str]) -> None:
    """Check that a sheet carries exactly these codes, each as often, and each as it was drawn.

    Raises `PreflightError`.
    """
    missing = Counter(expected)
    for number, page in enumerate(rasters(pdf, DPI, "L"), start=1):
        for code in _codes(page):
            if not missing[code.text]:
                raise PreflightError(
                    f"Page {number} has a code for {spoken(code.text)}, "
                    "which belongs to no part of it."
                )
            missing[code.text] -= 1
            # A reader mends wrong modules and forgives a narrow margin; a phone in a crowd may not.
            _check_modules(code, page, number)
            _check_quiet(code, page, number)
    for text in missing.elements():
        raise PreflightError(
            f"The code for {spoken(text)} cannot be read on the finished sheet. "
            "Use a shorter address."
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Code:
    """A code as the reader found it; its place is in dots from the page's top left."""

    text: str
    left: float
    top: float
    module: float


def _codes(page: "Image") -> Iterator[_Code]:
    # `qr.read_codes` says what a page's codes hold; here it also matters where they stand.
    import zxingcpp

    found = zxingcpp.read_barcodes(
        page,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    for code in found:
        corner, opposite = code.position.top_left, code.position.bottom_right
        yield _Code(
            text=code.text,
            left=corner.x,
            top=corner.y,
            module=(opposite.x - corner.x) / qr.proven(code.text).size,
        )


def _check_modules(code: _Code, page: "Image", number: int) -> None:
    matrix, dots = qr.proven(code.text), page.tobytes()
    for row, column in product(range(matrix.size), repeat=2):
        x = int(code.left + (column + 0.5) * code.module)
        y = int(code.top + (row + 0.5) * code.module)
        if (dots[y * page.width + x] < MIDDLE_GREY) != matrix.is_dark(row, column):
            raise PreflightError(
                f"On page {number} the code for {spoken(code.text)} is drawn with wrong squares."
            )


def _check_quiet(code: _Code, page: "Image", number: int) -> None:
    side = round(code.module * qr.proven(code.text).size)
    zone = int(qr.QUIET * code.module) - SLACK
    around = page.crop(
        (
            round(code.left) - zone,
            round(code.top) - zone,
            round(code.left) + side + zone,
            round(code.top) + side + zone,
        )
    )
    # The code itself is taken out; what lies outside the paper is cropped as black.
    around.paste(255, (zone - SLACK, zone - SLACK, zone + side + SLACK, zone + side + SLACK))
    if min(around.tobytes()) < NEARLY_WHITE:
        raise PreflightError(
            f"On page {number} the code for {spoken(code.text)} "
            "has less white around it than a phone needs."
        )
