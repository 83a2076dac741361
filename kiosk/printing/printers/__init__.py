"""Kinds of printer, one file each, and what the worker expects of every one of them."""

from enum import StrEnum
from typing import Protocol

from kiosk.store import JobState, PrintJob


class PrinterError(Exception):
    """A sheet that did not come out; the message is one plain sentence.

    `permanent` says that trying again by itself cannot help.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class PrinterState(StrEnum):
    """Whether a printer would print now."""

    READY = "ready"
    ATTENTION = "attention"


class Printer(Protocol):
    """Somewhere that sheets come out."""

    @property
    def name(self) -> str:
        """The name by which print jobs are addressed to it."""

    def state(self) -> PrinterState:
        """Whether it would print now, or somebody should look at it."""

    def send(self, job: PrintJob, document: bytes) -> None:
        """Print this attempt of a job; returns once it is out. Raises `PrinterError`."""

    def outcome(self, job: PrintJob) -> JobState:
        """What became of an attempt that was interrupted.

        `DONE`: it came out. `QUEUED`: nothing came out, and nothing will. `UNKNOWN`: only a look
        into the tray can tell.
        """
