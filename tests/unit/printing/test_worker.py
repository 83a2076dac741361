import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.printing import FolderPrinter, Look, Worker
from kiosk.printing.worker import WAITS
from kiosk.store import FOLDER, JobState, PrinterState, PrintJob, Store, StoreError, Want
from tests.printers import set_up
from tests.unit.printing.sheets import (
    NOW,
    Clock,
    FaultyPrinter,
    add,
    paper_jam,
    printed,
    reason,
    states,
)


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
    assert (job.state, reason(store, "a")) == (JobState.FAILED, "The paper is stuck.")
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
        def send(
            self,
            job: PrintJob,
            document: bytes,
            keep: Callable[[str], None],
            looked: Callable[[Look], None],
        ) -> JobState:
            super().send(job, document, keep, looked)
            raise ZeroDivisionError

    add(store, "a")
    worker = worker_for(LateFault(prints))
    worker.work()
    worker.work()
    assert states(store) == {"a": JobState.DONE}
    assert reason(store, "a") is None
    assert printed(prints) == ["a"]


def test_sheet_comes_out_although_what_its_printer_says_cannot_be_written_down(
    store: Store, address: str, prints: Path, worker_for: Callable[[FolderPrinter], Worker]
) -> None:
    class Talking(FolderPrinter):
        def send(
            self,
            job: PrintJob,
            document: bytes,
            keep: Callable[[str], None],
            looked: Callable[[Look], None],
        ) -> JobState:
            with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as by_hand:
                by_hand.execute("ALTER TABLE printers RENAME TO lost")
            looked(Look(PrinterState.ATTENTION, (Want.PAPER,)))
            return super().send(job, document, keep, looked)

    add(store, "a")
    with pytest.raises(StoreError):
        worker_for(Talking(prints)).work()
    assert states(store) == {"a": JobState.DONE}
    assert printed(prints) == ["a"]


def test_sheet_whose_printer_is_removed_as_it_begins_is_unknown_and_no_fault_of_the_worker(
    store: Store,
    prints: Path,
    worker_for: Callable[[FolderPrinter], Worker],
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Removed(FolderPrinter):
        def send(
            self,
            job: PrintJob,
            document: bytes,
            keep: Callable[[str], None],
            looked: Callable[[Look], None],
        ) -> JobState:
            set_up(store, {"office": frozenset({"l"})}, NOW)
            keep("begun")
            return super().send(job, document, keep, looked)

    add(store, "a")
    worker_for(Removed(prints)).work()
    assert states(store) == {"a": JobState.UNKNOWN}
    assert printed(prints) == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]


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
