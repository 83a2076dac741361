"""The operations of IPP that the kiosk uses (RFC 8011)."""

from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from kiosk.printing.printers.ipp.link import Link, NoAnswerError, RefusedError
from kiosk.printing.printers.ipp.messages import (
    Answer,
    Attribute,
    Attributes,
    MessageError,
    Tag,
    answer,
    question,
)

PDF = "application/pdf"
USER = "kiosk"
"""The owner of every job, always the same: CUPS hides the name of a job from all others."""

NOT_FOUND = (0x0406, 0x0407)
"""The statuses of a job that is not there, or not there any more."""

_OF_PRINTERS = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
)
_OF_JOBS = (
    "job-id",
    "job-uuid",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-printer-state-reasons",
    "job-impressions-completed",
    "time-at-processing",
)


class Operation(IntEnum):
    """Operations by their numbers in RFC 8011."""

    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class Client:
    """Asks one printer; every method raises `IppError`. `within` is in seconds a question."""

    def __init__(self, address: str, certificate: Path | None, connect_within: float) -> None:
        self._address = address
        self._link = Link(address, certificate, connect_within)

    def printer(self, within: float) -> Attributes:
        """What the printer says of itself."""
        wanted = Attribute(Tag.KEYWORD, "requested-attributes", _OF_PRINTERS)
        return _one(self._ask(Operation.GET_PRINTER_ATTRIBUTES, within, wanted), Tag.PRINTER)

    def create_job(self, name: str, within: float) -> int:
        """Open a job that waits for its document; gives its number."""
        # Codes are to be scanned from as far as they were drawn for.
        full_size = Attribute(Tag.KEYWORD, "print-scaling", ("none",))
        named = Attribute(Tag.NAME, "job-name", (name,))
        answered = self._ask(Operation.CREATE_JOB, within, named, of_job=(full_size,))
        number = _one(answered, Tag.JOB).number("job-id")
        if number is None:
            raise NoAnswerError
        return number

    def send_document(
        self, job_id: int, document: bytes, within: float, sent: Callable[[], None]
    ) -> None:
        """Give a job its only document; `sent` is called once all of it has left."""
        self._ask(
            Operation.SEND_DOCUMENT,
            within,
            Attribute(Tag.INTEGER, "job-id", (job_id,)),
            Attribute(Tag.MIME_TYPE, "document-format", (PDF,)),
            Attribute(Tag.BOOLEAN, "last-document", (True,)),
            document=document,
            sent=sent,
        )

    def job(self, job_id: int, within: float) -> Attributes | None:
        """What the printer says of a job; None where it does not know it."""
        number = Attribute(Tag.INTEGER, "job-id", (job_id,))
        wanted = Attribute(Tag.KEYWORD, "requested-attributes", _OF_JOBS)
        try:
            return _one(self._ask(Operation.GET_JOB_ATTRIBUTES, within, number, wanted), Tag.JOB)
        except RefusedError as error:
            if error.status in NOT_FOUND:
                return None
            raise

    def job_named(self, name: str, within: float) -> Attributes | None:
        """What the printer says of the job of that name, whether it has ended or not."""
        for which in ("not-completed", "completed"):
            answered = self._ask(
                Operation.GET_JOBS,
                within,
                Attribute(Tag.KEYWORD, "requested-attributes", _OF_JOBS),
                Attribute(Tag.KEYWORD, "which-jobs", (which,)),
                Attribute(Tag.BOOLEAN, "my-jobs", (True,)),
            )
            for found in answered.of(Tag.JOB):
                if found.text("job-name") == name:
                    return found
        return None

    def cancel_job(self, job_id: int, within: float) -> None:
        """Tell the printer to drop a job."""
        self._ask(Operation.CANCEL_JOB, within, Attribute(Tag.INTEGER, "job-id", (job_id,)))

    def _ask(
        self,
        operation: Operation,
        within: float,
        *attributes: Attribute,
        of_job: tuple[Attribute, ...] = (),
        document: bytes = b"",
        sent: Callable[[], None] | None = None,
    ) -> Answer:
        # These come first and in this order, then the job that is meant (RFC 8011, 4.1.4, 4.1.5).
        opening = (
            Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
            Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
            Attribute(Tag.URI, "printer-uri", (self._address,)),
        )
        target = tuple(attribute for attribute in attributes if attribute.name == "job-id")
        others = tuple(attribute for attribute in attributes if attribute.name != "job-id")
        user = Attribute(Tag.NAME, "requesting-user-name", (USER,))
        groups = {Tag.OPERATION: (*opening, *target, user, *others)}
        if of_job:
            groups[Tag.JOB] = of_job
        asked = question(operation, groups)
        try:
            answered = answer(self._link.ask(asked + document, within, sent))
        except MessageError as error:
            raise NoAnswerError from error
        if answered.status >= 0x0100:
            said = "".join(group.text("status-message") for group in answered.of(Tag.OPERATION))
            raise RefusedError(answered.status, said)
        return answered


def _one(answered: Answer, tag: Tag) -> Attributes:
    return next(iter(answered.of(tag)), Attributes({}))
