"""Take the pictures of docs/packs.md: real commands, real files, and the screens that they make.

`make pictures` runs it after the screenshots.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64encode
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kiosk.settings import ROOT
from tests.browser.conftest import ARGUMENTS, CHROMIUM, PORTRAIT
from tests.stand import RunningStand, running

HERE = Path(__file__).resolve().parent
PACK = "events/our-event"
OPENING = datetime(2027, 5, 12, 8, 35, tzinfo=UTC)
"""Five minutes into the first talk of the pack that `new` writes."""

SCREENS = {
    "event.toml": "/?lang=en",
    "checklist.toml": "/go/checklist",
    "accounts.csv": "/go/accounts",
    "sessions.csv": "/go/sessions",
    "questions.toml": "/go/ideas",
}
LETTERS = "ABCDEFGHIJ"
COLOURS = 128

_WINDOWS = Environment(loader=FileSystemLoader(HERE), autoescape=True)
_VALUE = re.compile(r"^(\w[\w.]* = )(.+)$")


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        home = Path(folder)
        page = browser.new_page(viewport={"width": 960, "height": 800}, device_scale_factor=1.5)
        _terminal(page, "pack-new", home, [["new", PACK]])
        pack = home / PACK
        with running(home / "data", pack=pack, clock=lambda: OPENING) as stand:
            screens = _screens(browser, stand)
        _keep(page, "pack-where", "where.html", screens=screens)
        _editor(page, pack)
        _sheet(page, pack)
        _mistake(pack)
        _terminal(page, "pack-check", home, [["check", PACK]])
        browser.close()


def _terminal(page: Page, name: str, home: Path, commands: list[list[str]]) -> None:
    """The window of a terminal in which commands of the kiosk were really run."""
    lines = []
    for words in commands:
        answer = subprocess.run(
            [sys.executable, "-m", "kiosk", *words],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        lines.append((f"python -m kiosk {' '.join(words)}", answer.stdout + answer.stderr))
    _keep(page, name, "terminal.html", lines=lines)


def _screens(browser: Browser, stand: RunningStand) -> dict[str, str]:
    """A screen for each file of the pack, as an address that a page can show."""
    page = browser.new_page(viewport=PORTRAIT, device_scale_factor=0.25, reduced_motion="reduce")
    return {name: _shown(page, stand.address + address) for name, address in SCREENS.items()}


def _shown(page: Page, address: str) -> str:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return f"data:image/png;base64,{b64encode(page.screenshot()).decode()}"


def _editor(page: Page, pack: Path) -> None:
    """The head of event.toml, with what the organiser changes marked."""
    text = (pack / "event.toml").read_text(encoding="utf-8")
    found = [_VALUE.match(line) or line for line in text.splitlines()[6:26]]
    lines = [(each, "") if isinstance(each, str) else (each[1], each[2]) for each in found]
    _keep(page, "pack-event", "editor.html", lines=lines)


def _sheet(page: Page, pack: Path) -> None:
    """sessions.csv as a spreadsheet shows it."""
    with (pack / "sessions.csv").open(encoding="utf-8", newline="") as source:
        rows = [row[: len(LETTERS) - 1] for row in csv.reader(source)]
    _keep(page, "pack-sessions", "sheet.html", rows=rows, letters=LETTERS[: len(rows[0])])


def _mistake(pack: Path) -> None:
    file = pack / "sessions.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2027-05-12 10:15", "2027-05-12 09:15"), encoding="utf-8")


def _keep(page: Page, name: str, template: str, **values: object) -> None:
    page.set_content(_WINDOWS.get_template(f"windows/{template}").render(values))
    page.evaluate("document.fonts.ready")
    taken = page.locator("main").screenshot()
    picture = Image.open(BytesIO(taken)).convert("RGB")
    few = picture.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
