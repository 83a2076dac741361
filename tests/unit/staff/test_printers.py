from datetime import timedelta

import pytest

from kiosk.app import Kiosk
from kiosk.handouts import Layout
from kiosk.staff.pages import PrinterLine
from kiosk.store import FOLDER, JobState, PrinterState, Want
from tests.printers import set_up
from tests.unit.staff.conftest import NOW, Clock, Paper, Read

ATTENTION, UNREACHABLE = PrinterState.ATTENTION, PrinterState.UNREACHABLE


def only(read: Read) -> PrinterLine:
    (line,) = read().printers
    return line


def test_printer_that_is_ready_says_so_and_nothing_to_do(read: Read) -> None:
    line = only(read)
    assert (line.name, line.state, line.todo) == ("folder", "Ready", "")
    assert (line.is_held, line.in_trouble) == (False, False)


@pytest.mark.parametrize(
    ("want", "state", "todo"),
    [
        (Want.PAPER, "Paper is out", "Put paper in."),
        (Want.CLOSED_COVER, "The cover is open", "Close the cover."),
        (Want.JAM_CLEARED, "Paper is stuck", "Open the printer and take the stuck paper out."),
        (Want.INK, "Ink is out", "Put new ink or toner in."),
        (
            Want.RESUME,
            "The queue is stopped",
            "Start it again, at the printer or at its computer.",
        ),
        (
            Want.TRUST,
            "Its certificate is not trusted",
            "Another device may answer in its place. Tell whoever set it up.",
        ),
        (Want.LOOK, "It wants a look", "Read what the printer itself says."),
    ],
)
def test_printer_that_wants_something_says_what_and_what_to_do_and_since_when(
    want: Want, state: str, todo: str, read: Read, kiosk: Kiosk, clock: Clock
) -> None:
    kiosk.store.printers.note(FOLDER, ATTENTION, (want,), NOW + timedelta(minutes=2))
    clock.now += timedelta(minutes=30)
    line = only(read)
    assert (line.state, line.todo, line.about) == (state, todo, "Since 09:12.")
    assert line.in_trouble


def test_printer_that_only_runs_low_is_no_trouble(read: Read, kiosk: Kiosk) -> None:
    kiosk.store.printers.note(FOLDER, PrinterState.READY, (Want.INK_SOON,), NOW)
    line = only(read)
    assert line.state == "Ready"
    assert line.todo == "Ink is low. Have new ink or toner at hand."
    assert not line.in_trouble


def test_printer_that_cannot_be_reached_says_since_when_with_the_day(
    read: Read, kiosk: Kiosk, clock: Clock
) -> None:
    kiosk.store.printers.note(FOLDER, UNREACHABLE, (), NOW + timedelta(minutes=2))
    assert only(read).state == "Cannot be reached"
    assert only(read).about == "Since 09:12."
    clock.now += timedelta(days=1)
    assert only(read).about == "Since 09:12, Sat 11 Oct."


def test_printer_that_wants_several_things_says_them_all(read: Read, kiosk: Kiosk) -> None:
    kiosk.store.printers.note(FOLDER, ATTENTION, (Want.PAPER, Want.CLOSED_COVER), NOW)
    line = only(read)
    assert line.state == "Paper is out"
    assert line.todo == "Put paper in. The cover is open. Close the cover."


def test_printer_that_stopped_without_a_word_wants_a_look(read: Read, kiosk: Kiosk) -> None:
    kiosk.store.printers.note(FOLDER, ATTENTION, (), NOW)
    assert only(read).state == "It wants a look"


def test_held_printer_says_how_it_goes_on_and_what_else_it_wants(read: Read, kiosk: Kiosk) -> None:
    printers = kiosk.store.printers
    printers.hold(FOLDER, NOW)
    line = only(read)
    assert (line.state, line.todo) == ("Held by staff", "It prints nothing until you tap Go on.")
    assert (line.is_held, line.in_trouble) == (True, False)
    printers.note(FOLDER, ATTENTION, (Want.PAPER,), NOW)
    line = only(read)
    assert line.todo == "It prints nothing until you tap Go on. Paper is out. Put paper in."


def test_printers_stand_in_their_order_and_count_who_waits(
    read: Read, paper: Paper, kiosk: Kiosk
) -> None:
    layouts = frozenset({Layout.MY_HANDOUT.value})
    set_up(kiosk.store, {"left": layouts, "right": layouts}, NOW)
    paper.ask()
    assert [(line.name, line.about) for line in read().printers] == [
        ("left", "Not used today. 1 sheet waits."),
        ("right", "Not used today."),
    ]


def test_printer_says_how_much_it_printed_today(
    read: Read, paper: Paper, kiosk: Kiosk, clock: Clock
) -> None:
    assert only(read).about == "Not used today."
    paper.leave(JobState.DONE)
    assert only(read).about == "1 sheet printed today."
    paper.leave(JobState.DONE)
    paper.leave(JobState.UNKNOWN)
    assert only(read).about == "2 sheets printed today."
    clock.now += timedelta(hours=15)
    assert only(read).about == "Not used today."
