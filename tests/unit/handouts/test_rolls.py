"""Labels and receipts: what they say, in which languages, and that nothing is cut off."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest

from kiosk.handouts import Handout, Layout, event_handout, pdf, preflight
from kiosk.handouts.layouts import PLACES
from kiosk.handouts.raster import rasters
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK

LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
MARGINS = {Layout.LABEL_62: (30, 30), Layout.RECEIPT_80: (12, 16)}
"""Dots at the left and at the right that stay white."""

LEAST_END = 16
"""Dots at both ends of the paper that stay white, descenders and all."""


@pytest.fixture
def sign(make: Any) -> Any:
    """One session, in the layout and the languages asked for."""

    def made(layout: Layout, *languages: str, takeaway: Any = None, **session: Any) -> Handout:
        sessions = [make.session(1, **session)]
        return event_handout(layout, make.pack(), sessions, languages or ("en",), takeaway=takeaway)

    return made


@pytest.fixture
def receipt(mine: Any) -> Any:
    """A delegate's own sheet on a receipt."""

    def made(*items: Any, **changes: Any) -> Handout:
        return Handout(layout=Layout.RECEIPT_80, content=mine(*items, **changes).content)

    return made


def drawings(document: bytes) -> Iterator[bytes]:
    """What the PDF draws, unpacked."""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompress(packed)


def assert_white_margins(handout: Handout) -> None:
    left, right = MARGINS[handout.layout]
    for page in rasters(pdf(handout), PLACES[handout.layout].dpi or 0, "1"):
        ink = page.convert("L").point(lambda grey: 255 - grey).getbbox()
        assert ink is not None
        assert ink[0] >= left
        assert ink[1] >= LEAST_END
        assert ink[2] <= page.width - right
        assert ink[3] <= page.height - LEAST_END


# ---- A session


@pytest.mark.parametrize("layout", MARGINS)
def test_sign_says_what_when_and_where(sign: Any, look: Any, layout: Layout) -> None:
    text = look(pdf(sign(layout, room="Hall 1"))).text
    for words in ("#PhysioUKDebate1", "on Bluesky", "Sat 11 Oct, 09:00", "Hall 1", "bsky.app"):
        assert words in text.replace("# ", "#")


def test_receipt_has_the_title_and_leads_to_the_address(sign: Any, look: Any) -> None:
    text = look(pdf(sign(Layout.RECEIPT_80))).text
    assert "Self-management – who benefits?" in text
    assert "Scan to join in on Bluesky, or type" in text


@pytest.mark.parametrize("layout", MARGINS)
def test_sign_in_two_languages_says_what_they_share_once(
    sign: Any, look: Any, layout: Layout
) -> None:
    text = look(pdf(sign(layout, "cy", "en", hashtag="PhysioUK", room="Hall 1"))).text
    assert "Sad 11 Hyd / Sat 11 Oct" in text
    assert text.count("09:00") == text.count("Hall 1") == 1


@pytest.mark.parametrize("layout", MARGINS)
def test_unknown_room_is_asked_for_in_every_language(sign: Any, look: Any, layout: Layout) -> None:
    assert "Ystafell / Room" in look(pdf(sign(layout, "cy", "en"))).text


@pytest.mark.parametrize("layout", MARGINS)
def test_second_language_is_read_out_as_such(sign: Any, layout: Layout) -> None:
    made = pdf(sign(layout, "cy", "en"))
    assert b"/Lang(cy)" in made
    assert any(b"/Lang(en)" in page for page in drawings(made))
    assert not any(b"/Lang(en)" in page for page in drawings(pdf(sign(layout, "cy"))))


@pytest.mark.parametrize("layout", MARGINS)
@pytest.mark.parametrize("languages", [("en",), ("cy",), ("cy", "en")])
def test_default_pack_has_a_page_for_each_session(
    look: Any, layout: Layout, languages: tuple[str, ...]
) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(layout, pack, pack.sessions, languages, takeaway=None)
    made = pdf(handout)
    preflight(made, handout)
    assert_white_margins(handout)
    assert len(look(made).pictures()) == len(pack.sessions)


@pytest.mark.parametrize("layout", MARGINS)
@pytest.mark.parametrize("takeaway", [None, "https://csp.uk/", "https://stand.example/" + 99 * "a"])
@pytest.mark.parametrize(
    "hard",
    [
        {"hashtag": LONG_TAG},
        {"hashtag": LONG_TAG.lower()},
        {"hashtag": "P14"},
        {"room": VILLAGE},
        {"room": "Hall 1A, International Convention Centre, upper level"},
        {"title": {"en": VILLAGE * 2, "cy": VILLAGE}},
        {"starts": None},
    ],
)
def test_nothing_is_cut_off_at_the_edges(
    sign: Any, look: Any, layout: Layout, takeaway: str | None, hard: dict[str, Any]
) -> None:
    handout = sign(layout, "cy", "en", takeaway=takeaway, **hard)
    made = pdf(handout)
    preflight(made, handout)
    assert_white_margins(handout)
    text = look(made).text.replace(" ", "").replace("\u200b", "")
    for words in (handout.content.sessions[0].hashtag, hard.get("room", "")):
        assert words.replace(" ", "") in text


# ---- A delegate's own next steps


def test_own_receipt_says_all_that_was_chosen(receipt: Any, look: Any) -> None:
    handout = receipt(12, 7, 9)
    text = look(pdf(handout)).text
    for words in ("Your next steps", "Physiotherapy UK 2014", "Sheet 4F7K", "Take it all with you"):
        assert words in text
    for step in handout.content.steps:
        assert step.title in text
        assert step.how in text
    for account in handout.content.accounts:
        assert account.name in text
        assert account.code.says in text
    for session in handout.content.sessions:
        assert session.hashtag in text
        assert session.code.says in text.replace("/ ", "/")


def test_own_receipt_warns_that_it_opens_on_the_stand_only(receipt: Any, look: Any) -> None:
    assert "it opens on the stand’s Wi-Fi only" in look(pdf(receipt())).text


def test_own_receipt_is_read_out_under_headings(receipt: Any, look: Any) -> None:
    kinds = [kind for kind, _ in look(pdf(receipt(2, 1))).tags() if kind[:1] == "H"]
    assert kinds == ["H1", "H2", "H2", "H3", "H2", "H3", "H3"]


@pytest.mark.parametrize(
    "hard",
    [
        {"session": {"hashtag": LONG_TAG, "title": {"en": VILLAGE}, "room": VILLAGE}},
        {"account": {"name": VILLAGE, "handles": {}}},
        {"account": {"handles": {"bluesky": "chartered-society-of-physiotherapy.bsky.social"}}},
        {"account": {"handles": {"linkedin": "company/chartered-society-of-physiotherapy"}}},
        {"step": {"title": {"en": VILLAGE}, "how": {"en": (VILLAGE,)}}},
        {"name": VILLAGE + " " + VILLAGE},
    ],
)
def test_nothing_is_cut_off_an_own_receipt(receipt: Any, hard: dict[str, Any]) -> None:
    handout = receipt(3, 3, 3, **hard)
    preflight(pdf(handout), handout)
    assert_white_margins(handout)


def test_own_receipt_has_one_page_that_grows(receipt: Any) -> None:
    sheets = [pdf(receipt(*items)) for items in ((0, 0, 0), (2, 2, 9))]
    pages = [list(rasters(sheet, 203, "1")) for sheet in sheets]
    assert [len(each) for each in pages] == [1, 1]
    heights = [page.height for (page,) in pages]
    assert all(shorter < longer for shorter, longer in pairwise(heights))
