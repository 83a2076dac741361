from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import typst

from kiosk import qr
from kiosk.handouts import pdf
from kiosk.handouts.raster import count_pages, rasters

AT = 40
"""Dots from the paper's corner to the code's."""


@pytest.fixture
def strip(tmp_path: Path) -> Callable[..., bytes]:
    """A strip of paper with a code in whole dots, whose end need not be one."""

    def made(dpi: int, dots: int, below: str) -> bytes:
        code = qr.matrix("https://x.com/theCSP")
        (tmp_path / "code.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}">'
            f'<path d="{qr.svg_path(code, quiet=0)}"/></svg>'
        )
        strip = tmp_path / "strip.typ"
        strip.write_text(
            f"#let d = 1in / {dpi}\n#set block(spacing: 0pt)\n"
            "#set page(width: 576 * d, height: auto, margin: 0pt)\n"
            f'#v({AT} * d)\n#pad(left: {AT} * d, image("code.svg", width: {code.size * dots} * d))'
            f"\n#v({below})\n"
        )
        return bytes(typst.compile(strip))

    return made


@pytest.mark.parametrize("below", ["0pt", "37.3pt", "300.7pt", "1000.1pt"])
@pytest.mark.parametrize(("dpi", "dots"), [(203, 11), (203, 12), (300, 14), (300, 16)])
def test_modules_are_whole_dots_wherever_the_paper_ends(
    strip: Callable[..., bytes], dpi: int, dots: int, below: str
) -> None:
    (page,) = rasters(strip(dpi, dots, below), dpi, "1")
    wanted = qr.image(qr.matrix("https://x.com/theCSP"), dots)
    quiet = qr.QUIET * dots
    code = wanted.crop((quiet, quiet, wanted.width - quiet, wanted.height - quiet))
    assert page.width == 576
    assert page.crop((AT, AT, AT + code.width, AT + code.height)).tobytes() == code.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_page_is_drawn_in_the_size_of_its_paper(mine: Any, mode: Any) -> None:
    pages = list(rasters(pdf(mine(6, 4, 9)), 100, mode))
    assert [(page.mode, page.size) for page in pages] == [(mode, (827, 1169))] * 3


def test_pages_are_counted(mine: Any) -> None:
    assert [count_pages(pdf(mine(*items))) for items in ((), (6, 4, 9))] == [1, 3]


def test_threads_draw_at_the_same_time(mine: Any) -> None:
    document = pdf(mine())
    (wanted,) = rasters(document, 72, "L")
    with ThreadPoolExecutor(4) as pool:
        drawn = pool.map(lambda _: next(rasters(document, 72, "L")).tobytes(), range(12))
        assert set(drawn) == {wanted.tobytes()}
