from datetime import timedelta

import pytest

from kiosk.app import Kiosk
from kiosk.handouts import Ladder
from kiosk.store import FOLDER, JobState, PrinterState, PrintOrder, Want
from kiosk.visit import fresh
from tests.unit.staff.conftest import NOW, Paper, Read


def test_waiting_job_is_said_in_words_and_cannot_be_printed_again_yet(
    read: Read, paper: Paper
) -> None:
    job = paper.ask(fresh("cy"))
    (line,) = read().prints
    assert (line.sheet, line.title, line.about) == (
        job.sheet,
        "My handout, Welsh",
        "Asked for at 09:10.",
    )
    assert (line.state, line.is_done, line.seen) == ("Waits", False, None)


@pytest.mark.parametrize("ladder", Ladder)
def test_test_page_is_called_so(read: Read, kiosk: Kiosk, ladder: Ladder) -> None:
    order = PrintOrder(key="test", layout=ladder, language="cy", visit="", printer=FOLDER)
    kiosk.store.jobs.add(order, NOW)
    (line,) = read().prints
    assert line.title == "Test page, Welsh"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (JobState.DONE, "Printed"),
        (JobState.SENT, "Printing"),
        (JobState.CANCELLED, "Cancelled"),
    ],
)
def test_state_is_said_in_words(state: JobState, words: str, read: Read, paper: Paper) -> None:
    paper.leave(state)
    (line,) = read().prints
    assert line.state == words
    assert line.is_done == (state is JobState.DONE)


def test_job_that_rests_says_why(read: Read, paper: Paper) -> None:
    paper.leave(JobState.QUEUED, "The disk is full.")
    (line,) = read().prints
    assert (line.state, line.reason) == ("Waits", "The disk is full.")


def test_job_that_failed_stands_apart_and_can_be_printed_again(read: Read, paper: Paper) -> None:
    paper.leave(JobState.DONE)
    paper.leave(JobState.FAILED, "The disk is full.")
    shown = read()
    assert [line.state for line in shown.prints] == ["Printed"]
    (line,) = shown.trouble
    assert (line.state, line.reason, line.tray) == ("Not printed", "The disk is full.", None)
    assert line.seen == 0


def test_unknown_job_asks_for_a_look_into_the_tray_of_its_printer(read: Read, paper: Paper) -> None:
    paper.leave(JobState.UNKNOWN, "The printer was switched off.")
    (line,) = read().trouble
    assert (line.tray, line.reason) == (FOLDER, "The printer was switched off.")
    assert line.seen is None


def test_job_of_which_nobody_can_tell_stays_in_the_list_and_asks_no_more(
    read: Read, paper: Paper
) -> None:
    paper.leave(JobState.UNSURE)
    shown = read()
    assert shown.trouble == ()
    (line,) = shown.prints
    assert (line.state, line.is_done, line.tray, line.seen) == ("Not sure", False, None, 0)


def test_only_a_job_that_waits_can_be_cancelled(read: Read, paper: Paper) -> None:
    paper.leave(JobState.SENT)
    paper.ask()
    assert [(line.state, line.may_cancel) for line in read().prints] == [
        ("Waits", True),
        ("Printing", False),
    ]


def test_waiting_job_says_which_printer_it_waits_for_and_how_that_is(
    read: Read, paper: Paper, kiosk: Kiosk
) -> None:
    paper.ask()
    printers = kiosk.store.printers
    printers.note(FOLDER, PrinterState.ATTENTION, (Want.PAPER,), NOW)
    assert read().prints[0].reason == "It waits for “folder”. Paper is out."
    printers.note(FOLDER, PrinterState.READY, (), NOW)
    assert read().prints[0].reason == ""
    printers.hold(FOLDER, NOW)
    assert read().prints[0].reason == "It waits for “folder”. Held by staff."


def test_job_of_yesterday_says_its_day(read: Read, paper: Paper) -> None:
    paper.ask(now=NOW - timedelta(days=1))
    (line,) = read().prints
    assert line.about == "Asked for at 09:10, Fri 10 Oct."


def test_job_that_is_being_printed_says_so(read: Read, paper: Paper, kiosk: Kiosk) -> None:
    paper.ask()
    kiosk.store.jobs.claim(FOLDER, NOW)
    (line,) = read().prints
    assert (line.state, line.seen) == ("Printing", None)
