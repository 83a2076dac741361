"""What the attributes of printers and jobs mean to the kiosk (RFC 8011 and PWG 5100.9)."""

from enum import IntEnum

from kiosk.printing.printers import Look
from kiosk.printing.printers.ipp.client import PDF
from kiosk.printing.printers.ipp.messages import Attributes
from kiosk.store import JobState, PrinterState, Want

STOPPED = 5
"""The `printer-state` of a printer that prints nothing by itself."""

_SEVERITIES = ("-error", "-warning", "-report")
_WANTS = {
    "media-empty": Want.PAPER,
    "media-needed": Want.PAPER,
    "cover-open": Want.CLOSED_COVER,
    "door-open": Want.CLOSED_COVER,
    "interlock-open": Want.CLOSED_COVER,
    "media-jam": Want.JAM_CLEARED,
    "marker-supply-empty": Want.INK,
    "toner-empty": Want.INK,
    "paused": Want.RESUME,
    "stopped": Want.RESUME,
    "moving-to-paused": Want.RESUME,
    "marker-supply-low": Want.INK_SOON,
    "toner-low": Want.INK_SOON,
}
_ANOTHER_TRAYS = {"media-empty-report", "media-needed-report"}
"""What a printer says that goes on with the paper of its other trays."""

_AWAY = {"offline", "shutdown", "timed-out"}
"""What a print queue says when the printer behind it does not answer."""

_AWAITING = {"job-incoming", "job-data-insufficient"}
_DOUBTS = {"cups-ipp-missing-job-history", "job-completed-with-errors"}
"""What goes with `completed` when nobody watched the sheet come out."""


class RemoteState(IntEnum):
    """The values of `job-state` that the kiosk tells apart; the others are on their way."""

    PENDING = 3
    HELD = 4
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


def look_of(printer: Attributes) -> Look:
    """What a printer says of itself, as a `Look`.

    Busy is ready: queues take more jobs, and a printer that takes one at a time says so to the
    next. Warnings are not believed to be less than errors, nor is `printer-state`: printers say
    that their only tray is empty as a warning, and while they are idle. A mere report of an empty
    tray is another tray's, unless the printer has stopped.
    """
    is_stopped = printer.number("printer-state") == STOPPED
    reasons = [
        reason
        for reason in printer.texts("printer-state-reasons")
        if is_stopped or reason not in _ANOTHER_TRAYS
    ]
    keywords = {_keyword(reason) for reason in reasons}
    if keywords & _AWAY:
        return Look(PrinterState.UNREACHABLE)
    wants = {_WANTS[keyword] for keyword in keywords & _WANTS.keys()}
    if printer.number("printer-is-accepting-jobs") == 0:
        wants.add(Want.RESUME)
    if PDF not in printer.texts("document-format-supported"):
        wants.add(Want.LOOK)
    has_error = any(
        reason.endswith("-error") and _keyword(reason) not in _WANTS for reason in reasons
    )
    if has_error or (is_stopped and not wants - {Want.INK_SOON}):
        wants.add(Want.LOOK)
    state = PrinterState.ATTENTION if wants - {Want.INK_SOON} else PrinterState.READY
    pressing = tuple(want for want in Want if want in wants and want is not Want.INK_SOON)
    return Look(state, pressing + ((Want.INK_SOON,) if Want.INK_SOON in wants else ()))


def awaits_document(job: Attributes) -> bool:
    """Whether a job is still without its document, so that nothing of it can be on paper."""
    state = job.number("job-state")
    is_waiting = state in {RemoteState.PENDING, RemoteState.HELD}
    return is_waiting and not _AWAITING.isdisjoint(job.texts("job-state-reasons"))


def outcome_of(job: Attributes, *, is_sending: bool, is_whole: bool) -> JobState:
    """What became of a job, by what its printer says of it.

    `is_sending`: nobody has noted yet that the printer has it. `is_whole`: all of the document is
    known to have left, since printers call a torn document `completed` too.
    """
    state = job.number("job-state")
    if state not in {RemoteState.CANCELED, RemoteState.ABORTED, RemoteState.COMPLETED}:
        return JobState.SENDING if is_sending and awaits_document(job) else JobState.SENT
    if _never_began(job):
        return JobState.QUEUED if is_sending else JobState.FAILED
    if state == RemoteState.COMPLETED:
        return JobState.DONE if is_whole and not _is_doubted(job) else JobState.UNKNOWN
    # Part of a sheet that was cancelled may be out, and some printers do not count at all.
    if state == RemoteState.CANCELED or job.number("job-impressions-completed") != 0:
        return JobState.UNKNOWN
    return JobState.FAILED


def _never_began(job: Attributes) -> bool:
    # No value is an answer here; a printer that leaves it out has not said anything.
    name = "time-at-processing"
    return name in job and job.number(name) is None


def _is_doubted(job: Attributes) -> bool:
    # CUPS keeps with each job what its queue said of the printer meanwhile.
    names = ("job-state-reasons", "job-printer-state-reasons")
    return any(_keyword(reason) in _DOUBTS for name in names for reason in job.texts(name))


def _keyword(reason: str) -> str:
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason
