"""A delegate at the touchscreen: taps what is seen, by the words that stand on it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

WORDS = {
    "en": {
        "language": "English",
        "set up": "set up",
        "next": "Next",
        "back": "Back",
        "done": "Done",
        "add": "Add to my list",
        "on list": "On my list",
        "all": "All",
        "paper": "A4 sheet",
        "printed": "Your sheet is coming out",
        "finish": "Finish",
        "still": "Are you still there?",
        "here": "I am still here",
    },
    "cy": {
        "language": "Cymraeg",
        "set up": "sefydlu cyfrif",
        "next": "Nesaf",
        "back": "Yn ôl",
        "done": "Wedi’i wneud",
        "add": "Ychwanegu at fy rhestr",
        "on list": "Ar fy rhestr",
        "all": "Pob un",
        "paper": "Taflen A4",
        "printed": "Mae’ch taflen yn dod allan",
        "finish": "Gorffen",
        "still": "Ydych chi yno o hyd?",
        "here": "Rydw i yma o hyd",
    },
}

A_BLINK_MS = 400


@dataclass
class Touchscreen:
    """One touchscreen in one language."""

    page: Page
    address: str
    language: str = "en"

    def __post_init__(self) -> None:
        # A second tap within a blink is taken for the first one; people are slower than that.
        self.page.clock.install()

    def say(self, key: str) -> str:
        """What stands on the screen for a key of `WORDS`."""
        return WORDS[self.language][key]

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return self.page.locator("main").get_attribute("data-screen") or ""

    @property
    def heading(self) -> Locator:
        """The screen's one heading."""
        return self.page.locator("h1")

    def expect_screen(self, name: str) -> None:
        """Wait until this screen is shown."""
        expect(self.page.locator(f'main[data-screen="{name}"]')).to_be_visible()

    def attract(self) -> None:
        """Walk up to the stand."""
        self.page.goto(self.address)
        self.expect_screen("attract")

    def start(self) -> None:
        """Touch the attract screen, in its middle, and choose the language."""
        self.page.locator("main").tap()
        self.expect_screen("language")
        self.tap(self.say("language"))
        self.expect_screen("aim")

    def tap(self, name: str, *, at: int = 0) -> None:
        """Tap the link or button whose words begin with these."""
        begins = re.compile(rf"^\s*{re.escape(name)}", re.IGNORECASE)
        self.page.clock.fast_forward(A_BLINK_MS)
        links = self.page.get_by_role("link", name=begins)
        links.or_(self.page.get_by_role("button", name=begins)).nth(at).tap()

    def tap_next(self, screen: str) -> None:
        """Tap Next and wait for the screen that it leads to."""
        self.page.clock.fast_forward(A_BLINK_MS)
        self.page.get_by_role("link", name=self.say("next"), exact=True).tap()
        self.expect_screen(screen)

    @property
    def visit(self) -> str:
        """The visit's code in the address."""
        found = re.search(r"[?&]v=([^&]+)", self.page.url)
        return found[1] if found else ""

    @property
    def form_visit(self) -> str:
        """The visit's code that the screen's forms bring along."""
        return self.page.locator('input[name="v"]').first.input_value()

    @property
    def path(self) -> str:
        """The path of the address."""
        return urlsplit(self.page.url).path
