"""The thread of a worker, and its turn among the workers of other processes."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from kiosk.printing import FolderPrinter, Look, Worker
from kiosk.printing.worker import LOOK_EVERY_S
from kiosk.store import FOLDER, JobState, Store, open_store
from tests.unit.printing.sheets import (
    NOW,
    PATIENCE,
    AnnouncingPrinter,
    add,
    printed,
    states,
)


def test_second_worker_waits_its_turn(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    first, second = worker_for(FolderPrinter(prints)), worker_for(FolderPrinter(prints))
    first.work()
    add(store, "a")
    interrupted = store.jobs.claim(FOLDER, NOW)
    second.work()
    assert interrupted is not None
    assert store.jobs.get(interrupted.id) == interrupted
    first.start()
    first.stop()
    second.work()
    assert states(store) == {"a": JobState.DONE}
    assert printed(prints) == ["a"]


def test_woken_worker_prints_at_once(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    printer = AnnouncingPrinter(prints)
    worker = worker_for(printer)
    worker.start()
    add(store, "a")
    worker.wake()
    assert printer.printed.wait(PATIENCE)
    worker.stop()
    assert states(store) == {"a": JobState.DONE}


def test_worker_finds_what_another_process_added(
    store: Store, address: str, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    printer = AnnouncingPrinter(prints)
    worker_for(printer).start()
    other = open_store(address)
    add(other, "a")
    assert printer.printed.wait(PATIENCE)
    other.close()


def test_worker_outlives_a_database_that_fails_for_a_while(
    store: Store,
    address: str,
    prints: Path,
    worker_for: Callable[[FolderPrinter], Worker],
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Fault(logging.Handler):
        met = Event()

        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                self.met.set()

    add(store, "a")
    by_hand = sqlite3.connect(address.removeprefix("sqlite:///"))
    by_hand.execute("ALTER TABLE print_jobs RENAME TO lost")
    by_hand.commit()
    handler = Fault()
    logging.getLogger("kiosk.printing.worker").addHandler(handler)
    printer = AnnouncingPrinter(prints)
    worker = worker_for(printer)
    worker.start()
    assert handler.met.wait(PATIENCE)
    by_hand.execute("ALTER TABLE lost RENAME TO print_jobs")
    by_hand.commit()
    by_hand.close()
    worker.wake()
    assert printer.printed.wait(PATIENCE)
    logging.getLogger("kiosk.printing.worker").removeHandler(handler)


def test_stop_ends_the_thread_and_start_begins_anew(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    printer = AnnouncingPrinter(prints)
    worker = worker_for(printer)
    worker.start()
    worker.stop()
    add(store, "a")
    worker.work()
    assert states(store) == {"a": JobState.QUEUED}
    worker.start()
    assert printer.printed.wait(PATIENCE)


def test_printer_that_answers_slowly_is_looked_at_no_less_often(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    class Slow(FolderPrinter):
        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            self.looks: list[float] = []
            self.looked = Event()

        def look(self) -> Look:
            self.looks.append(monotonic())
            if len(self.looks) == 4:
                self.looked.set()
            Event().wait(LOOK_EVERY_S)
            return super().look()

    printer = Slow(prints)
    worker_for(printer).start()
    assert printer.looked.wait(PATIENCE)
    gaps = [later - look for look, later in zip(printer.looks, printer.looks[1:], strict=False)]
    assert min(gaps) < 2 * LOOK_EVERY_S
