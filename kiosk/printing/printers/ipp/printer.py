"""A printer that is asked by IPP, and that has a job of its own for each attempt."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.printing.printers import Look, PrinterError
from kiosk.printing.printers.ipp.client import Client
from kiosk.printing.printers.ipp.link import (
    IppError,
    NoAnswerError,
    RefusedError,
    UntrustedError,
)
from kiosk.printing.printers.ipp.messages import Attributes
from kiosk.printing.printers.ipp.reading import (
    awaits_document,
    look_of,
    outcome_of,
)
from kiosk.store import JobState, PrinterState, PrintJob, Want

UNREACHABLE = Look(PrinterState.UNREACHABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Seconds to wait for a printer, its connection included.

    `connect`: for the connection alone. `answer`: for what it says of itself and its jobs. `open`:
    for each step before a document is sent. `document`: for all of the document with the answer to
    it; printers without room for a sheet take it as fast as they print.
    """

    connect: float = 1.2
    answer: float = 1.2
    open: float = 5
    document: float = 60


@dataclass(frozen=True, slots=True)
class _Remote:
    """How the printer knows an attempt; `is_whole` once all of the document has left."""

    number: int
    uuid: str
    is_whole: bool = False

    @property
    def text(self) -> str:
        return f"{self.number} {self.uuid}{' whole' if self.is_whole else ''}"

    @classmethod
    def read(cls, text: str) -> "_Remote":
        number, uuid, *whole = text.split(" ")
        return cls(int(number), uuid, bool(whole))


class IppPrinter:
    """Prints in two steps, first an empty job and then its document.

    The printer's own number and name of the job are kept before the document leaves, so that a
    crash between any two steps can be settled by asking.
    """

    def __init__(
        self,
        name: str,
        address: str,
        certificate: Path | None = None,
        *,
        limits: Limits | None = None,
    ) -> None:
        self.name = name
        self._limits = limits or Limits()
        self._client = Client(address, certificate, self._limits.connect)

    def look(self) -> Look:
        """What the printer, or the print queue, says of itself now."""
        try:
            return look_of(self._client.printer(self._limits.answer))
        except UntrustedError:
            return Look(PrinterState.ATTENTION, (Want.TRUST,))
        except RefusedError as error:
            return UNREACHABLE if error.may_pass else Look(PrinterState.ATTENTION, (Want.LOOK,))
        except IppError:
            return UNREACHABLE

    def send(
        self,
        job: PrintJob,
        document: bytes,
        keep: Callable[[str], None],
        _looked: Callable[[Look], None],
    ) -> JobState:
        """Hand a PDF over; raises `PrinterError`."""
        try:
            number = self._client.create_job(_job_name(job), self._limits.open)
        except NoAnswerError as error:
            raise PrinterError(error.reason, JobState.SENDING) from error
        except RefusedError as error:
            outcome = JobState.QUEUED if error.may_pass else JobState.FAILED
            raise PrinterError(error.reason, outcome) from error
        except IppError as error:
            raise PrinterError(error.reason, JobState.QUEUED) from error
        try:
            opened = self._client.job(number, self._limits.open)
            remote = _Remote(number, _uuid(opened))
            keep(remote.text)
            whole = replace(remote, is_whole=True)
            self._client.send_document(
                number, document, self._limits.document, lambda: keep(whole.text)
            )
        except IppError as error:
            raise PrinterError(error.reason, JobState.SENDING) from error
        return JobState.SENT

    def outcome(self, job: PrintJob) -> JobState:
        """What the printer says of its job for this attempt; unchanged where it cannot be asked."""
        try:
            return self._asked_about(job)
        except IppError:
            return job.state

    def _asked_about(self, job: PrintJob) -> JobState:
        remote = None if job.remote is None else _Remote.read(job.remote)
        is_sending = job.state is JobState.SENDING
        found = self._found(job, remote)
        if found is not None and is_sending and awaits_document(found):
            found = self._cancelled(found)
            if found is None:
                return JobState.QUEUED
        if found is None:
            return JobState.QUEUED if remote is None else JobState.UNKNOWN
        is_whole = remote is not None and remote.is_whole
        return outcome_of(found, is_sending=is_sending, is_whole=is_whole)

    def _found(self, job: PrintJob, remote: _Remote | None) -> Attributes | None:
        name = _job_name(job)
        if remote is None:
            return self._client.job_named(name, self._limits.answer)
        found = self._client.job(remote.number, self._limits.answer)
        # Printers that are switched on again count their jobs from 1.
        if found is None or _uuid(found) != remote.uuid or found.text("job-name") != name:
            return None
        return found

    def _cancelled(self, found: Attributes) -> Attributes | None:
        """What the printer says of a job once it was told to drop it."""
        number = found.number("job-id") or 0
        self._client.cancel_job(number, self._limits.answer)
        return self._client.job(number, self._limits.answer)


def _uuid(found: Attributes | None) -> str:
    # A printer without `job-uuid` leaves the name of the job, which no other job has.
    return ("" if found is None else found.text("job-uuid")) or "-"


def _job_name(job: PrintJob) -> str:
    """A name that no other job has, also after a restart, and that tells nothing of the visit."""
    mark = hashlib.sha256(job.key.encode()).hexdigest()[:16]
    return f"kiosk-{job.sheet}-{job.attempt}-{mark}"
