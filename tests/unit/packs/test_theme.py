import re

import pytest

from kiosk.packs.theme import COLOURS, PAIRINGS, WHITE, ratio
from kiosk.settings import ROOT

TOKENS = (ROOT / "static" / "tokens.css").read_text(encoding="utf-8")


def test_colours_are_those_of_the_screens() -> None:
    drawn = dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", TOKENS))
    assert drawn.pop(WHITE) == "#FFFFFF"
    assert drawn == COLOURS


@pytest.mark.parametrize(("front", "ground", "least"), PAIRINGS)
def test_colours_of_the_screens_can_be_read(front: str, ground: str, least: float) -> None:
    colours = {WHITE: "#FFFFFF", **COLOURS}
    assert ratio(colours[front], colours[ground]) >= least


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#1e1b2e", "#FFF8EF", 15.9)],
)
def test_ratio_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == ratio(other, one) == pytest.approx(expected, abs=0.05)
