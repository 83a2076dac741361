"""What the buttons of printers and print jobs do on the staff pages."""

import pytest

from kiosk.actions import board
from kiosk.app import Kiosk
from kiosk.store import JobState
from tests.unit.staff.conftest import Paper, Tablet


def test_reprint_makes_a_second_job_and_returns_to_the_desk(
    desk: Tablet, paper: Paper, kiosk: Kiosk
) -> None:
    job = paper.leave(JobState.DONE)
    desk.look()
    answer = desk.client.post(f"/staff/reprint/{job.id}", data={"token": desk.token, "seen": 0})
    assert (answer.status_code, answer.location) == (303, "/staff/")
    desk.look()
    second, first = board(kiosk.store).prints
    assert first.id == job.id
    assert f"{second.sheet} My handout, English" in desk.text
    assert f"A reprint of {first.sheet}." in desk.text
    assert "Printed again once." in desk.text


def test_double_tap_on_reprint_makes_one_job(desk: Tablet, paper: Paper, kiosk: Kiosk) -> None:
    job = paper.leave(JobState.DONE)
    desk.look()
    desk.send(f"/staff/reprint/{job.id}", seen=0)
    desk.send(f"/staff/reprint/{job.id}", seen=0)
    assert len(board(kiosk.store).prints) == 2


def test_reprint_of_nothing_is_refused_calmly(desk: Tablet, paper: Paper, kiosk: Kiosk) -> None:
    paper.leave(JobState.DONE)
    for address, seen, status in (
        ("/staff/reprint/999", "0", 404),
        ("/staff/reprint/1", "", 400),
        ("/staff/reprint/1", "many", 400),
        ("/staff/reprint/1", "9" * 5000, 400),
        (f"/staff/reprint/{'9' * 30}", "0", 404),
    ):
        desk.look()
        desk.send(address, seen=seen)
        assert desk.page.status_code == status
        assert "Nothing was" in desk.text
    assert len(board(kiosk.store).prints) == 1


def test_sheet_that_waits_is_cancelled(desk: Tablet, paper: Paper) -> None:
    job = paper.ask()
    desk.look()
    for _ in range(2):
        desk.send(f"/staff/cancel/{job.id}")
        assert desk.page.request.path == "/staff/"
        assert "Cancelled" in desk.text


def test_sheet_that_the_printer_has_is_too_late_to_cancel(desk: Tablet, paper: Paper) -> None:
    job = paper.leave(JobState.SENT)
    desk.look()
    desk.send(f"/staff/cancel/{job.id}")
    assert desk.page.status_code == 409
    assert "It is too late to cancel" in desk.text


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("yes", [JobState.DONE]),
        ("no", [JobState.QUEUED, JobState.FAILED]),
        ("unsure", [JobState.UNSURE]),
    ],
)
def test_answer_settles_an_unknown_sheet(
    answer: str, states: list[JobState], desk: Tablet, paper: Paper, kiosk: Kiosk
) -> None:
    job = paper.leave(JobState.UNKNOWN)
    desk.look()
    assert f"Did sheet {job.sheet} come out?" in desk.text
    assert "Look in the tray of “folder” first." in desk.text
    for _ in range(2):
        desk.send(f"/staff/came-out/{job.id}", answer=answer)
        assert "come out?" not in desk.text
    assert [each.state for each in board(kiosk.store).prints] == states


def test_printer_is_held_and_goes_on(desk: Tablet, kiosk: Kiosk) -> None:
    for _ in range(2):
        desk.send("/staff/printer", printer="folder", switch="hold")
        assert "Held by staff." in desk.text
    for _ in range(2):
        desk.send("/staff/printer", printer="folder", switch="go-on")
        assert "Held by staff." not in desk.text


def test_tap_on_what_is_not_there_is_refused_calmly(desk: Tablet, paper: Paper) -> None:
    paper.leave(JobState.UNKNOWN)
    for address, fields, status in (
        ("/staff/cancel/999", {}, 404),
        ("/staff/came-out/999", {"answer": "no"}, 404),
        ("/staff/came-out/1", {"answer": "maybe"}, 400),
        ("/staff/came-out/1", {}, 400),
        ("/staff/printer", {"printer": "attic", "switch": "hold"}, 404),
        ("/staff/printer", {"printer": "folder", "switch": "off"}, 400),
        ("/staff/printer", {"switch": "hold"}, 404),
    ):
        desk.look()
        desk.send(address, **fields)
        assert desk.page.status_code == status
        assert "Nothing was changed." in desk.text
