"""Against CUPS' own IPP Everywhere printer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.printing.printers import READY, Look, PrinterError
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.store import JobState, PrinterState, PrintJob, Want
from tests.ippeveprinter import IppevePrinter
from tests.unit.printing.printers.ipp.conftest import (
    DOCUMENT,
    IMPATIENT,
    JOB,
    UNREACHABLE,
    ended,
    sent,
    until,
)

OTHER_JOB = replace(JOB, id=2, key="my-handout 1xyz", sheet="2B3C")


class DiedError(Exception):
    """The kiosk ends here."""


def interrupted(
    printer: IppPrinter,
    keep: Callable[[str], None],
    document: bytes = DOCUMENT,
) -> PrintJob:
    """The job as it is kept when sending did not come to its end."""
    kept: list[str] = []

    def keep_and_go_on(remote: str) -> None:
        kept.append(remote)
        keep(remote)

    with pytest.raises((DiedError, PrinterError)) as ended:
        printer.send(JOB, document, keep_and_go_on, lambda _look: None)
    if isinstance(ended.value, PrinterError):
        assert ended.value.outcome is JobState.SENDING
    return replace(JOB, remote=kept[-1] if kept else None)


def test_sheet_comes_out_as_it_was_sent(device: IppevePrinter, printer: IppPrinter) -> None:
    assert printer.look() == READY
    assert ended(printer, sent(printer)) is JobState.DONE
    assert device.sheets() == [DOCUMENT]


def test_printer_learns_nothing_of_the_visit(device: IppevePrinter, printer: IppPrinter) -> None:
    device.orders('echo "$IPP_JOB_NAME $IPP_JOB_ORIGINATING_USER_NAME" > tray/0')
    assert ended(printer, sent(printer)) is JobState.DONE
    (seen,) = device.sheets()
    name, user = seen.decode().split()
    assert name.startswith("kiosk-4F7K-1-")
    assert JOB.visit not in name
    assert user == "kiosk"


def test_slow_sheet_is_sent_until_it_is_out(device: IppevePrinter, printer: IppPrinter) -> None:
    device.orders("wait_for_gate", 'out "$1"')
    job = sent(printer)
    assert printer.outcome(job) is JobState.SENT
    assert printer.look() == READY
    device.open_gate()
    assert ended(printer, job) is JobState.DONE
    assert device.sheets() == [DOCUMENT]


def test_printer_wants_paper_until_it_has_some(device: IppevePrinter, printer: IppPrinter) -> None:
    device.orders(
        'say "STATE: +media-empty-error"',
        "wait_for_gate",
        'say "STATE: -media-empty-error"',
        'out "$1"',
    )
    job = sent(printer)
    until(lambda: printer.look() == Look(PrinterState.ATTENTION, (Want.PAPER,)))
    assert printer.outcome(job) is JobState.SENT
    device.open_gate()
    assert ended(printer, job) is JobState.DONE
    assert printer.look() == READY
    assert device.sheets() == [DOCUMENT]


def test_sheet_for_a_busy_printer_waits(device: IppevePrinter, printer: IppPrinter) -> None:
    device.orders("wait_for_gate", 'out "$1"')
    first = sent(printer)
    with pytest.raises(PrinterError, match="busy with another sheet") as refused:
        sent(printer, OTHER_JOB)
    assert refused.value.outcome is JobState.QUEUED
    assert printer.outcome(OTHER_JOB) is JobState.QUEUED
    device.open_gate()
    assert ended(printer, first) is JobState.DONE
    device.orders('out "$1"')
    assert ended(printer, sent(printer, OTHER_JOB)) is JobState.DONE
    assert len(device.sheets()) == 2


def test_sheet_that_the_printer_gives_up_has_failed(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    device.orders("exit 1")
    assert ended(printer, sent(printer)) is JobState.FAILED


def test_sheet_that_is_given_up_half_printed_is_unknown(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    device.orders('say "ATTR: job-impressions-completed=1"', "exit 1")
    assert ended(printer, sent(printer)) is JobState.UNKNOWN


def test_printer_that_is_off_gets_nothing(device: IppevePrinter, printer: IppPrinter) -> None:
    device.switch_off()
    assert printer.look() == UNREACHABLE
    with pytest.raises(PrinterError, match="switched on") as refused:
        sent(printer)
    assert refused.value.outcome is JobState.QUEUED
    assert printer.outcome(JOB) is JobState.SENDING
    device.switch_on()
    assert printer.outcome(JOB) is JobState.QUEUED


def test_sheet_in_a_printer_that_is_switched_off_is_unknown(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    device.orders("wait_for_gate")
    job = sent(printer)
    device.switch_off()
    assert printer.outcome(job) is JobState.SENT
    device.switch_on()
    assert printer.outcome(job) is JobState.UNKNOWN


def test_sheet_of_another_job_with_the_same_number_is_not_taken_for_it(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    device.orders("wait_for_gate")
    job = sent(printer)
    device.switch_off()
    device.orders('out "$1"')
    device.switch_on()
    other = sent(printer, OTHER_JOB)
    assert (job.remote or "").split()[0] == (other.remote or "").split()[0] == "1"
    assert ended(printer, other) is JobState.DONE
    assert printer.outcome(job) is JobState.UNKNOWN


def test_printer_that_falls_silent_before_it_has_a_job_prints_nothing(
    device: IppevePrinter,
) -> None:
    printer = IppPrinter("office", device.address, limits=IMPATIENT)
    device.freeze()
    assert printer.look() == UNREACHABLE
    job = interrupted(printer, lambda _: None)
    assert job.remote is None
    assert printer.outcome(job) is JobState.SENDING
    device.thaw()
    assert ended(printer, job) is JobState.QUEUED
    assert device.sheets() == []


def test_printer_that_falls_silent_with_the_sheet_prints_it_once(device: IppevePrinter) -> None:
    printer = IppPrinter("office", device.address, limits=IMPATIENT)
    job = interrupted(printer, lambda _: device.freeze())
    assert printer.outcome(job) is JobState.SENDING
    device.thaw()
    until(lambda: device.sheets() == [DOCUMENT])
    assert ended(printer, replace(job, state=JobState.SENT)) is JobState.DONE


def test_torn_sheet_that_the_printer_calls_completed_is_unknown(device: IppevePrinter) -> None:
    printer = IppPrinter("office", device.address, limits=IMPATIENT)
    document = DOCUMENT * 300
    job = interrupted(printer, lambda _: device.freeze(), document)
    device.thaw()
    until(lambda: bool(device.sheets()))
    assert device.sheets() != [document]
    assert ended(printer, replace(job, state=JobState.SENT)) is JobState.UNKNOWN


def die(_remote: str) -> None:
    raise DiedError


def die_once_whole(remote: str) -> None:
    if remote.endswith("whole"):
        raise DiedError


def test_death_before_the_printer_has_a_job_leaves_the_sheet_waiting(printer: IppPrinter) -> None:
    assert printer.outcome(JOB) is JobState.QUEUED


@pytest.mark.parametrize("is_kept", [False, True])
def test_death_before_the_document_leaves_takes_the_empty_job_away(
    is_kept: bool, device: IppevePrinter, printer: IppPrinter
) -> None:
    job = interrupted(printer, die)
    found = printer.outcome(job if is_kept else JOB)
    assert found is JobState.QUEUED
    again = sent(printer, replace(JOB, attempt=2))
    assert ended(printer, again) is JobState.DONE
    assert device.sheets() == [DOCUMENT]


@pytest.mark.parametrize("is_kept", [False, True])
def test_death_while_the_empty_job_is_taken_away_leaves_the_sheet_waiting(
    is_kept: bool, printer: IppPrinter
) -> None:
    kept = interrupted(printer, die)
    job = kept if is_kept else JOB
    assert printer.outcome(job) is JobState.QUEUED
    assert printer.outcome(job) is JobState.QUEUED


def test_death_with_the_document_at_the_printer_leaves_one_sheet(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    job = interrupted(printer, die_once_whole)
    until(lambda: device.sheets() == [DOCUMENT])
    assert ended(printer, replace(job, state=JobState.SENT)) is JobState.DONE
    assert printer.outcome(job) is JobState.DONE


def test_death_before_the_end_of_the_document_is_noted_leaves_a_question(
    device: IppevePrinter, printer: IppPrinter
) -> None:
    done = sent(printer)
    assert ended(printer, done) is JobState.DONE
    not_whole = (done.remote or "").removesuffix(" whole")
    assert printer.outcome(replace(JOB, remote=not_whole)) is JobState.UNKNOWN
    assert printer.outcome(JOB) is JobState.UNKNOWN


def test_printer_that_takes_no_pdf_wants_a_look(bus: str, tmp_path: Path) -> None:
    device = IppevePrinter(tmp_path / "printer", bus, formats="image/pwg-raster")
    device.switch_on()
    look = IppPrinter("office", device.address).look()
    device.switch_off()
    assert look == Look(PrinterState.ATTENTION, (Want.LOOK,))


def test_address_without_a_printer_is_refused_at_once(device: IppevePrinter) -> None:
    printer = IppPrinter("office", device.address.replace("/print", "/nobody"))
    assert printer.look() == Look(PrinterState.ATTENTION, (Want.LOOK,))
    with pytest.raises(PrinterError, match="refused the sheet") as refused:
        sent(printer)
    assert refused.value.outcome is JobState.FAILED
