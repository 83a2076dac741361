"""Print jobs of few words, printers that fail as they are told, and what came out."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from kiosk.printing import FolderPrinter, Look, PrinterError, TypesetError
from kiosk.store import FOLDER, JobState, PrintJob, PrintOrder, Store
from kiosk.words import Sentence

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

    def send(
        self,
        job: PrintJob,
        document: bytes,
        keep: Callable[[str], None],
        looked: Callable[[Look], None],
    ) -> JobState:
        if self.times:
            self.times -= 1
            raise self.fault
        return super().send(job, document, keep, looked)


class AnnouncingPrinter(FolderPrinter):
    """A folder printer that says when a sheet is out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.printed = Event()

    def send(
        self,
        job: PrintJob,
        document: bytes,
        keep: Callable[[str], None],
        looked: Callable[[Look], None],
    ) -> JobState:
        outcome = super().send(job, document, keep, looked)
        self.printed.set()
        return outcome


def paper_jam(outcome: JobState = JobState.QUEUED) -> PrinterError:
    return PrinterError(Sentence("The paper is stuck."), outcome)


def render(job: PrintJob) -> bytes:
    if job.visit == "broken":
        raise TypesetError(Sentence("The choices on this sheet belong to another event pack."))
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
    return None if job.reason is None else str(job.reason)


def printed(prints: Path) -> list[str]:
    return sorted(file.read_text().removeprefix("%PDF ") for file in prints.glob("*.pdf"))
