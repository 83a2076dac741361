"""A member of stand staff at the tablet: types the PIN, reads the board, taps its buttons."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

STRICT = {"rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}}
"""What axe looks at beside its usual rules."""


@dataclass
class Tablet:
    """One tablet on the staff pages."""

    page: Page
    address: str

    def look(self) -> None:
        """Open the staff pages."""
        self.page.goto(f"{self.address}/staff/")

    def type_pin(self, pin: str) -> None:
        """Type a PIN and send it."""
        self.page.get_by_label("Type the staff PIN").fill(pin)
        self.page.get_by_role("button", name="Open the desk").click()

    def sign_in(self, pin: str) -> None:
        """Open the desk with the right PIN."""
        self.look()
        self.type_pin(pin)
        expect(self.page.get_by_role("heading", name="Print jobs")).to_be_visible()

    def sheet(self, code: str) -> Locator:
        """The line of a sheet."""
        return self.sheets.filter(has_text=code)

    @property
    def sheets(self) -> Locator:
        """The lines of all sheets."""
        return self.page.locator("#jobs").get_by_role("listitem")

    def printer(self, name: str) -> Locator:
        """The line of a printer."""
        return self.page.locator("#printers").get_by_role("listitem").filter(has_text=name)

    def choose(self, language: str) -> None:
        """Choose the language of this name."""
        way = self.page.get_by_role("link", name=language)
        code = way.get_attribute("lang")
        way.click()
        expect(self.page.locator(f"html[lang={code}]")).to_be_attached()

    def tap(self, button: str) -> None:
        """Tap a button, by its words and what it is for."""
        self.page.get_by_role("button", name=button, exact=True).click()

    def reprint(self, code: str) -> None:
        """Print a sheet once more."""
        self.page.get_by_role("button", name=f"Reprint {code}").click()
