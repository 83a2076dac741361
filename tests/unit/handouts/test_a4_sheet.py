"""The a4-sheet in two languages: what differs is said in both, what is equal once."""

from typing import Any

import pytest

from kiosk.handouts import Layout, codes_of, event_handout, pdf, preflight
from kiosk.packs import SessionKind, read_pack
from kiosk.settings import DEFAULT_PACK


@pytest.fixture
def both(cards: Any, look: Any) -> Any:
    """The words of a sheet with one session, in Welsh and English."""

    def made(**session: Any) -> str:
        text: str = look(pdf(cards(session, languages=("cy", "en")))).text
        return text

    return made


def test_card_says_kind_and_day_in_both_languages(both: Any) -> None:
    text = both()
    for words in ("Dadl / Debate", "Sad 11 Hyd", "Sat 11 Oct", "ar / on Bluesky"):
        assert text.count(words) == 8
    assert text.count("09:00") == 8


def test_what_has_no_room_on_one_line_stands_on_two(both: Any) -> None:
    assert both(kind=SessionKind.WORKSHOP).count("Gweithdy Workshop") == 8


def test_unknown_room_leaves_one_line_to_write_on(both: Any) -> None:
    assert both().count("Ystafell Room") == 8


@pytest.mark.parametrize(
    ("session", "words"),
    [({"room": "Hall 1"}, "Hall 1"), ({"kind": SessionKind.CHAT}, "Ar-lein / Online")],
)
def test_room_is_said_once_where_it_is_equal(both: Any, session: Any, words: str) -> None:
    text = both(**session)
    assert text.count(words) == 8
    assert "Room" not in text


def test_default_sheet_in_two_languages_keeps_its_type_readable(look: Any) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(Layout.A4_SHEET, pack, pack.sessions, ("cy", "en"), takeaway=None)
    made = pdf(handout)
    sheet = look(made)
    assert sheet.codes
    assert sorted(sheet.codes) == sorted(codes_of(handout))
    assert sheet.other_languages == {"en"}
    assert sheet.least_type() == pytest.approx(12, abs=0.01)
    preflight(made, handout)
