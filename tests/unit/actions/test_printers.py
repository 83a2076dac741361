from datetime import UTC, datetime

import pytest

from kiosk.actions import (
    NoSuchPrinterError,
    Store,
    Unusable,
    UnusablePrinterError,
    add_printer,
    go_on,
    hold,
    print_test,
    remove_printer,
)
from kiosk.settings import PrinterSetting, Side
from kiosk.store import FOLDER

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
COUNTER = PrinterSetting(name="Counter", address="escpos://192.168.1.21", side=Side.LEFT)


def is_held(store: Store) -> bool:
    (printer,) = store.printers.all()
    return printer.held


def names(store: Store) -> list[str]:
    return [each.name for each in store.printers.all()]


def test_printer_is_held_and_goes_on_and_two_taps_are_one(store: Store) -> None:
    hold(store, FOLDER, NOW)
    hold(store, FOLDER, NOW)
    assert is_held(store)
    go_on(store, FOLDER)
    go_on(store, FOLDER)
    assert not is_held(store)


def test_printer_that_is_not_set_up_cannot_be_held(store: Store) -> None:
    with pytest.raises(NoSuchPrinterError):
        hold(store, "attic", NOW)
    with pytest.raises(NoSuchPrinterError):
        go_on(store, "attic")


def test_added_printer_prints_what_its_kind_can(store: Store) -> None:
    add_printer(store, COUNTER, NOW)
    counter = store.printers.get("Counter")
    assert counter is not None
    assert counter.layouts == {"receipt-80"}
    assert counter.entry.side is Side.LEFT


def test_second_tap_adds_no_second_printer(store: Store) -> None:
    add_printer(store, COUNTER, NOW)
    add_printer(store, COUNTER, NOW)
    assert names(store) == [FOLDER, "Counter"]
    remove_printer(store, "Counter", NOW)
    remove_printer(store, "Counter", NOW)
    assert names(store) == [FOLDER]


@pytest.mark.parametrize(
    ("name", "where", "unusable"),
    [
        ("", "escpos://192.168.1.21", Unusable.NAME),
        ("b\u00fcro", "escpos://192.168.1.21", Unusable.NAME),
        ("x" * 32, "escpos://192.168.1.21", Unusable.NAME),
        ("folder", "escpos://192.168.1.21", Unusable.TAKEN),
        ("FOLDER", "escpos://192.168.1.21", Unusable.TAKEN),
        ("attic", "192.168.1.21", Unusable.ADDRESS),
        ("attic", "http://192.168.1.21", Unusable.ADDRESS),
        ("attic", "escpos://", Unusable.ADDRESS),
        ("attic", "escpos://192.168.1.21:99999", Unusable.ADDRESS),
        ("attic", "folder:///etc", Unusable.ADDRESS),
        ("attic", "ipp://" + "x" * 300, Unusable.ADDRESS),
        ("attic", "ipp://192.168.1.20/\u0000", Unusable.ADDRESS),
        ("attic", "ipp://192.168.1.20/two words", Unusable.ADDRESS),
        ("attic", "ipp://192.168.1.20:9100/ipp/print", Unusable.ADDRESS),
        ("attic", "ipp://192.168.1.20/b\u00fcro", Unusable.ADDRESS),
        ("attic", "ipp://192.168.1.20/ipp#print", Unusable.ADDRESS),
        ("attic", "ipp://user:secret@192.168.1.20/ipp/print", Unusable.ADDRESS),
    ],
)
def test_printer_that_cannot_be_used_is_not_added(
    store: Store, name: str, where: str, unusable: Unusable
) -> None:
    with pytest.raises(UnusablePrinterError) as caught:
        add_printer(store, PrinterSetting(name=name, address=where), NOW)
    assert caught.value.unusable is unusable
    assert names(store) == [FOLDER]


@pytest.mark.parametrize("name", ["Till", "Counter"])
@pytest.mark.parametrize("where", ["escpos://192.168.1.21:9100", "escpos://192.168.1.21/x"])
def test_printer_gets_no_second_name(store: Store, name: str, where: str) -> None:
    add_printer(store, COUNTER, NOW)
    with pytest.raises(UnusablePrinterError) as caught:
        add_printer(store, PrinterSetting(name=name, address=where), NOW)
    assert caught.value.unusable is Unusable.THERE
    assert names(store) == [FOLDER, "Counter"]


def test_name_of_the_stand_in_is_never_free(store: Store) -> None:
    store.printers.set_up([], NOW)
    with pytest.raises(UnusablePrinterError) as caught:
        add_printer(store, PrinterSetting(name="Folder", address="escpos://192.168.1.21"), NOW)
    assert caught.value.unusable is Unusable.TAKEN


def test_test_page_is_on_the_paper_that_the_printer_has(store: Store) -> None:
    add_printer(store, COUNTER, NOW)
    receipt = print_test(store, "Counter", "1", "cy", NOW)
    assert (receipt.layout, receipt.printer, receipt.language) == ("test-80", "Counter", "cy")
    assert print_test(store, FOLDER, "1", "en", NOW).layout == "test"


def test_double_tap_prints_one_test_page(store: Store) -> None:
    first = print_test(store, FOLDER, "17", "en", NOW)
    assert print_test(store, FOLDER, "17", "en", NOW) == first
    assert print_test(store, FOLDER, "18", "en", NOW) != first


def test_printer_that_is_not_set_up_is_not_tried(store: Store) -> None:
    with pytest.raises(NoSuchPrinterError):
        print_test(store, "attic", "1", "en", NOW)
