"""The follow sheet: a few accounts beside large words, many three across on numbered pages."""

from typing import Any

import pytest

from kiosk.handouts import Layout, codes_of, event_handout, pdf, preflight
from kiosk.handouts.layouts import code_width
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK

LANGUAGES = [("en",), ("cy",), ("cy", "en")]
LONG_NAME = "An organisation with a very long name for all who move, heal, care and teach in Wales"
LONG_REASON = "What living with a long term condition is like, in their own words, every day. " * 3
LONG_HANDLE = "chartered-society-of-physiotherapists.somewhere-long.example"
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.fixture
def follow(make: Any) -> Any:
    """A follow sheet with so many accounts."""

    def made(
        count: int,
        languages: tuple[str, ...] = ("en",),
        event: dict[str, Any] | None = None,
        **account: Any,
    ) -> Any:
        accounts = tuple(make.account(no, **account) for no in range(1, count + 1))
        pack = make.pack(accounts=accounts, **(event or {}))
        return event_handout(Layout.FOLLOW_SHEET, pack, (), languages, takeaway=None)

    return made


@pytest.mark.parametrize("languages", LANGUAGES)
def test_default_accounts_share_a_page(look: Any, languages: tuple[str, ...]) -> None:
    pack = read_pack(DEFAULT_PACK)
    handout = event_handout(Layout.FOLLOW_SHEET, pack, (), languages, takeaway=None)
    made = pdf(handout)
    sheet = look(made)
    assert len(sheet.pictures()) == 1
    assert sheet.codes == codes_of(handout)
    assert sheet.headings() == ["H1"] * len(languages) + ["H2"] * 3
    assert f"/Lang({languages[0]})".encode() in made
    assert sheet.other_languages == set(languages[1:])
    assert sheet.has_white_edges()
    preflight(made, handout)


def test_sheet_says_what_to_do_whom_to_follow_and_why(follow: Any, look: Any) -> None:
    text = look(pdf(follow(1, checked_on=None))).text
    for words in (
        "Worth following",
        "Scan a code, then tap Follow.",
        "x.com/Example1",
        "Example society 1",
        "News that you can share.",
        "Not yet checked",
        "Physiotherapy UK 2014, Chartered Society of Physiotherapy",
    ):
        assert words in text


def test_two_languages_give_both_reasons(follow: Any, look: Any) -> None:
    text = look(pdf(follow(4, ("cy", "en"), checked_on=None))).text
    assert text.count("Newyddion i’w rhannu.") == 4
    assert text.count("News that you can share.") == 4
    assert text.count("Heb ei wirio eto /") == 4
    assert text.index("Gwerth eu dilyn") < text.index("Worth following")


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(("count", "pages"), [(1, 1), (3, 1), (6, 1), (7, 2), (16, 3)])
def test_pages_are_as_many_as_needed_and_numbered(
    follow: Any, look: Any, count: int, pages: int, languages: tuple[str, ...]
) -> None:
    handout = follow(count, languages)
    made = pdf(handout)
    sheet = look(made)
    assert len(sheet.pictures()) == pages
    assert sorted(sheet.codes) == sorted(codes_of(handout))
    assert len(sheet.codes) == count
    assert (f"{pages}/{pages}" in sheet.text) == (pages > 1)
    assert [f"@Example{no}," in alt for no, alt in enumerate(sheet.alts(), 1)] == [True] * count
    preflight(made, handout)


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("count", [2, 7])
@pytest.mark.parametrize(
    "hard",
    [
        {"name": LONG_NAME, "why": {"en": LONG_REASON, "cy": LONG_REASON + "ŵ ŷ"}},
        {"name": VILLAGE, "handles": {"bluesky": LONG_HANDLE}, "checked_on": None},
        {"name": LONG_NAME, "handles": {"linkedin": "company/rhwydwaith-ffisiotherapyddion"}},
        {"name": "المؤتمر العالمي للعلاج الطبيعي 🦋", "why": {"en": "שרה כהן", "cy": VILLAGE}},
        {"event": {"name": LONG_NAME, "host": LONG_NAME}},
    ],
)
def test_hard_accounts_stay_inside_the_margins(
    follow: Any, look: Any, hard: dict[str, Any], count: int, languages: tuple[str, ...]
) -> None:
    handout = follow(count, languages, **hard)
    made = pdf(handout)
    sheet = look(made)
    assert sorted(sheet.codes) == sorted(codes_of(handout))
    assert sheet.has_white_edges()
    wanted = [
        code_width(Layout.FOLLOW_SHEET, card.code.matrix.size) for card in handout.content.accounts
    ]
    assert sheet.code_widths() == pytest.approx(wanted, abs=0.3)
    preflight(made, handout)
