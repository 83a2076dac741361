"""What of its paper each layout leaves white: at the edge, and where it is cut or folded."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.handouts.layouts import MM_AN_INCH, PLACES, Layout

OFFICE_MARGIN = 8.0
"""Millimetres at the edge of a sheet that any office printer may leave white."""

LEAST_MARGIN = MM_AN_INCH / 6
"""Millimetres that laser printers leave white (PCL 5 reference, the unprintable region)."""

AIR = 3.0
"""Millimetres beside a cut or a fold that stay white, since scissors and hands wander."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """The paper of a layout: margins in millimetres, and the equal pieces that it is parted into.

    Only the lines between pieces may run into the margins. On a roll the `dots` that the printer
    has across are the width of the page; a page on a roll is as long as its words.
    """

    left: float = OFFICE_MARGIN
    right: float = OFFICE_MARGIN
    top: float = OFFICE_MARGIN
    bottom: float = OFFICE_MARGIN
    columns: int = 1
    rows: int = 1
    dots: int | None = None


def _roll(layout: Layout, dots: int, left: int, right: int) -> Paper:
    dpi = PLACES[layout].dpi
    assert dpi is not None
    dot = MM_AN_INCH / dpi
    return Paper(left=left * dot, right=right * dot, top=0.0, bottom=0.0, dots=dots)


PAPERS: Mapping[Layout, Paper] = {
    **dict.fromkeys(Layout, Paper()),
    # A card is a quarter of the page high, and its address may take several lines.
    Layout.A4_SHEET: Paper(
        left=LEAST_MARGIN,
        right=LEAST_MARGIN,
        top=LEAST_MARGIN,
        bottom=LEAST_MARGIN,
        columns=2,
        rows=4,
    ),
    Layout.A4_TENT: Paper(rows=2),
    Layout.PROFILE_BADGE: Paper(columns=2, rows=2),
    Layout.LABEL_62: _roll(Layout.LABEL_62, dots=696, left=30, right=30),
    Layout.RECEIPT_80: _roll(Layout.RECEIPT_80, dots=576, left=12, right=16),
}
