import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from kiosk.handouts import Layout, PreflightError, codes_of, pdf, pictures
from kiosk.qr import read_codes


def opened(pages: Any) -> list[Image.Image]:
    return [Image.open(io.BytesIO(page)) for page in pages]


def test_each_page_is_a_picture_in_its_colours(mine: Any) -> None:
    handout = mine(6, 4, 9)
    pages = opened(pictures(handout, pdf(handout)))
    assert [(page.format, page.mode, page.size) for page in pages] == [
        ("PNG", "RGB", (2480, 3508))
    ] * 3
    assert {round(page.info["dpi"][0]) for page in pages} == {300}
    found = [text for page in pages for text in read_codes(page)]
    assert sorted(found) == sorted(codes_of(handout))


@pytest.mark.parametrize(("layout", "dpi"), [(Layout.LABEL_62, 300), (Layout.RECEIPT_80, 203)])
def test_printer_of_dots_gets_its_own_dots_in_black_and_white(
    cards: Any, layout: Layout, dpi: int
) -> None:
    handout = cards({})
    (picture,) = opened(pictures(replace(handout, layout=layout), pdf(handout)))
    assert picture.mode == "1"
    assert round(picture.info["dpi"][0]) == dpi
    assert picture.width == round(210 / 25.4 * dpi)


def test_picture_without_a_code_that_it_should_have_is_told(cards: Any) -> None:
    with pytest.raises(PreflightError, match="PhysioUKDebate2 cannot be read"):
        list(pictures(cards({}, {}), pdf(cards({}))))
