from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kiosk.handouts import Layout, PreflightError, pdf, preflight

CODE = "#set page(margin: 30mm)\n#place(code(session))\n"
NAMED = "#PhysioUKDebate1 (bsky.app/hashtag/PhysioUKDebate1)"
PAGE = "page 1 (#PhysioUKDebate1)"


def square(column: float, row: float, fill: str = "black", size: float = 1) -> str:
    """A square over a module of the code, counted from its top left."""
    return (
        f"#place(dx: {column} * module, dy: {row} * module, "
        f"rect(width: {size} * module, height: {size} * module, fill: {fill}))\n"
    )


def test_code_as_it_was_drawn_passes(fault: Any) -> None:
    assert fault(CODE) == ""


@pytest.mark.parametrize(("row", "column"), [(10, 9), (14, 14), (20, 12)])
def test_flipped_module_is_caught(fault: Any, signs: Any, row: int, column: int) -> None:
    matrix = signs().content.sessions[0].code.matrix
    fill = "white" if matrix.is_dark(row, column) else "black"
    assert fault(CODE + square(column, row, fill)) == (
        f"On {PAGE} the code of {NAMED} is drawn with wrong squares. "
        "Take away what is drawn over it."
    )


@pytest.mark.parametrize(
    "line",
    [
        "#place(dx: -2 * module, line(length: 90mm, angle: 90deg, stroke: 0.5pt))",
        "#place(dy: -3 * module, line(length: 90mm, stroke: 0.5pt))",
        "#place(dx: 90mm + 2 * module, line(length: 90mm, angle: 90deg, stroke: 0.5pt))",
        "#place(dy: 90mm + 3 * module, line(length: 90mm, stroke: 0.5pt))",
        "#place(dx: -2 * module, dy: 40mm)[*!*]",
    ],
)
def test_mark_in_the_quiet_zone_is_caught(fault: Any, line: str) -> None:
    assert fault(CODE + line) == (
        f"On {PAGE} the code of {NAMED} has less white around it than a phone needs. "
        "Leave 4 squares of it free on each side."
    )


def test_mark_beside_the_quiet_zone_does_no_harm(fault: Any) -> None:
    assert fault(CODE + square(-4.6, 0, size=0.5)) == ""


def test_quiet_zone_that_the_paper_cuts_is_caught(fault: Any) -> None:
    at_the_edge = "#set page(margin: 0mm)\n#place(dx: 2 * module, dy: 30mm, code(session))"
    assert "has less white around it" in fault(at_the_edge)


def test_code_on_its_head_is_compared_too(fault: Any) -> None:
    face = "#place(dy: 150mm, code(session))\n"
    stain = square(14, 14, "white") + square(15, 14)
    turned = "#place(rotate(180deg, block(width: 90mm, height: 90mm)[{}]))\n"
    sheet = "#set page(margin: 30mm)\n" + face + turned
    assert fault(sheet.format("#place(code(session))"), Layout.A4_TENT) == ""
    assert "wrong squares" in fault(sheet.format("#place(code(session))" + stain), Layout.A4_TENT)


def test_code_that_is_not_there_is_named(fault: Any) -> None:
    assert fault("No code") == (
        f"The code of {NAMED} cannot be read on the finished sheet. "
        "Use a shorter address, or draw it larger."
    )


def test_code_that_comes_too_often_is_named(fault: Any) -> None:
    assert fault(CODE + "#place(dy: 130mm, code(session))") == (
        f"On {PAGE} is a code for bsky.app/hashtag/PhysioUKDebate1 that does not belong "
        "there. Take it out of the template."
    )


def test_code_of_something_else_is_named(fault: Any, signs: Any, plant: Any) -> None:
    plant(Layout.A4_POSTER, CODE)
    document = pdf(signs(hashtag="PhysioUKOther"))
    with pytest.raises(PreflightError, match=r"is a code for bsky\.app/hashtag/PhysioUKOther"):
        preflight(document, signs())


def test_sheets_are_checked_at_the_same_time(plant: Any, signs: Any) -> None:
    plant(Layout.A4_POSTER, CODE)
    handout = signs()
    document = pdf(handout)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: preflight(document, handout), range(12)))


# ---- Printers of dots

DOTS = """
#let dot = 1in / {dpi}
#set page(width: {across} * dot, height: 900.3 * dot, margin: 0mm)
#place(dx: {left} * dot, dy: 100 * dot, code(session, width: {each} * session.code.size * dot))
"""
NOT_WHOLE = f"On {PAGE} the code of {NAMED} is not drawn in the printer’s whole dots. "


@pytest.mark.parametrize(
    ("layout", "dpi", "across", "each"),
    [(Layout.LABEL_62, 300, 696, 14), (Layout.RECEIPT_80, 203, 576, 12)],
)
def test_printer_of_dots_wants_whole_dots(
    fault: Any, layout: Layout, dpi: int, across: int, each: int
) -> None:
    def template(left: float, each: float) -> str:
        return DOTS.format(dpi=dpi, across=across, left=left, each=each)

    cure = f"Give it a width and a place in whole dots, {dpi} to the inch."
    assert fault(template(90, each), layout) == ""
    assert fault(template(90, each + 0.5), layout) == NOT_WHOLE + cure
    assert fault(template(90.5, each), layout) == NOT_WHOLE + cure
    assert fault(template(90.3, each), layout) == NOT_WHOLE + cure


def test_roll_of_another_width_is_named(fault: Any) -> None:
    template = DOTS.format(dpi=300, across=700, left=90, each=14)
    assert fault(template, Layout.LABEL_62) == (
        f"The width of {PAGE} is 700.00 dots, and label-62 has 696. "
        "Give its template a page of that width."
    )
