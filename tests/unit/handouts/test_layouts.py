import pytest

from kiosk.handouts import Layout, scan_distance
from kiosk.handouts.layouts import MM_AN_INCH, PLACES, code_width

USUAL = (25, 29, 33)
"""Modules of the codes that addresses usually need: versions 2 to 4."""


@pytest.mark.parametrize("layout", Layout)
def test_usual_code_is_read_from_the_promised_distance(layout: Layout) -> None:
    for modules in USUAL:
        assert scan_distance(layout, modules) >= PLACES[layout].distance


@pytest.mark.parametrize(
    ("layout", "modules", "dots"),
    [
        (Layout.LABEL_62, 29, 16),
        (Layout.LABEL_62, 33, 14),
        (Layout.RECEIPT_80, 29, 12),
        (Layout.RECEIPT_80, 33, 11),
    ],
)
def test_printer_of_dots_gets_whole_dots(layout: Layout, modules: int, dots: int) -> None:
    dpi = PLACES[layout].dpi
    assert dpi is not None
    found = code_width(layout, modules) / MM_AN_INCH * dpi / modules
    assert found == pytest.approx(dots, abs=1e-9)


def test_fine_code_in_the_hand_is_drawn_wider_as_far_as_there_is_room() -> None:
    widths = [code_width(Layout.MY_HANDOUT, modules) for modules in (25, 37, 57)]
    assert widths == pytest.approx([45, 450 * 37 / 350, 52])


def test_finer_code_is_read_from_less_far() -> None:
    assert scan_distance(Layout.A4_POSTER, 33) == 1300
    assert scan_distance(Layout.A4_POSTER, 57) == 798
    assert scan_distance(Layout.MY_HANDOUT, 57) == 319
