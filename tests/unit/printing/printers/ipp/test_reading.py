import pytest

from kiosk.printing.printers import READY, Look
from kiosk.printing.printers.ipp.messages import Attributes, Value
from kiosk.printing.printers.ipp.reading import look_of, outcome_of
from kiosk.store import JobState, PrinterState, Want

IDLE, PROCESSING, STOPPED = 3, 4, 5
PENDING, HELD, PRINTING, HALTED, CANCELED, ABORTED, COMPLETED = range(3, 10)


def printer(*reasons: str, state: int = IDLE, accepts: bool = True) -> Attributes:
    return Attributes(
        {
            "printer-state": (state,),
            "printer-state-reasons": reasons or ("none",),
            "printer-is-accepting-jobs": (accepts,),
            "document-format-supported": ("image/pwg-raster", "application/pdf"),
        }
    )


def job(
    state: int, *reasons: str, began: int | None = 5, impressions: int | None = 0
) -> Attributes:
    values: dict[str, tuple[Value, ...]] = {
        "job-state": (state,),
        "job-state-reasons": reasons or ("none",),
        "time-at-processing": (began,),
    }
    if impressions is not None:
        values["job-impressions-completed"] = (impressions,)
    return Attributes(values)


def attention(*wants: Want) -> Look:
    return Look(PrinterState.ATTENTION, wants)


@pytest.mark.parametrize("state", [IDLE, PROCESSING])
def test_printer_with_nothing_to_say_is_ready(state: int) -> None:
    assert look_of(printer(state=state)) == READY


@pytest.mark.parametrize("severity", ["", "-error", "-warning"])
@pytest.mark.parametrize(
    ("reason", "want"),
    [
        ("media-empty", Want.PAPER),
        ("media-needed", Want.PAPER),
        ("cover-open", Want.CLOSED_COVER),
        ("door-open", Want.CLOSED_COVER),
        ("interlock-open", Want.CLOSED_COVER),
        ("media-jam", Want.JAM_CLEARED),
        ("marker-supply-empty", Want.INK),
        ("toner-empty", Want.INK),
        ("paused", Want.RESUME),
        ("stopped", Want.RESUME),
        ("moving-to-paused", Want.RESUME),
    ],
)
def test_printer_wants_what_its_reason_says_however_severe(
    reason: str, want: Want, severity: str
) -> None:
    assert look_of(printer(reason + severity)) == attention(want)


@pytest.mark.parametrize(
    ("reason", "want"),
    [("cover-open-report", Want.CLOSED_COVER), ("media-jam-report", Want.JAM_CLEARED)],
)
def test_printer_wants_what_it_reports_of_itself(reason: str, want: Want) -> None:
    assert look_of(printer(reason)) == attention(want)


@pytest.mark.parametrize("reason", ["media-empty-report", "media-needed-report"])
def test_report_of_an_empty_tray_counts_only_where_the_printer_has_stopped(reason: str) -> None:
    assert look_of(printer(reason)) == READY
    assert look_of(printer(reason, state=PROCESSING)) == READY
    assert look_of(printer(reason, state=STOPPED)) == attention(Want.PAPER)


@pytest.mark.parametrize("reason", ["toner-low-report", "marker-supply-low-warning"])
def test_printer_with_little_ink_is_ready_and_wants_some(reason: str) -> None:
    assert look_of(printer(reason)) == Look(PrinterState.READY, (Want.INK_SOON,))


def test_most_pressing_want_comes_first() -> None:
    reasons = ("toner-low", "paused", "media-jam-error", "media-empty-error")
    wants = (Want.PAPER, Want.JAM_CLEARED, Want.RESUME, Want.INK_SOON)
    assert look_of(printer(*reasons, state=STOPPED)) == attention(*wants)


def test_queue_that_accepts_nothing_wants_to_be_resumed() -> None:
    assert look_of(printer(accepts=False)) == attention(Want.RESUME)


@pytest.mark.parametrize(
    ("reasons", "state"),
    [(("fuser-over-temp-error",), IDLE), ((), STOPPED), (("toner-low",), STOPPED)],
)
def test_fault_without_a_name_of_ours_wants_a_look(reasons: tuple[str, ...], state: int) -> None:
    assert Want.LOOK in look_of(printer(*reasons, state=state)).wants


def test_news_that_are_no_fault_leave_a_printer_ready() -> None:
    reasons = ("media-low-report", "connecting-to-device", "cups-waiting-for-job-completed")
    assert look_of(printer(*reasons, state=PROCESSING)) == READY


def test_queue_without_its_printer_is_unreachable() -> None:
    assert look_of(printer("offline-report")) == Look(PrinterState.UNREACHABLE)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (job(PENDING), JobState.SENT),
        (job(PRINTING), JobState.SENT),
        (job(HALTED), JobState.SENT),
        (job(COMPLETED), JobState.DONE),
        (job(ABORTED), JobState.FAILED),
        (job(ABORTED, impressions=1), JobState.UNKNOWN),
        (job(ABORTED, impressions=None), JobState.UNKNOWN),
        (job(CANCELED), JobState.UNKNOWN),
        (job(CANCELED, began=None), JobState.FAILED),
        (job(ABORTED, began=None), JobState.FAILED),
    ],
)
def test_sent_sheet_became_what_its_job_became(found: Attributes, outcome: JobState) -> None:
    assert outcome_of(found, is_sending=False, is_whole=True) is outcome


@pytest.mark.parametrize("state", [CANCELED, ABORTED, COMPLETED])
def test_interrupted_sheet_that_never_began_waits_again(state: int) -> None:
    found = job(state, began=None)
    assert outcome_of(found, is_sending=True, is_whole=False) is JobState.QUEUED


@pytest.mark.parametrize("reason", ["job-incoming", "job-data-insufficient"])
@pytest.mark.parametrize("state", [PENDING, HELD])
def test_job_that_still_awaits_its_document_is_not_sent(state: int, reason: str) -> None:
    found = job(state, reason, began=None)
    assert outcome_of(found, is_sending=True, is_whole=False) is JobState.SENDING


def test_torn_sheet_is_never_done() -> None:
    assert outcome_of(job(COMPLETED), is_sending=False, is_whole=False) is JobState.UNKNOWN


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        ("job-state-reasons", "job-completed-with-errors"),
        ("job-printer-state-reasons", "cups-ipp-missing-job-history"),
    ],
)
def test_completed_is_unknown_where_the_queue_did_not_see_it(attribute: str, reason: str) -> None:
    found = Attributes({**job(COMPLETED).values, attribute: ("toner-low", reason)})
    assert outcome_of(found, is_sending=False, is_whole=True) is JobState.UNKNOWN
