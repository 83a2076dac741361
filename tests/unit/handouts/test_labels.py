from dataclasses import replace
from typing import Any

import pytest

from kiosk.handouts import Layout, event_handout
from kiosk.handouts.labels import labels, title_of


def test_handout_says_whether_phones_can_open_it_at_home(mine: Any) -> None:
    on_stand = mine().content
    at_home = replace(on_stand, opens_anywhere=True)
    assert "No login" in labels(at_home)[0]["take_how"]
    assert "the stand’s Wi-Fi only" in labels(on_stand)[0]["take_how"]


def test_labels_are_in_the_languages_of_the_sheet(make: Any) -> None:
    pack = make.pack()
    signs = event_handout(Layout.A5_DOOR, pack, pack.sessions, ("cy", "en"), takeaway=None)
    assert [words["room"] for words in labels(signs.content)] == ["Ystafell", "Room"]


@pytest.mark.parametrize(
    ("layout", "sessions", "title"),
    [
        (Layout.A4_SHEET, 2, "Physiotherapy UK 2014: pick a session, scan, join in"),
        (Layout.A4_POSTER, 2, "Physiotherapy UK 2014: sessions to join"),
        (Layout.A4_POSTER, 1, "#PhysioUKDebate1: Self-management – who benefits?"),
        (Layout.FOLLOW_SHEET, 0, "Worth following"),
        (Layout.PROFILE_BADGE, 0, "Find me on …"),
    ],
)
def test_title_names_what_the_sheet_is(
    make: Any, layout: Layout, sessions: int, title: str
) -> None:
    pack = make.pack()
    made = event_handout(layout, pack, pack.sessions[:sessions], ("en",), takeaway=None)
    assert title_of(made) == title


def test_own_sheet_is_called_next_steps(mine: Any) -> None:
    assert title_of(mine()) == "Your next steps"
