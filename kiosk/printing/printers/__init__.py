"""Kinds of printer, one file or folder each, and what the worker expects of every one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.store import JobState, PrinterState, PrintJob, Want
from kiosk.words import Sentence


class PrinterError(Exception):
    """An attempt that did not end as it should; `reason` says so in plain words.

    `outcome` says what became of it. `QUEUED`: nothing came out, and it may be tried again.
    `FAILED`: nothing came out, and trying again by itself cannot help. `UNKNOWN`: only a look into
    the tray can tell. `SENDING`: the printer may know, and has to be asked later.
    """

    def __init__(self, reason: Sentence, outcome: JobState) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Look:
    """What a printer says of itself; `wants` are what it needs, the most pressing first.

    A printer that is ready may want something too: ink that runs low stops nothing yet.
    """

    state: PrinterState
    wants: tuple[Want, ...] = ()


READY = Look(PrinterState.READY)


class Printer(Protocol):
    """Somewhere that sheets come out. One thread at a time uses it."""

    @property
    def name(self) -> str:
        """The name by which print jobs are addressed to it."""

    def look(self) -> Look:
        """Whether it would print now, and what it wants; within 3 seconds, and never raises."""

    def send(
        self,
        job: PrintJob,
        document: bytes,
        keep: Callable[[str], None],
        looked: Callable[[Look], None],
    ) -> JobState:
        """Print this attempt of a job, a PDF: `DONE` once it is out, or `SENT`.

        `SENT` means that the printer has all of it, and `outcome` will tell. `keep` writes down
        under which name the printer knows this attempt, as `job.remote`, before any of the document
        leaves, and may be called again with what is known later. `looked` is told what the printer
        says of itself meanwhile, where it can be asked. Raises `PrinterError`.
        """

    def outcome(self, job: PrintJob) -> JobState:
        """What became of an attempt that was sent, or interrupted; never raises.

        `DONE`: it came out. `QUEUED`: nothing came out, and nothing will. `FAILED`: the printer
        gave it up. `UNKNOWN`: only a look into the tray can tell. `SENT` and `SENDING`: it is still
        under way, or the printer cannot be asked now; ask again.
        """
