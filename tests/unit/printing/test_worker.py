import logging
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from kiosk.printing import FolderPrinter, PrinterError, TypesetError, Worker
from kiosk.printing.worker import WAITS
from kiosk.store import FOLDER, JobState, PrintJob, PrintOrder, Store, open_store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
PATIENCE = 20
"""Seconds after which something that should have happened is said not to."""


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class FaultyPrinter(FolderPrinter):
    """A folder printer that fails as often as it is told to before it prints."""

    def __init__(self, folder: Path, fault: Exception, times: int) -> None:
        super().__init__(folder)
        self.fault = fault
        self.times = times

    def send(self, job: PrintJob, document: bytes, keep: Callable[[str], None]) -> JobState:
        if self.times:
            self.times -= 1
            raise self.fault
        return super().send(job, document, keep)


class AnnouncingPrinter(FolderPrinter):
    """A folder printer that says when a sheet is out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.printed = Event()

    def send(self, job: PrintJob, document: bytes, keep: Callable[[str], None]) -> JobState:
        outcome = super().send(job, document, keep)
        self.printed.set()
        return outcome


def paper_jam(outcome: JobState = JobState.QUEUED) -> PrinterError:
    return PrinterError("The paper is stuck.", outcome)


def render(job: PrintJob) -> bytes:
    if job.visit == "broken":
        raise TypesetError("The choices on this sheet belong to another event pack.")
    if job.visit == "bug":
        raise ZeroDivisionError
    return f"%PDF {job.key}".encode()


def add(store: Store, key: str, visit: str = "fine") -> PrintJob:
    order = PrintOrder(key=key, layout="l", language="en", visit=visit, printer=FOLDER)
    return store.jobs.add(order, NOW)


def states(store: Store) -> dict[str, JobState]:
    return {job.key: job.state for job in store.jobs.newest(99)}


def reason(store: Store, key: str) -> str | None:
    job = store.jobs.with_key(key)
    assert job is not None
    return job.reason


def printed(prints: Path) -> list[str]:
    return sorted(file.read_text().removeprefix("%PDF ") for file in prints.glob("*.pdf"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker_for(store: Store, clock: Clock) -> Iterator[Callable[[FolderPrinter], Worker]]:
    made: list[Worker] = []

    def worker(printer: FolderPrinter) -> Worker:
        made.append(Worker(store=store, printer=printer, render=render, clock=clock))
        return made[-1]

    yield worker
    for each in made:
        each.stop()


def test_every_job_is_printed_once(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    for key in "abc":
        add(store, key)
    worker = worker_for(FolderPrinter(prints))
    worker.work()
    worker.work()
    assert printed(prints) == ["a", "b", "c"]
    assert set(states(store).values()) == {JobState.DONE}
    assert worker.last_sign == NOW


@pytest.mark.parametrize(
    ("visit", "said"),
    [("broken", "belong to another event pack"), ("bug", "could not be laid out")],
)
def test_sheet_that_cannot_be_laid_out_fails_and_the_next_one_is_printed(
    visit: str,
    said: str,
    store: Store,
    prints: Path,
    worker_for: Callable[[FolderPrinter], Worker],
) -> None:
    add(store, "a", visit=visit)
    add(store, "b")
    worker_for(FolderPrinter(prints)).work()
    assert states(store) == {"a": JobState.FAILED, "b": JobState.DONE}
    assert said in (reason(store, "a") or "")


def test_job_rests_after_a_fault_that_may_pass_and_is_then_printed(
    store: Store, prints: Path, clock: Clock, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    add(store, "a")
    worker = worker_for(FaultyPrinter(prints, paper_jam(), times=1))
    worker.work()
    assert states(store) == {"a": JobState.QUEUED}
    assert reason(store, "a") == "The paper is stuck."
    clock.now += WAITS[0] - timedelta(milliseconds=1)
    worker.work()
    assert printed(prints) == []
    clock.now += timedelta(milliseconds=1)
    worker.work()
    assert states(store) == {"a": JobState.DONE}
    assert reason(store, "a") is None


def test_no_job_is_tried_for_ever(
    store: Store, prints: Path, clock: Clock, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    add(store, "a")
    worker = worker_for(FaultyPrinter(prints, paper_jam(), times=99))
    for _ in range(50):
        worker.work()
        clock.now += max(WAITS)
    job = store.jobs.with_key("a")
    assert job is not None
    assert (job.state, job.reason) == (JobState.FAILED, "The paper is stuck.")
    assert job.attempt == len(WAITS) + 1


@pytest.mark.parametrize("fault", [paper_jam(JobState.FAILED), ZeroDivisionError()])
def test_fault_that_does_not_pass_fails_the_job_at_once_and_the_next_one_is_printed(
    fault: Exception,
    store: Store,
    prints: Path,
    worker_for: Callable[[FolderPrinter], Worker],
) -> None:
    add(store, "a")
    add(store, "b")
    worker_for(FaultyPrinter(prints, fault, times=1)).work()
    assert states(store) == {"a": JobState.FAILED, "b": JobState.DONE}
    assert reason(store, "a")


def test_sheet_that_is_out_in_spite_of_a_fault_is_not_printed_again(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    class LateFault(FolderPrinter):
        def send(self, job: PrintJob, document: bytes, keep: Callable[[str], None]) -> JobState:
            super().send(job, document, keep)
            raise ZeroDivisionError

    add(store, "a")
    worker = worker_for(LateFault(prints))
    worker.work()
    worker.work()
    assert states(store) == {"a": JobState.DONE}
    assert reason(store, "a") is None
    assert printed(prints) == ["a"]


def test_printer_that_cannot_say_what_became_of_a_sheet_makes_it_unknown(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    class Forgetful(FolderPrinter):
        def outcome(self, job: PrintJob) -> JobState:
            raise OSError(f"no answer about {job.sheet}")

    add(store, "a")
    store.jobs.claim(FOLDER, NOW)
    worker_for(Forgetful(prints)).work()
    assert states(store) == {"a": JobState.UNKNOWN}


def test_sheet_that_is_interrupted_again_and_again_fails_at_last(
    store: Store, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    add(store, "a")
    for _ in range(len(WAITS) + 1):
        job = store.jobs.claim(FOLDER, NOW)
        assert job is not None
        store.jobs.move(job, JobState.QUEUED, NOW)
    store.jobs.claim(FOLDER, NOW)
    worker_for(FolderPrinter(prints)).work()
    assert states(store) == {"a": JobState.FAILED}
    assert printed(prints) == []


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
