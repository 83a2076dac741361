import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image, ImageDraw

from kiosk.handouts import PreflightError, codes_of, pdf, preflight
from kiosk.qr import QUIET, image, matrix

CSP = "https://x.com/theCSP"
DOTS = 8
LEFT = 200


def page_with(*codes: Image.Image) -> Image.Image:
    page = Image.new("L", (1240, 1754), 255)
    for no, code in enumerate(codes):
        page.paste(code.convert("L"), (LEFT, LEFT + 450 * no))
    return page


def printed(*pages: Image.Image) -> bytes:
    file = io.BytesIO()
    pages[0].save(file, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    return file.getvalue()


def a_code(text: str = CSP) -> Image.Image:
    return image(matrix(text), DOTS)


def test_sheet_with_its_own_codes_passes(mine: Any) -> None:
    handout = mine()
    preflight(pdf(handout), codes_of(handout))


def test_code_that_is_printed_twice_is_expected_twice() -> None:
    twice = printed(page_with(a_code()), page_with(a_code()))
    preflight(twice, [CSP, CSP])
    with pytest.raises(PreflightError, match=r"Page 2 has a code for x\.com/theCSP"):
        preflight(twice, [CSP])


def test_missing_code_is_named() -> None:
    with pytest.raises(PreflightError, match=r"The code for x\.com/NHS cannot be read"):
        preflight(printed(page_with(a_code())), [CSP, "https://x.com/NHS"])


def test_code_that_nobody_asked_for_is_named() -> None:
    page = page_with(a_code(), a_code("https://evil.example/x"))
    with pytest.raises(PreflightError, match=r"Page 1 has a code for evil\.example/x"):
        preflight(printed(page), [CSP])


def test_code_that_reads_in_spite_of_a_stain_fails() -> None:
    page = page_with(a_code())
    middle = LEFT + (QUIET + 10) * DOTS
    ImageDraw.Draw(page).rectangle((middle, middle, middle + 3 * DOTS, middle + 2 * DOTS), fill=0)
    with pytest.raises(PreflightError, match="drawn with wrong squares"):
        preflight(printed(page), [CSP])


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_mark_in_the_quiet_zone_fails(side: str) -> None:
    page = page_with(a_code())
    far = LEFT + a_code().width - 2 * DOTS
    middle = LEFT + a_code().width // 2
    near = LEFT + 2 * DOTS
    x, y = {
        "left": (near, middle),
        "top": (middle, near),
        "right": (far, middle),
        "bottom": (middle, far),
    }[side]
    ImageDraw.Draw(page).rectangle((x, y, x + 4, y + 4), fill=0)
    with pytest.raises(PreflightError, match="less white around it"):
        preflight(printed(page), [CSP])


def test_mark_outside_the_quiet_zone_does_no_harm() -> None:
    page = page_with(a_code())
    ImageDraw.Draw(page).rectangle((LEFT - 12, LEFT, LEFT - 4, LEFT + 300), fill=0)
    preflight(printed(page), [CSP])


def test_code_at_the_edge_of_the_paper_fails() -> None:
    page = Image.new("L", (1240, 1754), 255)
    page.paste(a_code().convert("L"), (-2 * DOTS, LEFT))
    with pytest.raises(PreflightError, match="less white around it"):
        preflight(printed(page), [CSP])


def test_sheet_without_codes_passes_if_none_are_expected() -> None:
    preflight(printed(page_with()), [])


def test_sheets_are_checked_at_the_same_time() -> None:
    document = printed(page_with(a_code()), page_with(a_code()))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: preflight(document, [CSP, CSP]), range(12)))
