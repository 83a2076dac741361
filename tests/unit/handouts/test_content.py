from typing import Any

import pytest

from kiosk.handouts import Layout, codes_of, event_handout
from kiosk.packs import Question


@pytest.mark.parametrize(("sessions", "places"), [(1, 8), (3, 8), (8, 8), (9, 16), (17, 24)])
def test_sessions_repeat_until_every_place_is_full(cards: Any, sessions: int, places: int) -> None:
    order = [code.rpartition("/")[2] for code in codes_of(cards(*[{}] * sessions))]
    assert order == [f"PhysioUKDebate{place % sessions + 1}" for place in range(places)]


def test_tent_has_each_code_on_both_faces(make: Any) -> None:
    pack = make.pack()
    tents = event_handout(Layout.A4_TENT, pack, pack.sessions, ("en",), takeaway=None)
    ends = [code[-1] for code in codes_of(tents)]
    assert ends == ["1", "1", "2", "2"]


def test_chat_card_has_its_code_on_each_side(make: Any) -> None:
    question = Question(no=1, session=2, text=make.both("What help do we need?"))
    pack = make.pack(questions=(question,))
    made = event_handout(Layout.CHAT_CARD, pack, pack.sessions, ("cy", "en"), takeaway=None)
    assert codes_of(made) == ("https://bsky.app/hashtag/PhysioUKDebate2",) * 2


def test_codes_of_a_handout_are_its_takeaway_accounts_and_sessions(mine: Any) -> None:
    handout = mine(2, 1, account={"handles": {"x": "Example1"}})
    assert codes_of(handout) == (
        handout.content.takeaway.opens,
        "https://x.com/intent/follow?screen_name=Example1",
        "https://x.com/intent/follow?screen_name=Example1",
        "https://bsky.app/hashtag/PhysioUKDebate1",
    )
