"""Take the screenshots of the README: every screen in portrait, in both languages.

`make pictures` runs it. The pictures are small on purpose: a third of a 1080 x 1920 screen.
"""

import os
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kiosk.visit import Aim, Status, Visit, encode, fresh
from tests.browser.conftest import ARGUMENTS, CHROMIUM, LANDSCAPE, PORTRAIT
from tests.stand import RunningStand, running

HERE = Path(__file__).resolve().parent
SCREENS = {
    "language": "",
    "aim": "",
    "platforms": "",
    "checklist": "",
    "step": "no=3",
    "interests": "",
    "accounts": "",
    "sessions": "",
    "session": "no=3",
    "ideas": "",
    "takeaway": "",
    "finish": "",
}
OVERVIEW = ("attract", "checklist", "accounts", "session")
COLOURS = 256


def main() -> None:
    """Take every picture anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as stand,
        sync_playwright() as playwright,
    ):
        arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for language in stand.kiosk.pack.event.languages:
            _take_touchscreen(browser, stand, language)
        _take_landscape(browser, stand)
        _take_staff(browser, stand)
        browser.close()
    _put_beside_each_other([HERE / f"{name}-en.png" for name in OVERVIEW], HERE / "overview.png")


def _visit(language: str) -> Visit:
    steps = {1: Status.DONE, 2: Status.DONE, 4: Status.LATER, 5: Status.NOT_MINE}
    return replace(
        fresh(language),
        aim=Aim.SET_UP,
        platforms=frozenset({"bluesky", "x"}),
        audience=1,
        interests=frozenset({1, 6}),
        steps=MappingProxyType(steps),
        accounts=frozenset({1, 2}),
        sessions=frozenset({3}),
    )


def _addresses(stand: RunningStand, language: str) -> dict[str, str]:
    code = encode(_visit(language), stand.kiosk.pack)
    go = {name: f"/go/{name}?v={code}&{query}" for name, query in SCREENS.items()}
    return {"attract": f"/?lang={language}", **go}


def _take_touchscreen(browser: Browser, stand: RunningStand, language: str) -> None:
    context = browser.new_context(viewport=PORTRAIT, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    for name, address in _addresses(stand, language).items():
        _keep(page, stand.address + address, f"{name}-{language}")
    context.close()


def _take_landscape(browser: Browser, stand: RunningStand) -> None:
    context = browser.new_context(viewport=LANDSCAPE, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    addresses = _addresses(stand, "en")
    for name in ("attract", "checklist", "session"):
        _keep(page, stand.address + addresses[name], f"{name}-landscape")
    context.close()


def _take_staff(browser: Browser, stand: RunningStand) -> None:
    context = browser.new_context(viewport={"width": 1180, "height": 820})
    page = context.new_page()
    page.goto(stand.address + _addresses(stand, "en")["takeaway"])
    page.get_by_role("button", name="A4 sheet").click()
    page.get_by_role("heading", name="Your sheet is coming out").wait_for()
    page.goto(stand.address + _addresses(stand, "en")["step"])
    page.get_by_role("button", name="Ask a person").click()
    page.get_by_role("status").wait_for()
    page.goto(f"{stand.address}/staff/")
    page.get_by_label("PIN").fill(stand.pin)
    page.get_by_role("button").first.click()
    page.get_by_role("heading", name="Now").wait_for()
    _shoot(page, "staff-now", 2)
    context.close()


def _keep(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    _shoot(page, name, 3)


def _shoot(page: Page, name: str, smaller: int) -> None:
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = picture.resize((picture.width // smaller, picture.height // smaller), Image.LANCZOS)
    few = small.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)


def _put_beside_each_other(files: list[Path], into: Path) -> None:
    pictures = [Image.open(file).convert("RGB") for file in files]
    gap = 24
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, pictures[0].height), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + gap
    sheet.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE).save(into, optimize=True)


if __name__ == "__main__":
    main()
