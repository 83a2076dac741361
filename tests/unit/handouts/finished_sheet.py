"""A look at a finished PDF, as its reader and its paper have it."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

from kiosk.qr import read_codes

_DOTS_A_MM = 10
_DPI = 254


class Sheet:
    """A finished PDF."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    @property
    def title(self) -> str:
        return str(self._document.get_metadata_dict()["Title"])

    @property
    def author(self) -> str:
        return str(self._document.get_metadata_dict()["Author"])

    @property
    def is_tagged(self) -> bool:
        return bool(pdfium.FPDFCatalog_IsTagged(self._document))

    @property
    def text(self) -> str:
        pages = (page.get_textpage().get_text_range() for page in self._document)
        # PDFium marks the end of a line that goes on with a sign of its own.
        return " ".join(" ".join(pages).replace("\ufffe", "").split())

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(text for page in self.pictures() for text in read_codes(page))

    def pictures(self, dpi: int = 150) -> list[Image.Image]:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in self._document]

    def has_white_edges(self, millimetres: float = 8) -> bool:
        """Whether nothing is drawn so near to the edge of a page."""
        return all(_has_white_edges(page, millimetres) for page in self.pictures(_DPI))

    def cards_have_white_edges(self, millimetres: float, rows: int) -> bool:
        """Whether nothing but the cut is drawn so near to the edge of any card, two in a row."""
        wide, high, cut = 105 * _DOTS_A_MM, 297 / rows * _DOTS_A_MM, 3
        cards = [
            page.crop(
                (
                    column * wide + cut,
                    round(row * high) + cut,
                    (column + 1) * wide - cut,
                    round((row + 1) * high) - cut,
                )
            )
            for page in self.pictures(_DPI)
            for column, row in product(range(2), range(rows))
        ]
        return all(_has_white_edges(card, millimetres - cut / _DOTS_A_MM) for card in cards)

    def code_widths(self, dpi: int = 300) -> list[float]:
        """The width of each code in millimetres, without its quiet zone."""
        corners = [
            code.position for page in self.pictures(dpi) for code in zxingcpp.read_barcodes(page)
        ]
        return [(each.bottom_right.x - each.top_left.x) / dpi * 25.4 for each in corners]

    def least_type(self) -> float:
        """The size of the smallest letters, in points."""
        pages = [page.get_textpage() for page in self._document]
        return min(
            float(pdfium.FPDFText_GetFontSize(page, at))
            for page in pages
            for at in range(page.count_chars())
            if page.get_text_range(at, 1).strip()
        )

    @property
    def other_languages(self) -> set[str]:
        """The languages of what is said in another one than the document's."""
        found = {language for *_, language in self._every_tag()}
        for page in self._document:
            for drawn in page.get_objects():
                found.update(_marked(drawn.raw))
        return found - {""}

    def tags(self) -> list[tuple[str, str]]:
        """Kind and alternative text of every tag, in reading order."""
        return [(kind, alt) for kind, alt, _ in self._every_tag()]

    def headings(self) -> list[str]:
        """The kind of every heading in reading order, such as "H1"."""
        return [kind for kind, *_ in self._every_tag() if kind[:1] == "H"]

    def alts(self) -> list[str]:
        """The alternative text of every picture in reading order."""
        return [alt for kind, alt, _ in self._every_tag() if kind == "Figure"]

    def _every_tag(self) -> Iterator[tuple[str, str, str]]:
        for page in self._document:
            yield from self._tags_of(page)

    def _tags_of(self, page: Any) -> Iterator[tuple[str, str, str]]:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from self._tags_in(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
        pdfium.FPDF_StructTree_Close(tree)

    def _tags_in(self, tag: Any) -> Iterator[tuple[str, str, str]]:
        if not tag:
            return
        yield (
            _said(pdfium.FPDF_StructElement_GetType, tag),
            _said(pdfium.FPDF_StructElement_GetAltText, tag),
            _said(pdfium.FPDF_StructElement_GetLang, tag),
        )
        for at in range(pdfium.FPDF_StructElement_CountChildren(tag)):
            yield from self._tags_in(pdfium.FPDF_StructElement_GetChildAtIndex(tag, at))


def _has_white_edges(picture: Image.Image, millimetres: float) -> bool:
    edge = round(millimetres * _DOTS_A_MM)
    picture.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
    return bool(picture.getextrema() == (255, 255))


def _said(ask: Callable[..., int], tag: Any) -> str:
    length = ask(tag, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(tag, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _marked(drawn: Any) -> Iterator[str]:
    """The languages in which something drawn is marked."""
    for at in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, at)
        buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        text = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", text, 64, length):
            yield buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")
