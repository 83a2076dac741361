from typing import Any

import pytest

from kiosk.handouts import Handout, Layout, codes_of, event_handout
from kiosk.handouts.content import sessions_by_page
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


def test_codes_of_a_handout_are_its_takeaway_accounts_and_sessions(mine: Any) -> None:
    handout = mine(2, 1, account={"handles": {"x": "Example1"}})
    assert codes_of(handout) == (
        handout.content.takeaway.opens,
        "https://x.com/intent/follow?screen_name=Example1",
        "https://x.com/intent/follow?screen_name=Example1",
        "https://bsky.app/hashtag/PhysioUKDebate1",
    )


def hashtags_by_page(handout: Any) -> list[list[str]]:
    pages = sessions_by_page(handout)
    assert pages is not None
    return [[session.hashtag[-1] for session in page] for page in pages]


@pytest.mark.parametrize(
    "layout",
    [Layout.A4_POSTER, Layout.A5_DOOR, Layout.A4_TENT, Layout.LABEL_62, Layout.RECEIPT_80],
)
def test_each_session_has_a_sign_of_its_own(make: Any, layout: Layout) -> None:
    pack = make.pack()
    signs = event_handout(layout, pack, pack.sessions, ("en", "cy"), takeaway=None)
    assert hashtags_by_page(signs) == [["1"], ["2"]]


def test_page_of_cards_shows_eight(cards: Any) -> None:
    first, second = hashtags_by_page(cards(*[{}] * 9))
    assert first == list("12345678")
    assert second == list("91234567")


def test_chat_has_a_page_and_a_code_for_each_language(make: Any) -> None:
    questions = tuple(Question(no=no, session=no, text=make.both("What helps?")) for no in (1, 2))
    pack = make.pack(questions=questions)
    chats = event_handout(Layout.CHAT_CARD, pack, pack.sessions, ("en", "cy"), takeaway=None)
    assert hashtags_by_page(chats) == [["1"], ["1"], ["2"], ["2"]]
    assert [code[-1] for code in codes_of(chats)] == ["1", "1", "2", "2"]


def test_badge_is_one_page_and_a_delegates_sheet_as_many_as_it_needs(make: Any, mine: Any) -> None:
    badge = event_handout(Layout.PROFILE_BADGE, make.pack(), (), ("en",), takeaway=None)
    assert hashtags_by_page(badge) == [[]]
    assert sessions_by_page(mine()) is None


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
