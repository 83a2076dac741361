import pytest

from kiosk.handouts import Layout
from kiosk.handouts.layouts import MM_AN_INCH, PLACES, code_width
from kiosk.handouts.paper import PAPERS

ROLLS = (Layout.LABEL_62, Layout.RECEIPT_80)


@pytest.mark.parametrize("layout", Layout)
def test_sheet_keeps_what_office_printers_leave_white(layout: Layout) -> None:
    paper = PAPERS[layout]
    if layout in ROLLS:
        assert PLACES[layout].dpi is not None
        assert paper.dots is not None
    else:
        least = 4.2 if layout is Layout.A4_SHEET else 8
        assert min(paper.left, paper.right, paper.top, paper.bottom) >= least
        assert paper.dots is None


@pytest.mark.parametrize("layout", ROLLS)
def test_roll_has_room_for_a_usual_code_and_its_quiet_zone(layout: Layout) -> None:
    paper, dpi = PAPERS[layout], PLACES[layout].dpi
    assert paper.dots is not None
    assert dpi is not None
    for modules in (25, 29, 33):
        with_quiet_zone = code_width(layout, modules) * (modules + 8) / modules
        assert with_quiet_zone + paper.left + paper.right <= paper.dots / dpi * MM_AN_INCH
