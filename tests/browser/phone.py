"""A delegate's own phone: opens the takeaway, and tells what stands on it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from kiosk.packs import Pack
from kiosk.visit import Visit, decode, encode
from tests.stand import RunningStand

USUAL = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 568}


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A phone in the stand's network."""

    page: Page
    stand: RunningStand

    @property
    def pack(self) -> Pack:
        return self.stand.kiosk.pack

    @property
    def home(self) -> str:
        return f"{self.stand.address}/takeaway/"

    @property
    def visit(self) -> Visit:
        """The visit that the phone's address carries now."""
        return decode(self.page.url.partition("#")[2], self.pack)

    def open(self, rest: str = "") -> None:
        """Open the takeaway anew, at the rest of an address."""
        self.page.goto("about:blank")
        self.page.goto(self.home + rest)

    def open_list(self, visit: Visit) -> None:
        """Scan the code of a visit."""
        self.open(f"#{encode(visit, self.pack)}")
        expect(self.page.locator("body")).to_have_class("mine")

    def steps(self) -> dict[str, str]:
        """The words of each step's state by its title; of the one to do next, "next"."""
        texts = "row => ['b', '.state'].map((part) => row.querySelector(part).innerText)"
        rows = self.page.locator(".stage summary:visible")
        told = dict(rows.evaluate_all(f"rows => rows.map({texts})"))
        following = self.page.locator(".turn h2:visible").all_inner_texts()
        return told | dict.fromkeys(following, "next")

    def accounts(self) -> list[str]:
        """The names of the accounts."""
        return self.page.locator("#accounts .name b:visible").all_inner_texts()

    def sessions(self) -> list[str]:
        """The titles of the sessions."""
        return self.page.locator("#sessions li > b:visible").all_inner_texts()

    def links(self, within: str) -> list[str]:
        """Where the links in a part of the page lead."""
        links = self.page.locator(f"{within} a:visible")
        return links.evaluate_all("links => links.map((link) => link.href)")

    def say(self, within: str, word: str) -> None:
        """Tap a button."""
        self.page.locator(within).get_by_role("button", name=word, exact=True).click()


def phone(open_page: Callable[..., Page], stand: RunningStand, **options: object) -> Phone:
    """A phone of the usual size; options are those of a browser's context."""
    page = open_page(**options)
    page.set_viewport_size(USUAL)
    return Phone(page=page, stand=stand)
