"""The forms that a handout takes: how wide their codes are, and from how far those are read.

Widths follow ISO/IEC 18004 practice, checked with degraded prints: a code is at least a tenth of
the distance wide, and each of its modules at least 1/350 of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

MM_AN_INCH = 25.4
WIDTHS_TO_A_DISTANCE = 10
MODULES_TO_A_DISTANCE = 350
_ROUNDING = 1e-6


class Layout(StrEnum):
    """The forms that a handout takes."""

    A4_POSTER = "a4-poster"
    A4_SHEET = "a4-sheet"
    A4_TENT = "a4-tent"
    A5_DOOR = "a5-door"
    LABEL_62 = "label-62"
    RECEIPT_80 = "receipt-80"
    MY_HANDOUT = "my-handout"
    CHAT_CARD = "chat-card"
    FOLLOW_SHEET = "follow-sheet"
    PROFILE_BADGE = "profile-badge"


_OFFICE = frozenset(Layout) - {Layout.LABEL_62, Layout.RECEIPT_80}

PRINTED_BY: Mapping[str, frozenset[Layout]] = {
    "folder": frozenset(Layout),
    "ipp": _OFFICE,
    "ipps": _OFFICE,
    "escpos": frozenset({Layout.RECEIPT_80}),
}
"""What each kind of printer prints unless its setting says otherwise."""


@dataclass(frozen=True, slots=True)
class CodePlace:
    """The place of a code: its least and its greatest width, and the distance that it promises.

    All in millimetres. On a printer that prints dots, `dpi` of them to the inch, every module is
    whole dots, and the code as little wider than `width` as that allows.
    """

    width: float
    widest: float
    distance: int
    dpi: int | None = None


PLACES: Mapping[Layout, CodePlace] = {
    Layout.A4_POSTER: CodePlace(130, 130, 1300),
    Layout.A4_SHEET: CodePlace(45, 45, 450),
    Layout.A4_TENT: CodePlace(90, 90, 900),
    Layout.A5_DOOR: CodePlace(90, 90, 900),
    # Codes of 29 modules take 39 mm; those of 25 would take 40 mm, and their frame all the tape.
    Layout.LABEL_62: CodePlace(38, 45, 380, dpi=300),
    Layout.RECEIPT_80: CodePlace(43.5, 54, 435, dpi=203),
    # A sheet in the hand: fine modules get a wider code, as far as three stand side by side.
    Layout.MY_HANDOUT: CodePlace(45, 52, 450),
    Layout.CHAT_CARD: CodePlace(40, 40, 400),
    Layout.FOLLOW_SHEET: CodePlace(45, 52, 450),
    Layout.PROFILE_BADGE: CodePlace(40, 40, 400),
}


def code_width(layout: Layout, modules: int) -> float:
    """How wide a code of so many modules is drawn on a layout, in millimetres.

    The quiet zone is not counted.
    """
    place = PLACES[layout]
    if place.dpi is not None:
        code_of_one_dot = modules * MM_AN_INCH / place.dpi
        return ceil(place.width / code_of_one_dot - _ROUNDING) * code_of_one_dot
    wanted = place.distance * modules / MODULES_TO_A_DISTANCE
    return min(max(place.width, wanted), place.widest)


def scan_distance(layout: Layout, modules: int) -> int:
    """From how far a code of so many modules on a layout is read, in millimetres."""
    width = code_width(layout, modules)
    reach = min(WIDTHS_TO_A_DISTANCE * width, MODULES_TO_A_DISTANCE * width / modules)
    return int(reach + _ROUNDING)
