from typing import Any

import pytest

PAGE = "page 1 (#PhysioUKDebate1)"
CODE = "#set page(margin: 30mm)\n#place(bottom, code(session))\n"
TIGHT = """
#let tight(size, body) = {
  set par(leading: 0.16em)
  text(size: size, top-edge: "cap-height", bottom-edge: "baseline", body)
}
"""


@pytest.mark.parametrize(
    "words",
    [
        "Self-management – who benefits?",
        "Hall 1 *Room* #text(tracking: -0.02em)[Ŷŵ AV To]",
        # Descenders reach between the letters of the next line.
        "#tight(12pt)[gyp gyp \\ hdh hdh]",
        "#tight(54pt)[Your ŷyŷg \\ Ŵhdlŵ ŷ]",
    ],
)
def test_words_beside_each_other_pass(fault: Any, words: str) -> None:
    assert fault(CODE + TIGHT + words) == ""


@pytest.mark.parametrize("down", ["0mm", "1mm", "2mm"])
def test_words_on_words_are_caught(fault: Any, down: str) -> None:
    planted = f"#place[Who benefits?]\n#place(dx: 4mm, dy: {down})[Saturday 11 October]"
    assert fault(CODE + planted) in {
        f"“Who benefits?” on {PAGE} stands on “Saturday 11 October”. Write one of them shorter.",
        f"“Saturday 11 October” on {PAGE} stands on “Who benefits?”. Write one of them shorter.",
    }


@pytest.mark.parametrize(
    ("dx", "dy"), [("130mm", "0mm"), ("-33mm", "0mm"), ("0mm", "-31mm"), ("300mm", "0mm")]
)
def test_words_that_the_paper_cuts_are_caught(fault: Any, dx: str, dy: str) -> None:
    words = "Are physiotherapists the specialists of choice?"
    planted = f"#place(dx: {dx}, dy: {dy}, box(width: 100mm)[{words}])"
    assert fault(CODE + planted) == (
        f"“Are physiotherapists the specialists of…” on {PAGE} runs over the edge of the paper. "
        "Write it shorter."
    )
