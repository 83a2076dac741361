"""The blank badge: four on a page to cut, each with room to write and the event's code."""

from typing import Any

import pytest

from kiosk.handouts import Layout, codes_of, event_handout, pdf, preflight
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK

LANGUAGES = [("en",), ("cy",), ("cy", "en")]
ALL_PLATFORMS = (
    "bluesky", "x", "linkedin", "mastodon", "threads", "instagram", "facebook", "youtube",
)  # fmt: skip
LONG_TAG = "PhysioUKSelfManagementWhoBenefitsFromLongTermCare1"


@pytest.fixture
def badges(make: Any) -> Any:
    """The page of badges of an event."""

    def made(
        languages: tuple[str, ...] = ("en",), takeaway: str | None = None, **event: Any
    ) -> Any:
        pack = make.pack(**event)
        return event_handout(Layout.PROFILE_BADGE, pack, (), languages, takeaway=takeaway)

    return made


@pytest.mark.parametrize("languages", LANGUAGES)
def test_badges_of_the_default_event_are_one_for_a_screen_reader(
    look: Any, languages: tuple[str, ...]
) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(Layout.PROFILE_BADGE, pack, (), languages, takeaway=None)
    made = pdf(handout)
    sheet = look(made)
    assert len(sheet.pictures()) == 1
    assert sheet.codes == codes_of(handout)
    assert len(sheet.codes) == 4
    assert sheet.headings() == ["H1"] * len(languages)
    assert len(sheet.alts()) == 1
    assert f"/Lang({languages[0]})".encode() in made
    assert sheet.other_languages == set(languages[1:])
    preflight(made, handout)


def test_badge_leaves_room_for_a_handle_and_a_subject(badges: Any, look: Any) -> None:
    text = look(pdf(badges())).text
    for words in ("Find me on …", "@", "Bluesky", "X", "LinkedIn", "Ask me about"):
        assert text.count(words) >= 4
    assert text.count("bsky.app/hashtag/PhysioUK") == 4


def test_two_languages_stand_on_one_badge(badges: Any, look: Any) -> None:
    text = look(pdf(badges(("cy", "en")))).text
    for words in ("Dewch o hyd i mi ar …", "Find me on …", "Gofynnwch i mi am", "Ask me about"):
        assert text.count(words) == 4


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(
    "hard",
    [
        {},
        {"platforms": ("x",)},
        {"platforms": ALL_PLATFORMS},
        {"platforms": ALL_PLATFORMS, "hashtag": "PhysioWorldCongress2014"},
        {"platforms": ALL_PLATFORMS, "hashtag": LONG_TAG},
        {"platforms": ("linkedin", *ALL_PLATFORMS[:2]), "hashtag": LONG_TAG.lower()},
        {"takeaway": "https://physiotherapy-uk-2014.example.org/handouts/takeaway/"},
        {"takeaway": "https://a.example/"},
    ],
)
def test_hard_badge_stays_inside_its_margins(
    badges: Any, look: Any, hard: dict[str, Any], languages: tuple[str, ...]
) -> None:
    handout = badges(languages, **hard)
    made = pdf(handout)
    sheet = look(made)
    assert sheet.codes == codes_of(handout)
    assert sheet.code_widths() == pytest.approx([40] * 4, abs=0.3)
    preflight(made, handout)
    assert sheet.cards_have_white_edges(4, rows=2)
