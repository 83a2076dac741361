"""The Set-up pages: printers are listed, found, added, tried and removed."""

import html
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.app import Kiosk, build
from kiosk.packs import Pack
from kiosk.printing import FindingError
from kiosk.settings import DEFAULT_PACK, FoundPrinter, PrinterSetting, Settings, Side
from kiosk.staff.set_up import OFFICE, RECEIPT, Filled, setting
from kiosk.store import FOLDER, JobState, Origin
from tests.unit.staff.conftest import NOW, Clock, Tablet

COUNTER = {"name": "Counter", "address": "192.168.1.21", "kind": "receipt", "side": "left"}
FOUND = (
    FoundPrinter(name="Laser", addresses=("ipp://192.168.1.20/ipp/print",)),
    FoundPrinter(name="Old", addresses=("ipp://192.168.1.22/lp",), takes_pdf=False),
)


class Network:
    """A network on which printers are found when somebody says so."""

    def __init__(self) -> None:
        self.printers: tuple[FoundPrinter, ...] | None = FOUND
        self.asked = Event()
        self.answers = Event()
        self.answers.set()

    def __call__(self) -> tuple[FoundPrinter, ...]:
        self.asked.set()
        assert self.answers.wait(10)
        if self.printers is None:
            raise FindingError
        return self.printers


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def kiosk(tmp_path: Path, pack: Pack, clock: Clock, network: Network) -> Iterator[Kiosk]:
    settings = Settings(
        pack=DEFAULT_PACK, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    built = build(settings, pack, clock=clock, find=network)
    yield built
    built.store.close()


def open_page(desk: Tablet, address: str = "") -> None:
    desk.page = desk.client.get(f"/staff/set-up{address}")


def names(kiosk: Kiosk) -> list[str]:
    return [each.name for each in kiosk.store.printers.all()]


def test_printer_is_added_by_its_short_address_and_takes_the_place_of_the_folder(
    desk: Tablet, kiosk: Kiosk
) -> None:
    open_page(desk)
    assert "It keeps each sheet as a file." in desk.text
    open_page(desk, "/printer")
    desk.send("/staff/set-up/printer", **COUNTER)
    assert "Counter" in desk.text
    assert "It prints receipts. Sheets come out on the left." in desk.text
    assert "escpos://192.168.1.21" in desk.text
    (counter,) = kiosk.store.printers.all()
    assert counter.entry.origin is Origin.STAFF
    assert counter.entry.side is Side.LEFT


@pytest.mark.parametrize(
    ("kind", "typed", "address"),
    [
        (OFFICE, "192.168.1.20", "ipp://192.168.1.20/ipp/print"),
        (OFFICE, " 192.168.1.20:8631 ", "ipp://192.168.1.20:8631/ipp/print"),
        (OFFICE, "192.168.1.20/printers/a", "ipp://192.168.1.20/printers/a"),
        (OFFICE, "ipps://192.168.1.20/ipp/print", "ipps://192.168.1.20/ipp/print"),
        (RECEIPT, "192.168.1.21", "escpos://192.168.1.21"),
        (OFFICE, "2001:db8::20", "ipp://[2001:db8::20]/ipp/print"),
        (RECEIPT, "2001:db8::21", "escpos://[2001:db8::21]"),
        (OFFICE, "[2001:db8::20]:8631", "ipp://[2001:db8::20]:8631/ipp/print"),
        (OFFICE, "escpos://192.168.1.21", "escpos://192.168.1.21"),
    ],
)
def test_short_address_is_made_whole(kind: str, typed: str, address: str) -> None:
    made = setting(Filled(name=" Counter ", address=typed, kind=kind, side="nowhere"))
    assert made == PrinterSetting(name="Counter", address=address)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", "", "Type up to 31 letters from A to Z, digits and dashes."),
        ("name", "folder", "Another printer has this name. Type another one."),
        ("address", "", "Type the printer’s address, such as 192.168.1.20."),
        ("address", "folder:///etc", "Type the printer’s address, such as 192.168.1.20."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    desk: Tablet, kiosk: Kiosk, field: str, value: str, problem: str
) -> None:
    open_page(desk, "/printer")
    desk.send("/staff/set-up/printer", **{**COUNTER, field: value})
    assert desk.page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert problem in desk.text
    other = "address" if field == "name" else "name"
    assert f'value="{COUNTER[other]}"' in desk.page.text
    assert re.search(r'value="receipt" checked', desk.page.text)
    assert re.search(r'value="left" checked', desk.page.text)
    assert names(kiosk) == [FOLDER]


def test_printer_that_is_there_under_another_name_is_not_added_again(
    desk: Tablet, kiosk: Kiosk
) -> None:
    open_page(desk, "/printer")
    desk.send("/staff/set-up/printer", **COUNTER)
    desk.send("/staff/set-up/printer", **{**COUNTER, "name": "Till"})
    assert "This printer is set up already. Look in the list of printers." in desk.text
    assert 'href="#address"' in desk.page.text
    assert names(kiosk) == ["Counter"]


def test_found_printer_fills_the_form(desk: Tablet) -> None:
    open_page(desk, "/found")
    assert "It takes no PDF" in desk.text
    (way,) = re.findall(r'href="(/staff/set-up/printer\?[^"]*)"', desk.page.text)
    desk.page = desk.client.get(html.unescape(way))
    assert 'value="Laser"' in desk.page.text
    assert 'value="ipp://192.168.1.20/ipp/print"' in desk.page.text
    assert re.search(r'value="office" checked', desk.page.text)


def test_found_receipt_printer_is_taken_for_one(desk: Tablet) -> None:
    open_page(desk, "/printer?name=Till&address=escpos://192.168.1.21")
    assert re.search(r'value="receipt" checked', desk.page.text)


def test_search_that_finds_nothing_says_what_to_look_at(desk: Tablet, network: Network) -> None:
    network.printers = ()
    open_page(desk, "/found")
    assert "No printer has answered. Check that it is on" in desk.text
    network.printers = None
    open_page(desk, "/found")
    assert "The kiosk has no network. Check its cable or Wi-Fi." in desk.text


def test_second_search_at_once_keeps_nobody_waiting(desk: Tablet, network: Network) -> None:
    network.answers.clear()
    first = Thread(target=lambda: desk.client.get("/staff/set-up/found"))
    first.start()
    assert network.asked.wait(10)
    open_page(desk, "/found")
    assert "The kiosk looks already." in desk.text
    network.answers.set()
    first.join()
    open_page(desk, "/found")
    assert "Laser" in desk.text


def test_test_page_is_printed_once_for_a_double_tap(desk: Tablet, kiosk: Kiosk) -> None:
    open_page(desk)
    (seen,) = re.findall(r'name="seen" value="([^"]*)"', desk.page.text)
    for _ in range(2):
        desk.send("/staff/set-up/test", printer=FOLDER, seen=seen)
    (job,) = kiosk.store.jobs.newest(9)
    assert (job.layout, job.printer) == ("test", FOLDER)
    assert f"Test page {job.sheet}: Waits." in desk.text
    claimed = kiosk.store.jobs.claim(FOLDER, NOW)
    assert claimed is not None
    kiosk.store.jobs.move(claimed, JobState.DONE, NOW)
    open_page(desk)
    assert f"Test page {job.sheet}: Printed." in desk.text


def test_only_a_printer_that_staff_added_can_be_removed(desk: Tablet, kiosk: Kiosk) -> None:
    open_page(desk)
    assert "Remove" not in desk.text
    desk.send("/staff/set-up/printer", **COUNTER)
    assert "Remove" in desk.text
    desk.send("/staff/set-up/remove", printer="Counter")
    assert names(kiosk) == [FOLDER]
    desk.send("/staff/set-up/remove", printer=FOLDER)
    assert names(kiosk) == [FOLDER]


@pytest.mark.parametrize("address", ["", "/found", "/printer"])
def test_pages_are_for_staff_only(tablet: Tablet, network: Network, address: str) -> None:
    answer = tablet.client.get(f"/staff/set-up{address}")
    assert (answer.status_code, answer.location) == (HTTPStatus.SEE_OTHER, "/staff/")
    assert not network.asked.is_set()


@pytest.mark.parametrize("address", ["/printer", "/remove", "/test"])
def test_nobody_else_changes_printers(tablet: Tablet, kiosk: Kiosk, address: str) -> None:
    tablet.look()
    tablet.send(f"/staff/set-up{address}", **COUNTER, printer=FOLDER, seen="1")
    assert names(kiosk) == [FOLDER]
    assert kiosk.store.jobs.newest(9) == ()
