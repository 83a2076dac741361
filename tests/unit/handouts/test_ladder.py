"""The test ladder: what is measured on it must be true, and its codes must be what they say."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk import qr
from kiosk.handouts import LADDER_DOTS, PreflightError, ladder_page
from kiosk.handouts.layouts import MM_AN_INCH
from kiosk.handouts.paper import LEAST_MARGIN, OFFICE_MARGIN
from kiosk.handouts.raster import rasters

DPI = 300
MM = DPI / MM_AN_INCH
A_DOT = 1.01


@pytest.fixture
def ladder(make: Any) -> Callable[..., bytes]:
    def made(*languages: str) -> bytes:
        return ladder_page(make.pack(), languages)

    return made


@pytest.fixture
def page(ladder: Any) -> Image.Image:
    (found,) = rasters(ladder("en"), DPI, "1")
    return found


def inked(page: Image.Image) -> Any:
    return ~np.asarray(page)


def starts(line: Any) -> list[int]:
    """Where runs of ink begin on a line of dots."""
    return [int(at) + 1 for at in np.flatnonzero(line[1:] & ~line[:-1])]


def test_ladder_has_a_code_for_each_rung(page: Image.Image) -> None:
    wanted = {f"{dots} dots a square" for dots in (3, 4, 5, 6, 8, 10)}
    assert set(qr.read_codes(page)) == wanted
    assert len(LADDER_DOTS) == len(wanted)


@pytest.mark.parametrize("dots", LADDER_DOTS)
def test_code_has_as_many_whole_dots_as_it_says(page: Image.Image, dots: int) -> None:
    drawn = qr.image(qr.matrix(f"{dots} dots a square"), dots)
    # Every dot of the code and its quiet zone is somewhere on the page exactly as it should be.
    off = cv2.matchTemplate(np.asarray(page, np.uint8), np.asarray(drawn, np.uint8), cv2.TM_SQDIFF)
    assert off.min() < 0.5
    assert int((off < 0.5).sum()) == 1


def test_rulers_are_true_both_ways(page: Image.Image) -> None:
    ink = inked(page)
    top, left = 22 * MM, 24 * MM
    across = starts(ink[round(top - MM), round(left - 0.5 * MM) : round(186 * MM)])
    down = starts(ink[round(top - 0.5 * MM) : round(275 * MM), round(left - MM)])
    assert (len(across), len(down)) == (161, 251)
    for ticks, length in ((across, 160), (down, 250)):
        assert ticks[-1] - ticks[0] == pytest.approx(length * MM, abs=A_DOT)
        assert all(after - tick == pytest.approx(MM, abs=A_DOT) for tick, after in pairwise(ticks))


def test_frames_stand_where_margins_end_on_all_sides(page: Image.Image) -> None:
    ink = inked(page)
    # Away from the rulers and the words between the frames.
    row, column = ink[round(285 * MM)], ink[:, round(30 * MM)]
    for line in (row, row[::-1], column[::-1], column):
        edges = starts(line)[:2]
        assert edges == pytest.approx([LEAST_MARGIN * MM, OFFICE_MARGIN * MM], abs=A_DOT)


def test_each_language_has_a_page_of_its_own(ladder: Any, look: Any) -> None:
    sheet = look(ladder("cy", "en"))
    assert sheet.is_tagged
    assert sheet.title == "Tudalen brawf"
    assert len(sheet.pictures()) == 2
    assert sheet.text.index("Tudalen brawf") < sheet.text.index("Test page")
    assert "10 dot y sgwâr 0.85 mm" in sheet.text


@pytest.mark.parametrize(
    ("there", "planted", "sentence"),
    [
        ("width-of(code))", "1.02 * width-of(code))", r"10 dots a square\) is not .* whole dots"),
        ("width-of(code))", "1.2mm)", r"10 dots a square\) cannot be read"),
        ("gap(24mm)", "gap(100mm)", "runs over its end"),
    ],
)
def test_page_that_is_not_what_it_says_is_not_made(
    ladder: Any, templates: Path, there: str, planted: str, sentence: str
) -> None:
    template = templates / "test.typ"
    source = template.read_text(encoding="utf-8")
    assert there in source
    template.write_text(source.replace(there, planted), encoding="utf-8")
    with pytest.raises(PreflightError, match=sentence):
        ladder("en")
