"""Staff set a printer up at the stand: it is found, added and tried, and prints for delegates."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.announcing import RUN, announced, service
from tests.browser.paper import codes_on_paper
from tests.browser.staff import STRICT, Tablet
from tests.browser.touchscreen import Touchscreen
from tests.escpos_printer import EmulatedPrinter
from tests.escpos_printer import running as switched_on
from tests.ippeveprinter import IppevePrinter, message_bus
from tests.stand import RunningStand


@pytest.fixture
def office(tmp_path: Path) -> Iterator[IppevePrinter]:
    with message_bus(tmp_path) as bus:
        printer = IppevePrinter(tmp_path / "office", bus)
        printer.switch_on()
        yield printer
        printer.switch_off()


@pytest.fixture
def counter() -> Iterator[EmulatedPrinter]:
    with switched_on() as printer:
        yield printer


@pytest.fixture
def tablet(open_page: Callable[..., Page], stand: RunningStand) -> Tablet:
    page = open_page()
    page.set_viewport_size({"width": 1180, "height": 820})
    made = Tablet(page, stand.address)
    made.sign_in(stand.pin)
    return made


def test_found_printer_is_added_and_tried_and_prints_for_a_delegate(
    tablet: Tablet,
    stand: RunningStand,
    office: IppevePrinter,
    open_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    page = tablet.page
    with announced(
        service("ipp", f"Laser {RUN}", office.port, "127.0.0.1", rp="ipp/print", UUID=RUN)
    ):
        page.get_by_role("link", name="Set-up").click()
        page.get_by_role("link", name="Find printers").click()
        found = page.get_by_role("link", name=f"Add Laser-{RUN}")
        expect(found).to_be_visible()
        assert Axe().run(page, options=STRICT).violations_count == 0
        found.click()
    page.get_by_label("Name").fill("Laser")
    page.get_by_text("On the left").click()
    page.get_by_role("button", name="Add this printer").click()
    laser = tablet.printer("Laser")
    expect(laser).to_contain_text("It prints A4 sheets. Sheets come out on the left.")
    page.get_by_role("button", name="Test Laser").click()
    expect(laser).to_contain_text("Printed.")
    test_page = tmp_path / "test.pdf"
    test_page.write_bytes(office.sheets()[0])
    assert len(codes_on_paper(test_page)) == 6
    screen = Touchscreen(open_page(), stand.address)
    screen.page.goto(f"{stand.address}/go/takeaway")
    screen.page.get_by_role("button", name="A4 sheet").click()
    expect(
        screen.page.get_by_role("heading", name="Your sheet is coming out on the left")
    ).to_be_visible()
    assert len(office.sheets()) == 2
    assert stand.prints == ()


def test_receipt_printer_is_added_by_its_address_and_removed(
    tablet: Tablet, counter: EmulatedPrinter
) -> None:
    page = tablet.page
    page.goto(f"{tablet.address}/staff/set-up")
    page.get_by_role("link", name="Type its address").click()
    page.get_by_role("button", name="Add this printer").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Type up to 31 letters").click()
    page.keyboard.type("Counter")
    page.get_by_label("Address").fill(f"127.0.0.1:{counter.port}")
    page.get_by_text("A receipt printer").click()
    page.get_by_role("button", name="Add this printer").click()
    line = tablet.printer("Counter")
    page.get_by_role("button", name="Test Counter").click()
    expect(line).to_contain_text("Printed.")
    assert len(counter.sheets) == 1
    counter.change(cover_is_open=True)
    expect(line).to_contain_text("The cover is open.")
    expect(page.get_by_role("button", name="Test Counter")).to_have_count(0)
    page.get_by_role("button", name="Remove Counter").click()
    expect(line).to_have_count(0)
    expect(tablet.printer("folder")).to_be_visible()
