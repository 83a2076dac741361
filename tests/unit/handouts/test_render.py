import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from subprocess import run
from typing import Any

import pytest

from kiosk.handouts import (
    Handout,
    Layout,
    RenderError,
    codes_of,
    event_handout,
    my_handout,
    pdf,
    preflight,
)
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK
from kiosk.visit import Status

# ---- What a reader of the PDF gets


@pytest.mark.parametrize("language", ["en", "cy"])
def test_handout_is_tagged_titled_and_in_its_language(mine: Any, look: Any, language: str) -> None:
    made = pdf(mine(language=language))
    sheet = look(made)
    assert sheet.is_tagged
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid:part" in made or b'pdfuaid="' in made
    assert f"/Lang({language})".encode() in made
    assert sheet.title == {"en": "Your next steps", "cy": "Eich camau nesaf"}[language]
    assert sheet.author == "Chartered Society of Physiotherapy"


def test_every_code_of_a_handout_has_an_alternative_text(mine: Any, look: Any) -> None:
    alts = [alt for kind, alt in look(pdf(mine(2, 1))).tags() if kind == "Figure"]
    assert alts[0].startswith("QR code for Take it all with you, opens 192.168.1.5")
    assert alts[1:] == [
        "QR code for @Example1, opens x.com/Example1",
        "QR code for @Example2, opens x.com/Example2",
        "QR code for #PhysioUKDebate1, opens bsky.app/hashtag/PhysioUKDebate1",
    ]


def test_handout_is_read_out_under_headings(mine: Any, look: Any) -> None:
    kinds = [kind for kind, _ in look(pdf(mine(2, 1))).tags() if kind[:1] == "H"]
    assert kinds == ["H1", "H2", "H2", "H3", "H3", "H2", "H3"]


def test_card_that_comes_again_is_read_out_once(cards: Any, look: Any) -> None:
    alts = [alt for kind, alt in look(pdf(cards({}, {}, {}))).tags() if kind == "Figure"]
    assert [alt.split(",")[0] for alt in alts] == [
        f"QR code for #PhysioUKDebate{no}" for no in (1, 2, 3)
    ]


def test_handout_carries_what_was_chosen_in_words(mine: Any, look: Any) -> None:
    text = look(pdf(mine(session={"room": "Hall 1"}))).text
    for words in (
        "Your next steps",
        "Step number 2",
        "Open Settings. Tap Save.",
        "Example society 1",
        "News that you can share.",
        "x.com/Example1",
        "on Bluesky",
        "Sat 11 Oct, 09:00",
        "Hall 1",
        "My first post will say",
        "Sheet 4F7K",
        "Physiotherapy UK 2014",
    ):
        assert words in text


def test_card_says_which_platform_its_code_opens(cards: Any, look: Any) -> None:
    assert look(pdf(cards({}))).text.count("on Bluesky") == 8


def test_unknown_room_leaves_a_line_to_write_on(cards: Any, look: Any) -> None:
    assert look(pdf(cards({}))).text.count("Room") == 8
    assert "Room" not in look(pdf(cards({"room": "Hall 1"}))).text


def test_welsh_letters_are_shown(mine: Any, look: Any, make: Any) -> None:
    title = make.both("Tŵr yr Wŷdd ŵ ŷ Ŵ Ŷ â ê î ô û ï")
    sheet = look(pdf(mine(language="cy", session={"title": title}, name="Gŵyl Ŷd")))
    assert "Tŵr yr Wŷdd ŵ ŷ Ŵ Ŷ â ê î ô û ï" in sheet.text
    assert "Gŵyl Ŷd" in sheet.text


def test_names_are_shown_as_their_owners_write_them(mine: Any, look: Any) -> None:
    made = pdf(mine(account={"name": "Ελένη 🦋 سارة"}))
    assert "Ελένη" in look(made).text
    assert b"NotoEmoji" in made
    assert b"NotoSansArabic" in made


# ---- Codes


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("accounts", "sessions", "steps"),
    [(0, 0, 0), (1, 1, 2), (3, 0, 4), (1, 2, 0), (3, 4, 9), (12, 1, 0), (30, 12, 9)],
)
def test_codes_decode_to_exactly_what_was_chosen(
    mine: Any, look: Any, accounts: int, sessions: int, steps: int, language: str
) -> None:
    handout = mine(accounts, sessions, steps, language)
    made = pdf(handout)
    assert sorted(look(made).codes) == sorted(codes_of(handout))
    assert len(codes_of(handout)) == 1 + accounts + sessions
    preflight(made, handout)


@pytest.mark.parametrize("sessions", [1, 3, 8, 9, 20])
def test_cards_fill_whole_pages_and_decode(cards: Any, look: Any, sessions: int) -> None:
    handout = cards(*[{} for _ in range(sessions)])
    made = pdf(handout)
    sheet = look(made)
    assert sorted(sheet.codes) == sorted(codes_of(handout))
    assert len(sheet.codes) == 8 * len(sheet.pictures())
    preflight(made, handout)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_default_pack_prints_in_each_language(make: Any, look: Any, language: str) -> None:
    pack = read_pack(DEFAULT_PACK)
    every = {
        "accounts": frozenset(pack.account),
        "sessions": frozenset(pack.session),
        "steps": {step.no: Status.LATER for step in pack.steps},
        "platforms": frozenset(pack.event.platforms),
    }
    visit = make.visit(language=language, **every)
    own = my_handout(pack, visit, takeaway=make.on_stand, sheet="4F7K")
    for handout in (
        Handout(layout=Layout.MY_HANDOUT, content=own),
        event_handout(Layout.A4_SHEET, pack, pack.sessions, (language,), takeaway=None),
    ):
        made = pdf(handout)
        preflight(made, handout)
        assert f"/Lang({language})".encode() in made


# ---- Same again


def test_same_content_gives_the_same_bytes(mine: Any) -> None:
    assert pdf(mine(2, 2)) == pdf(mine(2, 2))


def test_moment_is_written_into_the_document(mine: Any) -> None:
    moment = datetime(2014, 10, 11, 9, 0, tzinfo=UTC)
    assert b"D:20141011090000" in pdf(mine(), moment)
    assert pdf(mine(), moment) == pdf(mine(), moment)


def test_threads_set_sheets_at_the_same_time(mine: Any) -> None:
    handouts = [mine(count, 1) for count in (1, 2, 3, 4)] * 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, handouts)) == [pdf(handout) for handout in handouts]


# ---- What cannot be set


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Physio 日本 society", "no sign for “日” in “Physio 日本 society”"),
        ("Bell \a society", "no sign for “U+0007”"),
    ],
)
def test_sign_that_no_font_has_is_named(mine: Any, name: str, sentence: str) -> None:
    with pytest.raises(RenderError) as caught:
        pdf(mine(account={"name": name}))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_markup_in_a_text_is_only_text(mine: Any, look: Any) -> None:
    name = '#panic("no") *bold* $x$ <b> \\ "quoted"'
    assert name in look(pdf(mine(account={"name": name}))).text


def test_kiosk_starts_without_the_typesetter() -> None:
    code = "import sys, kiosk.handouts; assert not {'typst', 'pypdfium2'} & set(sys.modules)"
    run([sys.executable, "-c", code], check=True)


def test_changed_content_changes_the_sheet(mine: Any) -> None:
    handout = mine()
    changed = replace(handout, content=replace(handout.content, sheet="4F7L"))
    assert pdf(handout) != pdf(changed)
