"""What axe, a ruler and a long word say of every screen, in both languages and both ways round."""

from collections.abc import Callable
from dataclasses import replace
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


CUT_OFF = """() => {
  const faults = [];
  const room = document.documentElement;
  if (room.scrollHeight > innerHeight + 1 || room.scrollWidth > innerWidth + 1)
    faults.push(`the page is ${room.scrollWidth} x ${room.scrollHeight}`);
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".hidden, figure, svg, noscript, dialog")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // A line's box is taller than its letters: a fifth above and below is air.
      const air = box.height / 5;
      const line = { parent, text: node.data.trim().slice(0, 30), left: box.left,
                     right: box.right, top: box.top + air, bottom: box.bottom - air };
      if (line.right > innerWidth + 1 || line.bottom > innerHeight || line.left < 0 || line.top < 0)
        faults.push(`cut off: ${line.text}`);
      const tile = parent.closest("a, button")?.getBoundingClientRect();
      if (tile && (line.right > tile.right + 1 || line.bottom > tile.bottom + 1 || line.top < tile.top - 1))
        faults.push(`beyond its button: ${line.text}`);
      lines.push(line);
    }
  }
  for (const [index, a] of lines.entries())
    for (const b of lines.slice(index + 1))
      if (a.parent !== b.parent && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
        faults.push(`over each other: ${a.text} / ${b.text}`);
  for (const button of document.querySelectorAll(".nav a, .strip a, .strip button")) {
    const area = button.getBoundingClientRect();
    for (const line of lines)
      if (!button.contains(line.parent) && line.bottom > area.top + 1 && line.top < area.bottom - 1 &&
          line.right > area.left + 1 && line.left < area.right - 1)
        faults.push(`under a button: ${line.text}`);
  }
  return [...new Set(faults)];
}"""


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


TARGETS = """() => {
  const mm = parseFloat(getComputedStyle(document.querySelector(".kiosk")).getPropertyValue("--mm"))
    || Math.min(innerWidth, innerHeight) / 270;
  return [...document.querySelectorAll("main a, main button")]
    .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
    .filter(([, box]) => box.width)
    .map(([text, box]) => [text, Math.min(box.width, box.height) / mm])
    .filter(([, size]) => size < 14.9);
}"""


@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_every_target_is_15_mm_and_more(
    size: str, shared_stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page(size)
    found = {}
    for path in ADDRESSES:
        page.goto(address(shared_stand, path, "en"))
        found[path] = page.evaluate(TARGETS)
    assert {path: small for path, small in found.items() if small} == {}
