"""The layouts under content that no designer drew: nothing may leave its place."""

from typing import Any

import pytest
import zxingcpp

from kiosk.handouts import Layout, event_handout, pdf, preflight
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK

LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"
LONG_TITLE = "Are physiotherapists the exercise specialists of choice? " * 4
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.mark.parametrize(
    "hard",
    [
        {"session": {"hashtag": LONG_TAG}},
        {"session": {"hashtag": LONG_TAG.lower()}},
        {"session": {"title": {"en": LONG_TITLE}}},
        {"session": {"title": {"en": VILLAGE}, "room": VILLAGE}},
        {"session": {"starts": None}},
        {"account": {"name": LONG_TITLE, "why": {"en": LONG_TITLE}}},
        {"account": {"name": VILLAGE, "handles": {}}},
        {"account": {"handles": {"bluesky": "chartered-society-of-physiotherapy.bsky.social"}}},
        {"account": {"handles": {"linkedin": "company/chartered-society-of-physiotherapy"}}},
        {"step": {"how": {"en": ("Tap the picture, then tap Save and wait.",) * 4}}},
        {"platforms": ("linkedin", "x"), "session": {"hashtag": LONG_TAG}},
        {"name": LONG_TITLE[:110]},
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_hard_content_stays_inside_the_margins(
    mine: Any, look: Any, hard: dict[str, Any], many: bool
) -> None:
    handout = mine(*((7, 4, 9) if many else (1, 1, 4)), **hard)
    made = pdf(handout)
    preflight(made, handout)
    assert look(made).has_white_edges()


@pytest.mark.parametrize(
    "hard",
    [
        {"hashtag": LONG_TAG},
        {"hashtag": LONG_TAG.lower()},
        {"hashtag": LONG_TAG, "room": "Hall 1A, International Convention Centre, upper level"},
        {"room": VILLAGE},
        {"room": VILLAGE * 3},
        {"starts": None},
        {"hashtag": "P14"},
    ],
)
@pytest.mark.parametrize("languages", [("en",), ("cy", "en")])
@pytest.mark.parametrize("platform", ["x", "linkedin"])
def test_hard_cards_stay_inside_their_cut_lines(
    cards: Any, look: Any, hard: dict[str, Any], platform: str, languages: tuple[str, ...]
) -> None:
    handout = cards(hard, languages=languages, platforms=(platform,))
    made = pdf(handout)
    preflight(made, handout)
    assert look(made).cards_have_white_edges(3, rows=4)


def test_long_hashtag_is_whole_on_paper(cards: Any, look: Any) -> None:
    text = look(pdf(cards({"hashtag": LONG_TAG}))).text.replace(" ", "")
    assert text.count("#" + LONG_TAG) == 8


def test_handout_without_steps_has_no_empty_page(mine: Any, look: Any) -> None:
    assert len(look(pdf(mine(0, 0, 9))).pictures()) == 1
    assert len(look(pdf(mine(0, 0, 0))).pictures()) == 1


def test_short_and_long_hashtags_share_a_sheet(cards: Any) -> None:
    handout = cards({"hashtag": "P14"}, {"hashtag": LONG_TAG}, platforms=("x",))
    preflight(pdf(handout), handout)


def test_fine_code_is_drawn_wide_enough_to_be_read_from_45_cm(mine: Any, look: Any) -> None:
    for counts in ((1, 1), (2, 1), (3, 4)):
        handout = mine(*counts, 2, platforms=("linkedin", "x"))
        finest = max(handout.content.sessions, key=lambda card: card.code.matrix.size)
        assert finest.code.matrix.size == 37
        widths = {
            code.text: code.position.bottom_right.x - code.position.top_left.x
            for page in look(pdf(handout)).pictures(300)
            for code in zxingcpp.read_barcodes(page)
        }
        millimetres = widths[finest.code.opens] / 300 * 25.4
        assert millimetres == pytest.approx(450 * 37 / 350, abs=0.3)


@pytest.mark.parametrize("languages", [("en",), ("cy", "en")], ids="+".join)
@pytest.mark.parametrize("layout", [layout for layout in Layout if layout is not Layout.MY_HANDOUT])
def test_short_address_whose_modules_are_large_prints_on_every_layout(
    layout: Layout, languages: tuple[str, ...]
) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(layout, pack, pack.sessions, languages, takeaway="https://a.bc/")
    preflight(pdf(handout), handout)
