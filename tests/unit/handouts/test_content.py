from typing import Any

import pytest

from kiosk.handouts import Handout, Layout, codes_of, event_handout


@pytest.mark.parametrize(("sessions", "places"), [(1, 8), (3, 8), (8, 8), (9, 16), (17, 24)])
def test_sessions_repeat_until_every_place_is_full(cards: Any, sessions: int, places: int) -> None:
    order = [code.rpartition("/")[2] for code in codes_of(cards(*[{}] * sessions))]
    assert order == [f"PhysioUKDebate{place % sessions + 1}" for place in range(places)]


def test_tent_has_each_code_on_both_faces(make: Any) -> None:
    pack = make.pack()
    tents = event_handout(Layout.A4_TENT, pack, pack.sessions, ("en",), takeaway=None)
    ends = [code[-1] for code in codes_of(tents)]
    assert ends == ["1", "1", "2", "2"]


def test_codes_of_a_handout_are_its_takeaway_accounts_and_sessions(mine: Any) -> None:
    handout = mine(2, 1, account={"handles": {"x": "Example1"}})
    assert codes_of(handout) == (
        handout.content.takeaway.opens,
        "https://x.com/intent/follow?screen_name=Example1",
        "https://x.com/intent/follow?screen_name=Example1",
        "https://bsky.app/hashtag/PhysioUKDebate1",
    )


@pytest.mark.parametrize(
    ("accounts", "sessions", "coded"),
    [
        (0, 0, ()),
        (1, 1, ("Example1", "PhysioUKDebate1")),
        (3, 4, ("Example1", "PhysioUKDebate1")),
        (3, 0, ("Example1", "Example2")),
        (0, 3, ("PhysioUKDebate1", "PhysioUKDebate2")),
    ],
)
def test_receipt_has_the_takeaway_and_two_more_codes_at_most(
    mine: Any, accounts: int, sessions: int, coded: tuple[str, ...]
) -> None:
    content = mine(accounts, sessions, account={}).content
    takeaway, *others = codes_of(Handout(layout=Layout.RECEIPT_80, content=content))
    assert takeaway == content.takeaway.opens
    assert tuple(code.rpartition("/")[2].rpartition("=")[2] for code in others) == coded


def test_receipt_gives_no_code_to_an_account_without_a_handle(mine: Any) -> None:
    content = mine(2, 3, account={"handles": {}}).content
    _, *others = codes_of(Handout(layout=Layout.RECEIPT_80, content=content))
    assert [code[-1] for code in others] == ["1", "2"]
