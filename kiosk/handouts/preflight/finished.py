"""A finished PDF as PDFium reads it: the dots, words and alternative texts of each page."""

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from kiosk.handouts.raster import POINTS_AN_INCH, drawn, page_by_page

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 150
"""Enough for a module to be several dots wide, on layouts for printers that smooth."""

NEARLY_WHITE = 224
"""The grey, from 0 for black to 255, from which on a mark is too faint to be seen."""

OFF_A_DOT = 0.05
"""How far, in dots, a PDF's rounding moves an edge."""

_DEEP = 4
"""How far pictures stand inside pictures."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in dots from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """In square dots; none where a box is turned inside out."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def shared(self, other: "Box") -> "Box":
        """What two boxes have in common."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Words that were set in one go, with the box of each of their letters' ink."""

    words: str
    letters: tuple[Box, ...]
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of a PDF; `width` and `height` are in dots, and need not be whole.

    `shapes` are the boxes of its drawings, found only where every dot counts; `alts` are the
    alternative texts of its figures, empty where one has none.
    """

    dpi: int
    width: float
    height: float
    dots: "Image"
    runs: tuple[Run, ...]
    shapes: tuple[Box, ...]
    alts: tuple[str, ...]


def is_white(dots: "Image") -> bool:
    """Whether some dots carry no ink that a reader would notice."""
    darkest, _ = cast("tuple[int, int]", dots.getextrema())
    return darkest >= NEARLY_WHITE


def finished_pages(pdf: bytes, printer_dpi: int | None) -> Iterator[Page]:
    """Each page of a PDF, in grey, or in the black and white dots of a printer that prints dots."""
    return page_by_page(pdf, lambda page: _page(page, printer_dpi))


def page_words(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, without the spaces between them."""
    texts = page_by_page(pdf, lambda page: str(page.get_textpage().get_text_range()))
    # PDFium marks the end of a line that goes on with a sign of its own.
    return tuple("".join(text.replace("\ufffe", "").split()) for text in texts)


def _page(page: Any, printer_dpi: int | None) -> Page:
    dpi = printer_dpi or DPI
    width, height = (side * dpi / POINTS_AN_INCH for side in page.get_size())
    place = _placing(page, dpi)
    return Page(
        dpi=dpi,
        width=width,
        height=height,
        dots=drawn(page, dpi, "1" if printer_dpi else "L").convert("L"),
        runs=tuple(_runs(page, place)),
        shapes=tuple(_shapes(page, place)) if printer_dpi else (),
        alts=tuple(_alts(page)),
    )


_Placing = Callable[[float, float, float, float], Box]


def _placing(page: Any, dpi: int) -> _Placing:
    """From points, from the foot of a page upwards, to dots."""
    left_edge, _, _, top_edge = page.get_mediabox()
    scale = dpi / POINTS_AN_INCH

    def place(left: float, bottom: float, right: float, top: float) -> Box:
        return Box(
            (left - left_edge) * scale,
            (top_edge - top) * scale,
            (right - left_edge) * scale,
            (top_edge - bottom) * scale,
        )

    return place


def _runs(page: Any, place: _Placing) -> Iterator[Run]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    words: defaultdict[int, str] = defaultdict(str)
    letters: defaultdict[int, list[Box]] = defaultdict(list)
    for at in range(text.count_chars()):
        run = pdfium.FPDFText_GetTextObject(text, at)
        if not run:
            # A space or a line's end that PDFium adds.
            continue
        # Scripts from right to left mix the letters of several runs.
        key = ctypes.addressof(run.contents)
        words[key] += chr(pdfium.FPDFText_GetUnicode(text, at))
        pdfium.FPDFText_GetCharBox(text, at, *sides)
        left, right, bottom, top = (side.value for side in sides)
        if right > left and top > bottom:
            letters[key].append(place(left, bottom, right, top))
    text.close()
    for key, boxes in letters.items():
        yield Run(words[key], tuple(boxes), _around(boxes))


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _shapes(page: Any, place: _Placing) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for shape in page.get_objects(filter=kinds, max_depth=_DEEP):
        yield place(*shape.get_bounds())


def _alts(page: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _alts_in(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
    pdfium.FPDF_StructTree_Close(tree)


def _alts_in(tag: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    if not tag:
        return
    if _said(pdfium.FPDF_StructElement_GetType, tag) == "Figure":
        yield _said(pdfium.FPDF_StructElement_GetAltText, tag)
    for at in range(pdfium.FPDF_StructElement_CountChildren(tag)):
        yield from _alts_in(pdfium.FPDF_StructElement_GetChildAtIndex(tag, at))


def _said(ask: Callable[..., int], tag: Any) -> str:
    length = ask(tag, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(tag, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
