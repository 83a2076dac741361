from itertools import pairwise

import pytest

from kiosk.touchscreen.walk import place
from kiosk.visit import Aim


def walked(aim: Aim | None) -> list[str]:
    screens = ["language"]
    while (after := place(screens[-1], aim).after) is not None:
        screens.append(after)
    return screens


@pytest.mark.parametrize("aim", [None, Aim.SET_UP, Aim.START, Aim.DEVELOP])
def test_whole_walk_asks_everything(aim: Aim | None) -> None:
    assert walked(aim) == [
        "language",
        "aim",
        "platforms",
        "checklist",
        "interests",
        "accounts",
        "sessions",
        "takeaway",
        "finish",
    ]


def test_short_aims_take_short_walks() -> None:
    assert walked(Aim.HASHTAGS) == ["language", "aim", "sessions", "takeaway", "finish"]
    assert walked(Aim.SAY) == ["language", "aim", "ideas", "takeaway", "finish"]
    assert "checklist" not in walked(Aim.FIND)


@pytest.mark.parametrize("aim", list(Aim))
def test_back_leads_the_same_way_home(aim: Aim) -> None:
    screens = walked(aim)
    for before, screen in pairwise(screens):
        assert place(screen, aim).before == before


@pytest.mark.parametrize("aim", list(Aim))
def test_number_rises_to_the_count(aim: Aim) -> None:
    numbers = [place(screen, aim).number for screen in walked(aim)[1:-1]]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (1, place("takeaway", aim).count)


@pytest.mark.parametrize(
    ("screen", "question"),
    [("step", "checklist"), ("session", "sessions"), ("interests", "accounts")],
)
def test_deeper_screen_shares_the_number_of_its_question(screen: str, question: str) -> None:
    assert place(screen, None).number == place(question, None).number


@pytest.mark.parametrize("aim", list(Aim))
@pytest.mark.parametrize(
    "screen", ["platforms", "checklist", "step", "accounts", "ideas", "session"]
)
def test_screen_left_out_by_the_aim_still_has_a_way_on(screen: str, aim: Aim) -> None:
    found = place(screen, aim)
    assert found.before
    assert 1 <= found.number <= found.count
