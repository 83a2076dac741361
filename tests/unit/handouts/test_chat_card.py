"""The chat card: one side a language, and as many pages as its questions need."""

from typing import Any

import pytest

from kiosk.handouts import Layout, codes_of, event_handout, pdf, preflight
from kiosk.packs import Question, SessionKind, read_pack
from kiosk.settings import DEFAULT_PACK

LANGUAGES = [("en",), ("cy",), ("cy", "en")]
LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"
LONG = "How do we keep patients, students and new graduates safe while everybody shares more? " * 2
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.fixture
def chats(make: Any) -> Any:
    """Chat cards with as many questions as asked for, a card for each number."""

    def made(
        *counts: int,
        text: str = "What help do we need?",
        languages: tuple[str, ...] = ("en",),
        **session: Any,
    ) -> Any:
        questions = [
            Question(no=10 * no + each, session=no, text=make.both(text, f"Cymraeg: {text}"))
            for no, count in enumerate(counts, start=1)
            for each in range(1, count + 1)
        ]
        changes = {"kind": SessionKind.CHAT, **session}
        sessions = [make.session(no, **changes) for no in range(1, len(counts) + 1)]
        pack = make.pack(questions=tuple(questions))
        return event_handout(Layout.CHAT_CARD, pack, sessions, languages, takeaway=None)

    return made


@pytest.mark.parametrize("languages", LANGUAGES)
def test_default_chat_has_a_side_for_each_language(look: Any, languages: tuple[str, ...]) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(Layout.CHAT_CARD, pack, pack.sessions, languages, takeaway=None)
    made = pdf(handout)
    sheet = look(made)
    assert len(sheet.pictures()) == len(languages)
    assert sheet.codes == codes_of(handout)
    assert len(sheet.codes) == len(languages)
    assert sheet.headings() == ["H1", "H2"] * len(languages)
    assert f"/Lang({languages[0]})".encode() in made
    assert sheet.other_languages == set(languages[1:])
    assert sheet.has_white_edges()
    preflight(made, handout)


def test_card_says_when_where_and_how(chats: Any, look: Any) -> None:
    text = look(pdf(chats(2))).text
    for words in (
        "#PhysioUKDebate1",
        "Self-management – who benefits?",
        "Saturday 11 October, 09:00",
        "Online",
        "Scan to join in on Bluesky, or type",
        "bsky.app/hashtag/ PhysioUKDebate1",
        "Q1 What help do we need?",
        "Q2 What help do we need?",
        "Answering Q1? Begin with A1 and add #PhysioUKDebate1.",
    ):
        assert words in text.replace("\u00a0", " ")


def test_side_speaks_its_own_language_only(chats: Any, look: Any) -> None:
    text = look(pdf(chats(1, languages=("cy",)))).text
    assert "Sadwrn 11 Hydref, 09:00" in text
    assert "Ar-lein" in text
    assert "Answering" not in text


def test_chat_of_which_only_the_day_is_known_says_where(chats: Any, look: Any) -> None:
    text = look(pdf(chats(1, starts=None, room="Hall 1"))).text
    assert "Saturday 11 October Hall 1" in text


def test_room_that_nobody_knows_is_left_to_write_in(chats: Any, look: Any) -> None:
    made = pdf(chats(1, kind=SessionKind.DEBATE, languages=("cy", "en")))
    text = look(made).text
    assert "Sadwrn 11 Hydref, 09:00 Ystafell" in text
    assert "Saturday 11 October, 09:00 Room" in text


@pytest.mark.parametrize(
    ("count", "text", "pages"),
    [(1, LONG, 1), (4, "Why?", 1), (10, "Why?", 1), (7, LONG, 2), (20, LONG, 3)],
)
def test_questions_that_have_no_room_go_on_to_further_pages(
    chats: Any, look: Any, count: int, text: str, pages: int
) -> None:
    sheet = look(pdf(chats(count, text=text)))
    assert len(sheet.pictures()) == pages
    assert len(sheet.codes) == 1
    assert f"Q{count} " in sheet.text
    assert sheet.text.count("Answering Q1?") == 1
    assert all(f"{page}/{pages}" in sheet.text for page in range(1, pages + 1) if pages > 1)
    assert ("1/" in sheet.text) == (pages > 1)
    assert sheet.has_white_edges()


def test_every_chat_has_a_card(chats: Any, look: Any) -> None:
    handout = chats(1, 0, 3, languages=("en", "cy"))
    sheet = look(pdf(handout))
    ends = [code[-1] for code in sheet.codes]
    assert ends == ["1", "1", "3", "3"]
    assert len(sheet.pictures()) == 4
    assert sheet.alts()[0].startswith("QR code for #PhysioUKDebate1, opens bsky.app")


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(
    "hard",
    [
        {"hashtag": LONG_TAG},
        {"hashtag": LONG_TAG.lower()},
        {"hashtag": "P14"},
        {"title": {"en": LONG * 2, "cy": LONG * 2}},
        {"title": {"en": VILLAGE, "cy": f"{VILLAGE} ŵ ŷ 🦋"}, "room": f"{VILLAGE} {VILLAGE}"},
        {"chair": "د. سارة الأحمد", "title": {"en": "שרה כהן 🦋", "cy": "Tŵr yr Wŷdd"}},
        {"text": VILLAGE * 3},
    ],
)
def test_hard_card_stays_inside_the_margins(
    chats: Any, look: Any, hard: dict[str, Any], languages: tuple[str, ...]
) -> None:
    handout = chats(6, languages=languages, **hard)
    made = pdf(handout)
    sheet = look(made)
    assert sheet.codes == codes_of(handout)
    assert sheet.has_white_edges()
    assert sheet.code_widths() == pytest.approx([40] * len(languages), abs=0.3)
    preflight(made, handout)
