"""Printers for tests that need none to print: set up by name, with what each prints."""

from collections.abc import Mapping
from datetime import datetime

from kiosk.store import PrinterEntry, Store


def set_up(store: Store, layouts: Mapping[str, frozenset[str]], now: datetime) -> None:
    """Have these printers, the preferred first, as if they stood in the settings."""
    entries = [
        PrinterEntry(name=name, address="folder:///nowhere", layouts=its)
        for name, its in layouts.items()
    ]
    store.printers.set_up(entries, now)
