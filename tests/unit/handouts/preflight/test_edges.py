from typing import Any

import pytest

from kiosk.handouts import Layout

PAGE = "page 1 (#PhysioUKDebate1)"
POSTER = "#set page(margin: 0mm)\n#place(dx: 30mm, dy: 30mm, code(session))\n"
TENT = POSTER + "#place(dx: 30mm, dy: 180mm, code(session))\n"
ROLL = """
#let dot = 1in / 203
#set page(width: 576 * dot, height: auto, margin: (left: 12 * dot, right: 16 * dot, y: 60 * dot))
#align(center, code(session, width: 12 * session.code.size * dot))
"""


@pytest.mark.parametrize(
    ("dx", "dy"), [("5mm", "60mm"), ("201mm", "60mm"), ("60mm", "6mm"), ("60mm", "288mm")]
)
def test_ink_in_the_margin_is_caught(fault: Any, dx: str, dy: str) -> None:
    planted = f"#place(dx: {dx}, dy: {dy}, circle(radius: 1.5mm, fill: black))"
    assert fault(POSTER + planted) == (
        f"Something on {PAGE} is drawn too near an edge to be printed whole. "
        "Move it further in, in the template of a4-poster."
    )


def test_words_in_the_margin_are_caught(fault: Any) -> None:
    assert fault(POSTER + "#place(dx: 150mm, dy: 5mm)[Hall 1]") == (
        f"“Hall 1” on {PAGE} stands too near an edge to be printed whole. Write it shorter."
    )


def test_ink_at_the_margin_passes(fault: Any) -> None:
    frame = "#place(dx: 8mm, dy: 8mm, rect(width: 194mm, height: 281mm, stroke: none, fill: none))"
    marks = "#place(dx: 8mm, dy: 8mm, square(size: 4mm, fill: black))"
    assert fault(POSTER + frame + marks) == ""


FOLD = "#place(dy: 148.5mm, line(length: 7mm, stroke: 0.25pt))"


def test_fold_may_be_marked_from_the_edge(fault: Any) -> None:
    assert fault(TENT + FOLD, Layout.A4_TENT) == ""
    assert "drawn too near an edge" in fault(POSTER + FOLD)


def test_words_on_a_fold_are_caught(fault: Any) -> None:
    assert fault(TENT + "#place(dx: 60mm, dy: 146mm)[Hall 1]", Layout.A4_TENT) == (
        f"“Hall 1” on {PAGE} stands too near an edge to be printed whole. Write it shorter."
    )


def test_ink_where_a_roll_has_no_dots_is_caught(fault: Any) -> None:
    assert fault(ROLL, Layout.RECEIPT_80) == ""
    for dots in ("10 * dot", "562 * dot"):
        planted = f"#place(top + left, dx: {dots} - 12 * dot, rect(width: 4 * dot, fill: black))"
        assert "drawn too near an edge" in fault(ROLL + planted, Layout.RECEIPT_80)
