"""Workers come and go with the printers of the store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from kiosk.printing import FolderPrinter, Look, Worker, Workers
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
    made = Workers(store, announced, lambda: NOW)
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


def test_sheet_that_was_asked_of_a_printer_while_it_was_removed_is_printed_by_another(
    store: Store, workers: Workers, announced: Announced
) -> None:
    asked = ask(store, "spare")
    workers.start()
    assert announced.printed.wait(PATIENCE)
    workers.stop()
    found = store.jobs.get(asked.id)
    assert found is not None
    assert (found.state, found.printer) == (JobState.DONE, "office")


def test_printer_under_another_name_begins_after_the_sheet_that_it_still_prints(
    store: Store, tmp_path: Path
) -> None:
    begun, goes_on = Event(), Event()
    made = {name: Event() for name in ("office", "counter", "till", "third")}

    class Slow(FolderPrinter):
        def send(self, *given: object) -> JobState:
            begun.set()
            assert goes_on.wait(PATIENCE)
            return super().send(*given)  # type: ignore[arg-type]

    def make(entry: PrinterEntry) -> Worker:
        made[entry.name].set()
        printer = Slow(tmp_path / entry.name, entry.name)
        return Worker(store, printer, lambda _job: b"%PDF", lambda: NOW)

    set_up(store, {"office": A4}, NOW)
    store.printers.add(added("counter", "escpos://printer"), NOW)
    workers = Workers(store, make, lambda: NOW)
    workers.start()
    ask(store, "counter")
    assert begun.wait(PATIENCE)
    store.printers.remove("counter", NOW)
    store.printers.add(added("till", "escpos://printer"), NOW)
    store.printers.add(added("third"), NOW)
    assert made["third"].wait(PATIENCE)
    assert not made["till"].is_set()
    goes_on.set()
    assert made["till"].wait(PATIENCE)
    workers.stop()


def test_many_workers_that_cannot_end_are_waited_for_together(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.printing.workers.STOP_WITHIN_S", 0.5)
    goes_on = Event()
    names = [f"office-{number}" for number in range(8)]
    looks = {name: Event() for name in names}

    class Silent(FolderPrinter):
        def look(self) -> Look:
            looks[self.name].set()
            goes_on.wait(PATIENCE)
            return super().look()

    def make(entry: PrinterEntry) -> Worker:
        printer = Silent(tmp_path, entry.name)
        return Worker(store, printer, lambda _job: b"%PDF", lambda: NOW)

    set_up(store, dict.fromkeys(names, A4), NOW)
    workers = Workers(store, make, lambda: NOW)
    workers.start()
    assert all(look.wait(PATIENCE) for look in looks.values())
    before = monotonic()
    workers.stop()
    assert monotonic() - before < 2
    goes_on.set()


def test_kiosk_whose_workers_never_started_is_not_well(workers: Workers) -> None:
    assert workers.is_late(NOW)
