from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kiosk.handouts.raster import rasters
from kiosk.printing.printers import READY, Look
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.store import JobState, Want
from tests.escpos_printer import EmulatedPrinter
from tests.unit.printing.printers.escpos.attempts import (
    A_BAND,
    BEFORE_THE_SHEET,
    HASTIER,
    HASTY,
    IN_VAIN,
    JOB,
    PATIENT,
    SMALL,
    UNREACHABLE,
    attention,
    connected,
    fault,
    ignore,
    pages,
    printed,
)


@pytest.mark.parametrize("rows", [1, 128, 300])
def test_paper_that_ends_in_the_middle_is_named(rows: int, document: bytes) -> None:
    with connected(HASTY, rows_of_paper=rows) as (printer, emulated):
        assert fault(printer, document) == (
            JobState.UNKNOWN,
            "The receipt printer has no paper. Put in a new roll, "
            "then look whether all of sheet 4F7K came out.",
        )
    assert len(emulated.rows) == rows
    assert not emulated.sheets


def test_printer_that_is_full_and_without_paper_leaves_the_sheet_unknown(document: bytes) -> None:
    looks: list[Look] = []
    limits = replace(HASTIER, idle=1, paper=2)
    with connected(limits, rows_of_paper=300, buffer_size=SMALL) as (printer, _):
        outcome, reason = fault(printer, document, looked=looks.append)
    assert outcome is JobState.UNKNOWN
    assert set(looks) == {UNREACHABLE}
    assert "Look at its switch, its cable and its paper, then look whether" in reason


def test_nothing_more_leaves_once_a_sheet_is_given_up(document: bytes) -> None:
    with connected(HASTIER, rows_of_paper=300, buffer_size=SMALL) as (printer, emulated):
        assert fault(printer, document)[0] is JobState.UNKNOWN
        emulated.change(rows_of_paper=None)
        later = EscposPrinter("receipts", emulated.host, emulated.port, limits=PATIENT)
        assert later.look() == READY
    assert not emulated.sheets


@pytest.mark.parametrize("buffer_size", [EmulatedPrinter.buffer_size, SMALL])
def test_sheet_goes_on_after_a_new_roll(buffer_size: int, document: bytes) -> None:
    with (
        connected(rows_of_paper=300, buffer_size=buffer_size) as (printer, emulated),
        ThreadPoolExecutor(1) as pool,
    ):
        sent = pool.submit(printer.send, JOB, document, ignore, ignore)
        emulated.wait_until(lambda emulated: not emulated.has_paper)
        emulated.change(rows_of_paper=None)
        assert sent.result() is JobState.DONE
    assert printed(emulated) == pages(document)


def test_paper_that_ends_with_the_sheet_leaves_it_unknown(document: bytes) -> None:
    rows = sum(page.height for page in rasters(document, 203, "1"))
    with connected(HASTY, rows_of_paper=rows) as (printer, emulated):
        outcome, reason = fault(printer, document)
        assert outcome is JobState.UNKNOWN
        assert "no paper" in reason
        emulated.change(rows_of_paper=None)
        emulated.wait_until(lambda emulated: len(emulated.sheets) == 2)
    assert printed(emulated) == pages(document)


def test_paper_that_ends_after_the_sheet_is_seen_by_the_next_look(document: bytes) -> None:
    with connected() as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
        emulated.change(rows_of_paper=0)
        assert printer.look() == attention(Want.PAPER)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("cover_is_open", "The cover of the receipt printer is open. Close it, then look whether"),
        ("has_error", "switch it off and on, then look whether all of sheet 4F7K came out."),
    ],
)
def test_fault_in_the_middle_is_named(state: str, reason: str, document: bytes) -> None:
    with connected(HASTY) as (printer, emulated):
        outcome, said = fault(printer, document, lambda _: emulated.change(**{state: True}))
    assert outcome is JobState.UNKNOWN
    assert reason in said


def test_slow_paper_is_waited_for(document: bytes) -> None:
    with connected() as (printer, emulated), ThreadPoolExecutor(1) as pool:
        sent = pool.submit(
            printer.send, JOB, document, lambda _: emulated.change(paper_moves=False), ignore
        )
        # Six statuses before the sheet, and a further three while it waits.
        emulated.wait_until(lambda emulated: emulated.statuses_told >= 9)
        assert not sent.done()
        emulated.change(paper_moves=True)
        assert sent.result() is JobState.DONE
    assert printed(emulated) == pages(document)


def test_printer_that_never_confirms_leaves_the_sheet_unknown(document: bytes) -> None:
    with connected(HASTY) as (printer, emulated):
        outcome, reason = fault(
            printer, document, lambda _: emulated.change(answers_in_order=False)
        )
    assert outcome is JobState.UNKNOWN
    assert reason == (
        "The receipt printer did not confirm sheet 4F7K. Look whether all of it came out."
    )


@pytest.mark.parametrize("after", [8, 5000, A_BAND, 3 * A_BAND, 3 * A_BAND + 100])
def test_link_that_breaks_leaves_the_sheet_unknown_and_the_next_one_whole(
    after: int, document: bytes
) -> None:
    with connected(replace(PATIENT, idle=1), dies_after=BEFORE_THE_SHEET + after) as (
        printer,
        emulated,
    ):
        outcome, reason = fault(printer, document)
        assert outcome is JobState.UNKNOWN
        assert "look whether all of" in reason.lower()
        assert not emulated.sheets
        assert printer.look() == READY
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert printed(emulated)[-1] == pages(document)[-1]
    assert not emulated.text


def test_link_that_breaks_in_the_head_of_a_picture_needs_the_switch(document: bytes) -> None:
    limits = replace(PATIENT, idle=IN_VAIN)
    with connected(limits, dies_after=BEFORE_THE_SHEET + 5) as (printer, emulated):
        assert fault(printer, document)[0] is JobState.UNKNOWN
        outcome, reason = fault(printer, document)
    assert outcome is JobState.QUEUED
    assert "switch it off and on" in reason
    assert not emulated.sheets


@pytest.mark.parametrize("after", [BEFORE_THE_SHEET + 1, BEFORE_THE_SHEET + 5000])
def test_link_that_hangs_leaves_the_sheet_unknown(after: int, document: bytes) -> None:
    with connected(HASTIER, hangs_after=after) as (printer, emulated):
        outcome, reason = fault(printer, document)
    assert outcome is JobState.UNKNOWN
    assert "does not answer" in reason
    assert not emulated.sheets


def test_stray_replies_confirm_nothing(document: bytes) -> None:
    strays = b"\x00\x12\x10\x00\x0c\x00\x11\x13\xff"
    with connected(HASTY, greeting=strays, tells_changes=True) as (printer, emulated):
        outcome, _ = fault(printer, document, lambda _: emulated.change(rows_of_paper=200))
        assert outcome is JobState.UNKNOWN


def test_stray_replies_do_not_hide_the_confirmation(document: bytes) -> None:
    strays = b"\x00\x12\x10\x00\x0c\x00\x11\x13\xff"
    with connected(greeting=strays, tells_changes=True) as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert printed(emulated) == pages(document)


def test_late_answer_of_an_earlier_sheet_does_not_confirm_this_one(document: bytes) -> None:
    rows = sum(page.height for page in rasters(document, 203, "1"))
    with connected(HASTY, rows_of_paper=300) as (printer, emulated), ThreadPoolExecutor(1) as pool:
        assert fault(printer, document)[0] is JobState.UNKNOWN
        # Enough for what is still in the printer, and for some of the next sheet.
        emulated.change(rows_of_paper=rows, paper_moves=False, statuses_told=0)
        second = pool.submit(fault, printer, document)
        # Six statuses before a sheet: a driver that were not waiting would have sent it by now.
        emulated.wait_until(lambda emulated: emulated.statuses_told >= 9)
        assert len(emulated.rows) == 300
        emulated.change(paper_moves=True)
        assert second.result()[0] is JobState.UNKNOWN
    assert printed(emulated) == pages(document)
    assert len(emulated.rows) == 300
