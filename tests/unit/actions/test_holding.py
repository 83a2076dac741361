import pytest

from kiosk.actions import NoSuchPrinterError, Store, go_on, hold
from kiosk.store import FOLDER


def is_held(store: Store) -> bool:
    (printer,) = store.printers.all()
    return printer.held


def test_printer_is_held_and_goes_on_and_two_taps_are_one(store: Store) -> None:
    hold(store, FOLDER)
    hold(store, FOLDER)
    assert is_held(store)
    go_on(store, FOLDER)
    go_on(store, FOLDER)
    assert not is_held(store)


def test_printer_that_is_not_set_up_cannot_be_held(store: Store) -> None:
    for switch in (hold, go_on):
        with pytest.raises(NoSuchPrinterError):
            switch(store, "attic")
