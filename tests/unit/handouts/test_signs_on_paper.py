"""Posters, door signs and tents as they come out of the printer."""

from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from kiosk.handouts import Handout, Layout, RenderError, codes_of, event_handout, pdf
from kiosk.handouts.layouts import PLACES
from kiosk.packs import SessionKind, read_pack
from kiosk.settings import DEFAULT_PACK

SIGNS = (Layout.A4_POSTER, Layout.A5_DOOR, Layout.A4_TENT)
LANGUAGES = (("en",), ("cy",), ("cy", "en"))
MARGIN = 8
MOST_INK = 0.20
LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"
LONG_TITLE = ("Are physiotherapists the exercise specialists of choice? " * 4)[:200]
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
HALL = "Hall 1A, International Convention Centre, upper level"

every_sign = pytest.mark.parametrize("layout", SIGNS)
every_language = pytest.mark.parametrize("languages", LANGUAGES, ids="+".join)


@pytest.fixture
def signs(make: Any) -> Callable[..., Handout]:
    """A sign for each session that is asked for, by what is different in it."""

    def made(
        layout: Layout,
        *changes: dict[str, Any],
        languages: tuple[str, ...] = ("en",),
        takeaway: str | None = None,
        **event: Any,
    ) -> Handout:
        sessions = tuple(make.session(no, **each) for no, each in enumerate(changes, start=1))
        return event_handout(layout, make.pack(**event), sessions, languages, takeaway=takeaway)

    return made


def shades_of_margins(page: Image.Image, dpi: int) -> tuple[int, int]:
    """The darkest and the lightest dot of the margins."""
    edge = round(MARGIN / 25.4 * dpi)
    page = page.copy()
    page.paste(255, (edge, edge, page.width - edge, page.height - edge))
    return page.getextrema()


# ---- Codes


@every_sign
@every_language
def test_codes_of_the_default_pack_read_exactly(
    look: Any, layout: Layout, languages: tuple[str, ...]
) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(layout, pack, pack.sessions, languages, takeaway=None)
    sheet = look(pdf(handout))
    assert sorted(sheet.codes) == sorted(codes_of(handout))
    assert len(sheet.pictures()) == len(pack.sessions)


@every_sign
@pytest.mark.parametrize("takeaway", [None, "https://stand.example/", "https://stand.example/t/x/"])
def test_code_is_as_wide_as_its_distance_asks(
    signs: Any, look: Any, layout: Layout, takeaway: str | None
) -> None:
    (page,) = look(pdf(signs(layout, {}, takeaway=takeaway))).pictures(300)
    found = zxingcpp.read_barcodes(page)
    assert len(found) == (2 if layout is Layout.A4_TENT else 1)
    for code in found:
        across = code.position.bottom_right.x - code.position.top_left.x
        assert abs(across) / 300 * 25.4 == pytest.approx(PLACES[layout].width, abs=0.3)


# ---- What a reader of the PDF gets


@every_sign
@every_language
def test_each_sign_is_a_page_with_a_heading_and_one_described_code(
    signs: Any, look: Any, layout: Layout, languages: tuple[str, ...]
) -> None:
    made = pdf(signs(layout, {}, {}, languages=languages))
    sheet = look(made)
    tags = sheet.tags()
    assert sheet.is_tagged
    assert sheet.title == {
        "en": "Physiotherapy UK 2014: sessions to join",
        "cy": "Physiotherapy UK 2014: sesiynau i ymuno â nhw",
    }.get(languages[0])
    assert [kind for kind, _ in tags].count("H1") == 2
    alts = [alt for kind, alt in tags if kind == "Figure"]
    assert len(alts) == 2
    for language, begin in (("en", "QR code for #"), ("cy", "Cod QR ar gyfer #")):
        assert all((begin in alt) == (language in languages) for alt in alts)
        assert (f"/Lang({language})".encode() in made) == (language in languages)


@every_sign
def test_what_is_equal_in_both_languages_stands_once(signs: Any, look: Any, layout: Layout) -> None:
    sheet = look(pdf(signs(layout, {"room": "Hall 1A"}, languages=("cy", "en"))))
    # Each of the tent's faces has a language of its own, and must say it all.
    times = 2 if layout is Layout.A4_TENT else 1
    for fact in ("09:00", "Hall 1A", "bsky.app/hashtag/PhysioUKDebate1"):
        assert sheet.text.count(fact) == times
    for word in ("Hunanreoli", "benefits?"):
        assert sheet.text.count(word) == 1


def test_title_that_is_the_same_in_both_languages_stands_once(
    signs: Any, make: Any, look: Any
) -> None:
    handout = signs(Layout.A4_POSTER, {"title": make.both("#physio")}, languages=("cy", "en"))
    assert look(pdf(handout)).text.count("#physio ") == 1


def test_poster_names_the_chair(signs: Any, look: Any) -> None:
    handout = signs(Layout.A4_POSTER, {"chair": "سارة Ŵyn 🦋"}, languages=("cy", "en"))
    text = look(pdf(handout)).text
    assert "Cadeirydd:" in text
    assert "Chair:" in text


@every_sign
def test_online_chat_and_unknown_room_are_said_in_both_languages(
    signs: Any, look: Any, layout: Layout
) -> None:
    text = look(pdf(signs(layout, {"kind": SessionKind.CHAT}, languages=("cy", "en")))).text
    assert "Ar-lein" in text
    assert "Online" in text
    text = look(pdf(signs(layout, {}, languages=("cy", "en")))).text
    assert "Ystafell" in text
    assert "Room" in text


# ---- Hard content


@every_sign
@every_language
@pytest.mark.parametrize("platform", ["bluesky", "linkedin"])
@pytest.mark.parametrize(
    "hard",
    [
        {},
        {"hashtag": LONG_TAG},
        {"hashtag": LONG_TAG.lower()},
        {"title": {"en": LONG_TITLE, "cy": LONG_TITLE.replace("Are", "Ai")}, "chair": HALL},
        {"hashtag": LONG_TAG, "title": {"en": LONG_TITLE, "cy": LONG_TITLE.replace("Are", "Ai")}},
        {"title": {"en": VILLAGE, "cy": VILLAGE}, "room": VILLAGE},
        {"room": HALL},
        {"starts": None, "hashtag": "P14"},
        {"title": {"en": "سارة שרה 🦋 Ŵŷ", "cy": "Tŵr yr Wŷdd"}, "chair": "سارة שרה 🦋"},
    ],
    ids=["plain", "tag", "lower", "title", "both", "village", "room", "short", "signs"],
)
def test_hard_content_stays_in_its_place(
    signs: Any,
    look: Any,
    layout: Layout,
    languages: tuple[str, ...],
    platform: str,
    hard: dict[str, Any],
) -> None:
    handout = signs(layout, hard, languages=languages, platforms=(platform,))
    (page,) = look(pdf(handout)).pictures(100)
    if layout is Layout.A4_TENT:
        # Only the fold is marked, as far out as the printer reaches.
        page.paste(255, (0, page.height // 2 - 2, page.width, page.height // 2 + 3))
    assert shades_of_margins(page, 100) == (255, 255)
    assert sorted(look(pdf(handout)).codes) == sorted(codes_of(handout))


@every_sign
def test_title_that_would_be_too_small_to_read_stops_the_sign(
    signs: Any, make: Any, layout: Layout
) -> None:
    with pytest.raises(RenderError, match=f"#PhysioUKDebate1 have no room on {layout}"):
        pdf(signs(layout, {"title": make.both(5 * LONG_TITLE)}))


@pytest.mark.parametrize("takeaway", [None, "https://a.example/"])
@every_language
def test_poster_takes_little_ink(
    signs: Any, look: Any, languages: tuple[str, ...], takeaway: str | None
) -> None:
    pack = read_pack(DEFAULT_PACK)
    made = [
        event_handout(Layout.A4_POSTER, pack, pack.sessions, languages, takeaway=takeaway),
        signs(Layout.A4_POSTER, {"hashtag": LONG_TAG[:33]}, languages=languages, takeaway=takeaway),
    ]
    for handout in made:
        for page in look(pdf(handout)).pictures(100):
            dots = page.histogram()
            ink = sum((255 - grey) / 255 * count for grey, count in enumerate(dots)) / sum(dots)
            assert ink <= MOST_INK, ink
