from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from kiosk.handouts import Layout, NothingToPrintError, codes_of, event_handout
from kiosk.handouts.content import SessionCard
from kiosk.packs import Pack, Question, Session, SessionKind


def cards_of(
    pack: Pack, sessions: Sequence[Session], *languages: str, takeaway: str | None = None
) -> Sequence[SessionCard]:
    made = event_handout(Layout.A4_POSTER, pack, sessions, languages or ("en",), takeaway=takeaway)
    return made.content.sessions


def test_sheet_opens_hashtags_on_the_first_platform_of_the_pack(make: Any) -> None:
    pack = make.pack()
    cards = cards_of(pack, pack.sessions)
    assert [card.code.opens for card in cards] == [
        "https://bsky.app/hashtag/PhysioUKDebate1",
        "https://bsky.app/hashtag/PhysioUKDebate2",
    ]
    assert {card.said[0].on for card in cards} == {"on Bluesky"}
    assert {card.said[0].lead for card in cards} == {"Scan to join in on Bluesky, or type"}


def test_sheet_opens_a_public_takeaway_at_the_session(make: Any) -> None:
    pack = make.pack()
    (card,) = cards_of(pack, pack.sessions[:1], takeaway="https://stand.example/t/")
    assert (card.code.opens, card.said[0].on) == ("https://stand.example/t/#s1", None)
    assert card.said[0].lead == "Scan to join the debate, or type"


def test_card_says_kind_day_and_time_in_its_language(make: Any) -> None:
    zone = make.session(1).starts.tzinfo
    session = make.session(
        1, kind=SessionKind.WORKSHOP, ends=datetime(2014, 10, 11, 9, 30, tzinfo=zone), room="Hall 1"
    )
    (card,) = cards_of(make.pack(), [session], "en", "cy")
    english, welsh = card.said
    facts = (english.kind, english.day, english.day_short, english.time, english.room)
    assert facts == ("Workshop", "Saturday 11 October", "Sat 11 Oct", "09:00–09:30", "Hall 1")
    assert (welsh.kind, welsh.day_short, welsh.title) == (
        "Gweithdy",
        "Sad 11 Hyd",
        "Hunanreoli – pwy sy’n elwa?",
    )


@pytest.mark.parametrize(("change", "time"), [({}, "09:00"), ({"starts": None}, None)])
def test_card_says_no_more_of_the_time_than_is_known(
    make: Any, change: dict[str, None], time: str | None
) -> None:
    (card,) = cards_of(make.pack(), [make.session(1, **change)])
    assert card.said[0].time == time


@pytest.mark.parametrize("room", [None, "Online"])
def test_chat_is_online_in_every_language(make: Any, room: str | None) -> None:
    chat = make.session(1, kind=SessionKind.CHAT, room=room)
    (card,) = cards_of(make.pack(), [chat], "en", "cy")
    rooms = [said.room for said in card.said]
    assert rooms == ["Online", "Ar-lein"]


def test_room_that_nobody_knows_is_left_to_write_in(make: Any) -> None:
    (card,) = cards_of(make.pack(), [make.session(1)])
    assert card.said[0].room is None


def test_chair_is_named_where_there_is_one(make: Any) -> None:
    sessions = [make.session(1), make.session(2, chair="Helena Johnson")]
    chairs = [card.said[0].chair for card in cards_of(make.pack(), sessions)]
    assert chairs == [None, "Chair: Helena Johnson"]


def test_code_is_called_by_its_name_in_each_language(make: Any) -> None:
    (card,) = cards_of(make.pack(), [make.session(1)], "cy", "en")
    assert card.code.alt == (
        "Cod QR ar gyfer #PhysioUKDebate1, yn agor bsky.app/hashtag/PhysioUKDebate1 / "
        "QR code for #PhysioUKDebate1, opens bsky.app/hashtag/PhysioUKDebate1"
    )


# ---- Chats, accounts, badges


def test_chat_card_has_the_questions_of_its_chat(make: Any) -> None:
    asked = [
        Question(no=no, session=session, text=make.both(f"Question {no}?", f"Cwestiwn {no}?"))
        for no, session in ((1, 1), (2, 2), (3, 1))
    ]
    pack = make.pack(questions=tuple(asked))
    made = event_handout(Layout.CHAT_CARD, pack, pack.sessions[:1], ("en", "cy"), takeaway=None)
    (chat,) = made.content.chats
    assert chat.questions == (("Question 1?", "Cwestiwn 1?"), ("Question 3?", "Cwestiwn 3?"))
    assert chat.how[0] == "Answering Q1? Begin with A1 and add #PhysioUKDebate1."


def test_follow_sheet_has_every_account_that_can_be_scanned(make: Any) -> None:
    pack = make.pack(accounts=(make.account(1), make.account(2, handles={}), make.account(3)))
    made = event_handout(Layout.FOLLOW_SHEET, pack, (), ("en", "cy"), takeaway=None)
    assert [card.name[-1] for card in made.content.accounts] == ["1", "3"]
    assert made.content.accounts[0].whys == (
        "News that you can share.",
        "Newyddion i’w rhannu.",
    )


@pytest.mark.parametrize(
    ("takeaway", "opens"),
    [
        (None, "https://bsky.app/hashtag/PhysioUK"),
        ("https://stand.example/t/", "https://stand.example/t/"),
    ],
)
def test_badge_carries_the_code_of_the_event(make: Any, takeaway: str | None, opens: str) -> None:
    made = event_handout(Layout.PROFILE_BADGE, make.pack(), (), ("en",), takeaway=takeaway)
    assert set(codes_of(made)) == {opens}
    assert made.content.platforms == ("Bluesky", "X", "LinkedIn")


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        (Layout.A4_POSTER, "The pack has no sessions to print"),
        (Layout.CHAT_CARD, "None of these sessions is a chat with questions"),
        (Layout.FOLLOW_SHEET, "No account of the pack has a handle"),
    ],
)
def test_layout_with_nothing_to_show_says_so(make: Any, layout: Layout, sentence: str) -> None:
    with pytest.raises(NothingToPrintError, match=sentence):
        event_handout(layout, make.pack((), (), ()), (), ("en",), takeaway=None)
