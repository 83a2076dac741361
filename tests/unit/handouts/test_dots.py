"""Printers of dots: every module is whole dots, and two readers by different people read them."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from kiosk import qr
from kiosk.handouts import Handout, Layout, codes_of, event_handout, pdf
from kiosk.handouts.content import PrintedCode, printed_codes
from kiosk.handouts.layouts import MM_AN_INCH, PLACES, code_width
from kiosk.handouts.raster import rasters

ROLLS = (Layout.LABEL_62, Layout.RECEIPT_80)
LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"
OFF_A_DOT = 0.01
"""How far, in dots, a PDF's rounding moves an edge."""


def dots(document: bytes, layout: Layout) -> list[Image.Image]:
    """The pages of a PDF in exactly the dots that a layout's printer prints."""
    dpi = PLACES[layout].dpi
    assert dpi is not None
    return list(rasters(document, dpi, "1"))


@pytest.fixture(
    params=[
        {"takeaway": "https://csp.uk/"},  # 25 modules, the largest
        {"takeaway": None, "languages": ("en",)},
        {"takeaway": None, "hashtag": LONG_TAG},
        {"takeaway": "https://stand.example/" + "a-long-path/" * 8},
    ],
    ids=["smallest", "one language", "fine", "finest"],
)
def signs(request: Any, make: Any) -> Any:
    """Two sessions in a layout, with codes from the coarsest to the finest."""
    wanted = {"languages": ("cy", "en"), "hashtag": "PhysioUKDebate", **request.param}

    def made(layout: Layout) -> Handout:
        sessions = [make.session(no, hashtag=wanted["hashtag"]) for no in (1, 2)]
        languages, takeaway = wanted["languages"], wanted["takeaway"]
        return event_handout(layout, make.pack(), sessions, languages, takeaway=takeaway)

    return made


def dots_a_module(layout: Layout, code: PrintedCode) -> int:
    dpi = PLACES[layout].dpi
    assert dpi is not None
    found = code_width(layout, code.matrix.size) / MM_AN_INCH * dpi / code.matrix.size
    assert found == pytest.approx(round(found))
    return round(found)


def assert_drawn_exactly(handout: Handout, pages: tuple[Image.Image, ...]) -> None:
    """Each code stands somewhere on the pages dot by dot, its four white modules too."""
    places = [(page, code) for page in pages for code in zxingcpp.read_barcodes(page.convert("L"))]
    for code in printed_codes(handout):
        each = dots_a_module(handout.layout, code)
        wanted = qr.image(code.matrix, each)
        corners = [
            (page, found.position.top_left.x - qr.QUIET * each, found.position.top_left.y)
            for page, found in places
            if found.text == code.opens
        ]
        assert any(
            page.crop((x, y, x + wanted.width, y + wanted.height)).tobytes() == wanted.tobytes()
            for page, left, corner in corners
            for x in (left - 1, left, left + 1)
            for y in range(corner - qr.QUIET * each - 1, corner - qr.QUIET * each + 2)
        ), code.opens


def second_reader(page: Image.Image) -> Iterator[str]:
    _, texts, *_ = cv2.QRCodeDetectorAruco().detectAndDecodeMulti(np.asarray(page.convert("L")))
    yield from texts


def places_of_codes(document: bytes, dpi: int, sides: set[int]) -> Iterator[tuple[float, ...]]:
    """Left, top, right and bottom of what is drawn as wide as a code, in dots from the top left."""
    for page in pypdfium2.PdfDocument(document):
        height = page.get_height()
        for shape in page.get_objects(max_depth=5):
            left, bottom, right, top = shape.get_bounds()
            box = [side * dpi / 72 for side in (left, height - top, right, height - bottom)]
            if any(abs(box[2] - box[0] - side) < OFF_A_DOT for side in sides):
                yield tuple(box)


@pytest.mark.parametrize("layout", ROLLS)
def test_modules_and_quiet_zones_of_signs_are_whole_dots(signs: Any, layout: Layout) -> None:
    handout = signs(layout)
    assert_drawn_exactly(handout, dots(pdf(handout), layout))


@pytest.mark.parametrize("items", [(0, 0, 9), (1, 1, 2), (3, 0, 4), (0, 3, 0), (12, 7, 9)])
def test_modules_and_quiet_zones_of_own_receipts_are_whole_dots(mine: Any, items: Any) -> None:
    handout = Handout(layout=Layout.RECEIPT_80, content=mine(*items).content)
    assert_drawn_exactly(handout, dots(pdf(handout), Layout.RECEIPT_80))


@pytest.mark.parametrize("layout", ROLLS)
def test_both_readers_read_every_sign(signs: Any, layout: Layout) -> None:
    handout = signs(layout)
    pages = dots(pdf(handout), layout)
    assert sorted(text for page in pages for text in qr.read_codes(page)) == sorted(
        codes_of(handout)
    )
    assert sorted(text for page in pages for text in second_reader(page)) == sorted(
        codes_of(handout)
    )


@pytest.mark.parametrize("language", ["en", "cy"])
def test_both_readers_read_own_receipts(mine: Any, language: str) -> None:
    handout = Handout(layout=Layout.RECEIPT_80, content=mine(2, 2, 9, language).content)
    (page,) = dots(pdf(handout), Layout.RECEIPT_80)
    assert sorted(qr.read_codes(page)) == sorted(codes_of(handout))
    assert sorted(second_reader(page)) == sorted(codes_of(handout))


@pytest.mark.parametrize("layout", ROLLS)
def test_codes_and_paper_are_whole_dots_before_they_are_drawn(signs: Any, layout: Layout) -> None:
    handout = signs(layout)
    document, dpi = pdf(handout), PLACES[layout].dpi
    assert dpi is not None
    codes = printed_codes(handout)
    sides = {code.matrix.size * dots_a_module(layout, code) for code in codes}
    found = list(places_of_codes(document, dpi, sides))
    assert len(found) == len(codes)
    papers = [page.get_size() for page in pypdfium2.PdfDocument(document)]
    lengths = [side * dpi / 72 for paper in papers for side in paper]
    for edge in (*lengths, *(edge for box in found for edge in box)):
        assert edge == pytest.approx(round(edge), abs=OFF_A_DOT)


def test_own_receipt_is_whole_dots_however_long_it_is(mine: Any) -> None:
    handout = Handout(layout=Layout.RECEIPT_80, content=mine(12, 7, 9).content)
    codes = printed_codes(handout)
    sides = {code.matrix.size * dots_a_module(Layout.RECEIPT_80, code) for code in codes}
    found = list(places_of_codes(pdf(handout), 203, sides))
    assert len(found) == 3
    for edge in (edge for box in found for edge in box):
        assert edge == pytest.approx(round(edge), abs=OFF_A_DOT)


@pytest.mark.parametrize(("layout", "width"), [(Layout.LABEL_62, 696), (Layout.RECEIPT_80, 576)])
def test_page_is_as_wide_as_the_printer_prints(signs: Any, layout: Layout, width: int) -> None:
    pages = dots(pdf(signs(layout)), layout)
    assert [(page.mode, page.width) for page in pages] == [("1", width)] * 2
