"""The test ladders: what they measure must be true, and their codes must be what they say."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from kiosk import qr
from kiosk.handouts import LADDER_DOTS, Ladder, PreflightError, ladder_page
from kiosk.handouts.layouts import MM_AN_INCH
from kiosk.handouts.paper import LEAST_MARGIN, OFFICE_MARGIN
from kiosk.handouts.raster import rasters

OFFICE = 300
MM = OFFICE / MM_AN_INCH
RECEIPT_MM = 203 / MM_AN_INCH
A_DOT = 1.01


@pytest.fixture
def ladder(make: Any) -> Callable[..., bytes]:
    def made(*languages: str, kind: Ladder = Ladder.A4, **sheet: Any) -> bytes:
        return ladder_page(kind, make.pack(), languages, **sheet)

    return made


@pytest.fixture
def page(ladder: Any) -> Image.Image:
    (found,) = rasters(ladder("en"), OFFICE, "1")
    return found


@pytest.fixture(params=["en", "cy"])
def receipt(ladder: Any, request: Any) -> Image.Image:
    (found,) = rasters(ladder(request.param, kind=Ladder.RECEIPT), 203, "1")
    return found


def inked(page: Image.Image) -> Any:
    return ~np.asarray(page)


def starts(line: Any) -> list[int]:
    """Where runs of ink begin on a line of dots."""
    return [int(at) + 1 for at in np.flatnonzero(line[1:] & ~line[:-1])]


@pytest.mark.parametrize("kind", Ladder)
def test_ladder_has_a_code_for_each_rung(ladder: Any, kind: Ladder) -> None:
    (page,) = rasters(ladder("en", kind=kind), kind.dpi, "1")
    wanted = {f"{dots} dots a square" for dots in (3, 4, 5, 6, 8, 10)}
    assert set(qr.read_codes(page)) == wanted
    assert len(LADDER_DOTS) == len(wanted)


@pytest.mark.parametrize("kind", Ladder)
def test_code_has_as_many_whole_dots_as_it_says(ladder: Any, kind: Ladder) -> None:
    (page,) = rasters(ladder("en", kind=kind), kind.dpi, "1")
    for dots in LADDER_DOTS:
        drawn = qr.image(qr.matrix(f"{dots} dots a square"), dots)
        # Every dot of the code and its quiet zone is somewhere on the page exactly as it should be.
        off = cv2.matchTemplate(
            np.asarray(page, np.uint8), np.asarray(drawn, np.uint8), cv2.TM_SQDIFF
        )
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


def test_receipt_is_whole_dots_as_wide_as_its_printer_prints(ladder: Any) -> None:
    for page in pypdfium2.PdfDocument(ladder("en", "cy", kind=Ladder.RECEIPT)):
        width, height = (side * 203 / 72 for side in page.get_size())
        assert width == pytest.approx(576, abs=0.01)
        assert height == pytest.approx(round(height), abs=0.01)


def test_frame_of_a_receipt_is_around_all_that_its_printer_prints(receipt: Image.Image) -> None:
    ink = inked(receipt)
    for side in (ink[:2], ink[-2:], ink[:, :2], ink[:, -2:]):
        assert side.all()
    # The frame is two dots thick; beside its lower and its right side stands nothing else.
    assert not ink[-6:-2, 60:-2].any()
    assert not ink[-200:-2, -6:-2].any()


def test_rulers_of_a_receipt_are_true_both_ways(receipt: Image.Image) -> None:
    ink = inked(receipt)
    # Between the first ticks of the other ruler.
    row = round(1.5 * RECEIPT_MM)
    across = starts(ink[row, : round(70.5 * RECEIPT_MM)])
    whole = receipt.height / RECEIPT_MM // 10 * 10
    down = starts(ink[: round((whole + 0.5) * RECEIPT_MM), row])
    # The frame is the first tick, and begins with the first dot.
    for ticks, length in ((across, 70), (down, whole)):
        assert len(ticks) == length
        assert ticks[-1] == pytest.approx(length * RECEIPT_MM, abs=A_DOT)
        assert all(
            after - tick == pytest.approx(RECEIPT_MM, abs=A_DOT) for tick, after in pairwise(ticks)
        )


@pytest.mark.parametrize("kind", Ladder)
def test_ladder_that_the_kiosk_prints_itself_has_its_sheet_code(
    ladder: Any, look: Any, kind: Ladder
) -> None:
    by_hand = look(ladder("en", kind=kind)).text
    assert "Sheet" not in by_hand
    assert "Print this page at full size." in by_hand
    printed = look(ladder("en", kind=kind, sheet="4F7K")).text
    assert "Sheet 4F7K" in printed
    assert "Reprint" not in printed
    assert "full size" not in printed
    again = look(ladder("cy", kind=kind, sheet="4F7K", is_reprint=True)).text
    assert "Taflen 4F7K · Ailargraffiad" in again


def test_numbers_stand_beside_the_codes_of_a_receipt(ladder: Any, look: Any) -> None:
    sheet = look(ladder("en", kind=Ladder.RECEIPT))
    assert sheet.headings() == ["H1", "H2"]
    assert sheet.alts() == [f"Code with {dots} dots a square" for dots in LADDER_DOTS]
    assert "Dots a square 10 1.25 mm" in sheet.text


@pytest.mark.parametrize(("kind", "size"), [(Ladder.A4, "0.85"), (Ladder.RECEIPT, "1.25")])
def test_each_language_has_a_page_of_its_own(
    ladder: Any, look: Any, kind: Ladder, size: str
) -> None:
    sheet = look(ladder("cy", "en", kind=kind))
    assert sheet.is_tagged
    assert sheet.title == "Tudalen brawf"
    assert len(sheet.pictures()) == 2
    assert sheet.text.index("Tudalen brawf") < sheet.text.index("Test page")
    assert f"{size} mm" in sheet.text


@pytest.mark.parametrize(
    ("kind", "there", "planted", "sentence"),
    [
        (
            Ladder.A4,
            "width-of(code))",
            "1.02 * width-of(code))",
            r"10 dots a square\) is not .* whole dots",
        ),
        (Ladder.A4, "width-of(code))", "1.2mm)", r"10 dots a square\) cannot be read"),
        (Ladder.A4, "gap(24mm)", "gap(100mm)", "runs over its end"),
        (Ladder.RECEIPT, "gap(12mm)", "v(12.05mm)", r"10 dots a square\) is not .* whole dots"),
        (Ladder.RECEIPT, "left = whole-dots(18mm)", "left = 14mm", "less white around it"),
    ],
)
def test_page_that_is_not_what_it_says_is_not_made(
    ladder: Any, templates: Path, kind: Ladder, there: str, planted: str, sentence: str
) -> None:
    template = templates / f"{kind}.typ"
    source = template.read_text(encoding="utf-8")
    assert there in source
    template.write_text(source.replace(there, planted), encoding="utf-8")
    with pytest.raises(PreflightError, match=sentence):
        ladder("en", kind=kind)
