"""Workers come and go with the printers of the store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from kiosk.printing import FolderPrinter, Worker, Workers
from kiosk.store import JobState, Origin, PrinterEntry, PrintJob, PrintOrder, Store
from tests.printers import set_up

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
PATIENCE = 10
A4 = frozenset({"my-handout"})


class Announced:
    """Makes workers of folders, and says when one printed or was made."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.made: list[str] = []
        self.printed = Event()

    def __call__(self, entry: PrinterEntry) -> Worker:
        self.made.append(entry.address)
        announced = self.printed

        class Printer(FolderPrinter):
            def send(self, *given: object) -> JobState:
                state = super().send(*given)  # type: ignore[arg-type]
                announced.set()
                return state

        printer = Printer(self.folder / entry.name, entry.name)
        return Worker(self.store, printer, lambda _job: b"%PDF", lambda: NOW)


@pytest.fixture
def announced(store: Store, tmp_path: Path) -> Announced:
    return Announced(store, tmp_path / "sheets")


@pytest.fixture
def workers(store: Store, announced: Announced) -> Iterator[Workers]:
    set_up(store, {"office": A4}, NOW)
    made = Workers(store, announced)
    yield made
    made.stop()


def added(name: str, address: str = "folder:///added") -> PrinterEntry:
    return PrinterEntry(name=name, address=address, layouts=A4, origin=Origin.STAFF)


def ask(store: Store, printer: str) -> PrintJob:
    order = PrintOrder(
        key=f"for {printer}", layout="my-handout", language="en", visit="v", printer=printer
    )
    return store.jobs.add(order, NOW)


def test_printer_that_is_added_prints_without_a_restart(
    store: Store, workers: Workers, announced: Announced
) -> None:
    workers.start()
    store.printers.add(added("spare"), NOW)
    asked = ask(store, "spare")
    assert announced.printed.wait(PATIENCE)
    workers.stop()
    assert [file.name for file in (announced.folder / "spare").iterdir()] == [
        f"{asked.sheet}-1.pdf"
    ]


def test_printer_that_is_removed_prints_no_more(
    store: Store, workers: Workers, announced: Announced
) -> None:
    store.printers.add(added("spare"), NOW)
    workers.start()
    store.printers.hold("office", NOW)
    store.printers.remove("spare", NOW)
    store.printers.add(added("third"), NOW)
    ask(store, "third")
    assert announced.printed.wait(PATIENCE)
    assert not workers.is_late(NOW)
    workers.stop()
    assert not (announced.folder / "spare").exists()


def test_printer_at_another_address_gets_another_worker(
    store: Store, workers: Workers, announced: Announced
) -> None:
    store.printers.add(added("spare", "folder:///one"), NOW)
    workers.start()
    store.printers.remove("spare", NOW)
    store.printers.add(added("spare", "folder:///two"), NOW)
    store.printers.hold("office", NOW)
    ask(store, "spare")
    assert announced.printed.wait(PATIENCE)
    workers.stop()
    assert announced.made[-2:] == ["folder:///one", "folder:///two"]


def test_kiosk_whose_workers_never_started_is_not_well(workers: Workers) -> None:
    assert workers.is_late(NOW)
