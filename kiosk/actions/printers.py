"""What staff do with printers: add and remove one, try it, tell it to wait and to go on."""

from datetime import datetime
from enum import StrEnum

from kiosk.handouts import PRINTED_BY, Ladder, Layout
from kiosk.settings import PrinterSetting, is_printer_address, is_printer_name, is_same_printer
from kiosk.store import FOLDER, Origin, PrinterEntry, PrinterRecord, PrintJob, PrintOrder, Store

KINDS = frozenset(PRINTED_BY) - {"folder"}
"""What staff may add: from a tablet nobody names a folder of this computer."""


class NoSuchPrinterError(Exception):
    """A printer that is not set up."""


class Unusable(StrEnum):
    """Why a printer cannot be added."""

    NAME = "name"
    TAKEN = "taken"
    THERE = "there"
    ADDRESS = "address"


class UnusablePrinterError(Exception):
    """A printer that is not added; `unusable` says why."""

    def __init__(self, unusable: Unusable) -> None:
        super().__init__(f"The printer cannot be added: {unusable}.")
        self.unusable = unusable


def add_printer(store: Store, setting: PrinterSetting, now: datetime) -> None:
    """Set one more printer up, which takes over what it prints from those that rest.

    Raises `UnusablePrinterError`.
    """
    if not is_printer_name(setting.name):
        raise UnusablePrinterError(Unusable.NAME)
    if not is_printer_address(setting.address) or setting.kind not in KINDS:
        raise UnusablePrinterError(Unusable.ADDRESS)
    entry = PrinterEntry(
        name=setting.name,
        address=setting.address,
        layouts=frozenset(map(str, PRINTED_BY[setting.kind])),
        side=setting.side,
        origin=Origin.STAFF,
    )
    # The stand-in comes back when the last printer is gone.
    if setting.name.casefold() == FOLDER:
        raise UnusablePrinterError(Unusable.TAKEN)
    there = store.printers.add(entry, now)
    # A second tap adds what is there already.
    if there is not None and there != entry:
        is_same = is_same_printer(there.address, entry.address)
        raise UnusablePrinterError(Unusable.THERE if is_same else Unusable.TAKEN)


def remove_printer(store: Store, name: str, now: datetime) -> None:
    """Forget a printer that staff added; one that is gone already stays so."""
    store.printers.remove(name, now)


def print_test(store: Store, name: str, seen: str, language: str, now: datetime) -> PrintJob:
    """Print the test page on a printer, on the paper that it has.

    `seen` is what staff saw when they tapped, so that a double tap prints once. Raises
    `NoSuchPrinterError`.
    """
    entry = _found(store, name).entry
    is_receipt = entry.layouts <= {Layout.RECEIPT_80}
    order = PrintOrder(
        key=f"test {name} {seen}",
        layout=Ladder.RECEIPT if is_receipt else Ladder.A4,
        language=language,
        visit="",
        printer=name,
    )
    return store.jobs.add(order, now)


def hold(store: Store, name: str, now: datetime) -> None:
    """Let a printer begin no other sheet. Raises `NoSuchPrinterError`."""
    if not store.printers.hold(name, now):
        raise NoSuchPrinterError(f"There is no printer “{name}”.")


def go_on(store: Store, name: str) -> None:
    """Let a held printer print again. Raises `NoSuchPrinterError`."""
    if not store.printers.go_on(name):
        raise NoSuchPrinterError(f"There is no printer “{name}”.")


def _found(store: Store, name: str) -> PrinterRecord:
    found = store.printers.get(name)
    if found is None:
        raise NoSuchPrinterError(f"There is no printer “{name}”.")
    return found
