"""What axe, a ruler and a long word say of every screen, in both languages and both ways round."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import Aim, Status, encode, fresh
from tests.stand import RunningStand

STRICT = {
    "rules": {
        "target-size": {"enabled": True},
        "color-contrast-enhanced": {"enabled": True},
    }
}
QUERIES = {
    "step": ["no=1", "no=3", "no=8&follow=1"],
    "session": ["no=3", "no=1&on=mastodon"],
    "ideas": ["", "no=2"],
    "platforms": ["", "ask=who", "ask=how", "advice=x"],
    "checklist": ["", "stage=develop", "stage=develop&page=2"],
    "sessions": ["", "show=now", "show=all", "show=all&page=2"],
    "accounts": ["", "page=2"],
}
ADDRESSES = [
    "/",
    "/nothing",
    *(f"/go/{screen}?{query}" for screen in SCREENS for query in QUERIES.get(screen, [""])),
]


def address(stand: RunningStand, path: str, language: str, *, larger: bool = False) -> str:
    """A screen for a delegate who has chosen some of everything."""
    visit = replace(
        fresh(language),
        aim=Aim.SET_UP,
        platforms=frozenset(stand.kiosk.pack.event.platforms),
        audience=1,
        interests=frozenset({1, 2, 3, 6}),
        steps=MappingProxyType({1: Status.DONE, 4: Status.LATER, 5: Status.NOT_MINE}),
        accounts=frozenset({1, 2}),
        sessions=frozenset({3}),
        larger=larger,
    )
    code = encode(visit, stand.kiosk.pack)
    query = f"lang={language}" if path == "/" else f"v={code}"
    return f"{stand.address}{path}{'&' if '?' in path else '?'}{query}"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing_on_any_screen(
    language: str, shared_stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    found = {}
    for path in ADDRESSES:
        page.goto(address(shared_stand, path, language))
        violations = Axe().run(page, options=STRICT).response["violations"]
        found[path] = [
            (violation["id"], node["html"][:160])
            for violation in violations
            for node in violation["nodes"]
        ]
    assert {path: faults for path, faults in found.items() if faults} == {}


RULERS = Path(__file__).with_name("rulers")
CUT_OFF = (RULERS / "cut_off.js").read_text(encoding="utf-8")
SMALL_TARGETS = (RULERS / "small_targets.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("larger", [False, True], ids=["usual", "larger"])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_nothing_is_cut_off_or_covered(
    size: str,
    language: str,
    larger: bool,
    shared_stand: RunningStand,
    open_page: Callable[..., Page],
) -> None:
    page = open_page(size)
    found = {}
    for path in ADDRESSES:
        page.goto(address(shared_stand, path, language, larger=larger))
        page.evaluate("document.fonts.ready")
        found[path] = page.evaluate(CUT_OFF)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_every_target_is_15_mm_and_more(
    size: str, shared_stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page(size)
    found = {}
    for path in ADDRESSES:
        page.goto(address(shared_stand, path, "en"))
        found[path] = page.evaluate(SMALL_TARGETS)
    assert {path: small for path, small in found.items() if small} == {}
