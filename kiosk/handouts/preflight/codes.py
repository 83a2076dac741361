"""The codes on a finished page: read as a phone reads them, then compared dot by dot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk import qr
from kiosk.handouts.content import PrintedCode
from kiosk.handouts.errors import PreflightError
from kiosk.handouts.preflight.finished import OFF_A_DOT, Box, Page, is_white
from kiosk.platforms import spoken
from kiosk.qr import Matrix

if TYPE_CHECKING:
    from PIL.Image import Image

MIDDLE_GREY = 128
SLACK = 2
"""Dots by which a corner may be off, as the reader tells it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundCode:
    """A code as the reader found it: where its own top left and bottom right corners stand."""

    opens: str
    corner: tuple[int, int]
    opposite: tuple[int, int]

    @property
    def box(self) -> Box:
        """Its place, also where it stands on its head."""
        (left, right), (top, bottom) = map(sorted, zip(self.corner, self.opposite, strict=True))
        return Box(left, top, right, bottom)


def codes_on(page: Page) -> Iterator[FoundCode]:
    """Every code that a reader finds on a page."""
    # `qr.read_codes` says what a page's codes hold; here it also matters where they stand.
    import zxingcpp

    found = zxingcpp.read_barcodes(
        page.dots,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    for code in found:
        corner, opposite = code.position.top_left, code.position.bottom_right
        yield FoundCode(
            opens=code.text, corner=(corner.x, corner.y), opposite=(opposite.x, opposite.y)
        )


def called(code: PrintedCode) -> str:
    """What a sentence calls a code: its session or account, and what stands beneath it."""
    return f"{code.name} ({code.says})"


def stray(code: FoundCode, where: str) -> PreflightError:
    """The fault of a code that belongs to another page or to none, or that comes too often."""
    return PreflightError(
        f"On {where} is a code for {spoken(code.opens)} that does not belong there. "
        "Take it out of the template."
    )


def unread(code: PrintedCode) -> PreflightError:
    """The fault of a code that no reader finds."""
    return PreflightError(
        f"The code of {called(code)} cannot be read on the finished sheet. "
        "Use a shorter address, or draw it larger."
    )


def check_modules(page: Page, code: FoundCode, drawn: PrintedCode, where: str) -> None:
    """Stop a page with a wrong module: a reader mends some; a phone in a crowd may not."""
    from PIL import Image

    size = drawn.matrix.size
    # One dot from the middle of each module; a code on its head is turned by its corners.
    seen = page.dots.transform(
        (size, size),
        Image.Transform.EXTENT,
        (*code.corner, *code.opposite),
        Image.Resampling.NEAREST,
    )
    if _black_and_white(seen).tobytes() != _modules(drawn.matrix, 1).tobytes():
        raise PreflightError(
            f"On {where} the code of {called(drawn)} is drawn with wrong squares. "
            "Take away what is drawn over it."
        )


def check_quiet_zone(page: Page, code: FoundCode, drawn: PrintedCode, where: str) -> None:
    """Stop a page on which a code has anything but white, or the paper's edge, around it."""
    box = code.box
    left, top, right, bottom = map(int, (box.left, box.top, box.right, box.bottom))
    zone = int(qr.QUIET * (right - left) / drawn.matrix.size) - SLACK
    around = page.dots.crop((left - zone, top - zone, right + zone, bottom + zone))
    # The code itself is taken out; what lies outside the paper is cropped as black.
    inside = zone - SLACK
    around.paste(255, (inside, inside, around.width - inside, around.height - inside))
    if not is_white(around):
        raise PreflightError(
            f"On {where} the code of {called(drawn)} has less white around it than a phone needs. "
            f"Leave {qr.QUIET} squares of it free on each side."
        )


def check_whole_dots(page: Page, code: FoundCode, drawn: PrintedCode, where: str) -> None:
    """Stop a page for a printer of dots on which a module is not whole dots, or not on them."""
    from PIL import ImageChops

    box, size = code.box, drawn.matrix.size
    air = round((box.right - box.left) / size)
    left, top = round(box.left) - air, round(box.top) - air
    around = page.dots.crop((left, top, round(box.right) + air, round(box.bottom) + air))
    ink = ImageChops.invert(around).getbbox()
    assert ink is not None, "a code that was read has ink"
    exact = Box(left + ink[0], top + ink[1], left + ink[2], top + ink[3])
    wide, high = ink[2] - ink[0], ink[3] - ink[1]
    is_whole = wide == high and wide % size == 0
    if is_whole:
        turned = code.corner > code.opposite
        meant = _modules(drawn.matrix, wide // size).rotate(180 if turned else 0)
        is_whole = _black_and_white(around.crop(ink)).tobytes() == meant.tobytes()
    if not (is_whole and any(_is_on_dots(shape, exact) for shape in page.shapes)):
        raise PreflightError(
            f"On {where} the code of {called(drawn)} is not drawn in the printer’s whole dots. "
            f"Give it a width and a place in whole dots, {page.dpi} to the inch."
        )


def _is_on_dots(shape: Box, exact: Box) -> bool:
    pairs = (
        (shape.left, exact.left),
        (shape.top, exact.top),
        (shape.right, exact.right),
        (shape.bottom, exact.bottom),
    )
    return all(abs(edge - dot) < OFF_A_DOT for edge, dot in pairs)


def _black_and_white(grey: "Image") -> "Image":
    return grey.point([255 * (value >= MIDDLE_GREY) for value in range(256)], "1")


def _modules(matrix: Matrix, dots: int) -> "Image":
    """A code without its quiet zone."""
    drawn, quiet = qr.image(matrix, dots), qr.QUIET * dots
    return drawn.crop((quiet, quiet, drawn.width - quiet, drawn.height - quiet))
