import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions import board, call_person, set_pin
from kiosk.app import Kiosk
from kiosk.store import JobState
from kiosk.visit import fresh
from tests.unit.staff.conftest import NOW, Clock, Paper, Tablet

FORMS = [
    "/staff/reprint/1",
    "/staff/cancel/1",
    "/staff/came-out/1",
    "/staff/printer",
    "/staff/calls/1/going",
    "/staff/calls/1/clear",
    "/staff/lock",
]


def wrong(pin: str) -> str:
    return "111222" if pin != "111222" else "333444"


def test_pin_comes_first_and_nothing_is_shown_before(tablet: Tablet, paper: Paper) -> None:
    job = paper.ask()
    tablet.look()
    assert tablet.page.status_code == 200
    assert "Type the staff PIN" in tablet.text
    assert job.sheet not in tablet.page.text
    assert tablet.changed("x").status_code == 403


def test_address_without_its_last_stroke_leads_to_the_desk(tablet: Tablet) -> None:
    page = tablet.client.get("/staff", follow_redirects=True)
    assert page.request.path == "/staff/"
    assert page.status_code == 200


def test_wrong_pin_is_refused_on_the_same_page_with_what_to_do(tablet: Tablet) -> None:
    tablet.try_pin(wrong(tablet.pin))
    assert tablet.page.status_code == 403
    assert "There is a problem" in tablet.text
    assert "That PIN is not right. Type it again." in tablet.text
    assert wrong(tablet.pin) not in tablet.page.text
    tablet.look()
    assert "Print jobs" not in tablet.text


def test_right_pin_opens_the_desk_by_a_redirect(tablet: Tablet) -> None:
    tablet.look()
    answer = tablet.client.post("/staff/", data={"token": tablet.token, "pin": tablet.pin})
    assert (answer.status_code, answer.location) == (303, "/staff/")
    tablet.look()
    assert "Print jobs" in tablet.text


def test_pin_that_is_pasted_with_spaces_around_it_is_right(tablet: Tablet) -> None:
    tablet.try_pin(f" {tablet.pin}\n")
    assert "Print jobs" in tablet.text


def test_empty_pin_is_no_try(tablet: Tablet) -> None:
    for _ in range(9):
        tablet.try_pin("  ")
        assert tablet.page.status_code == 403
        assert "Type the staff PIN." in tablet.text
    tablet.sign_in()


def test_five_wrong_pins_lock_the_desk_for_a_minute_even_for_the_right_one(
    tablet: Tablet, clock: Clock
) -> None:
    for _ in range(5):
        tablet.try_pin(wrong(tablet.pin))
    assert tablet.page.status_code == 429
    assert "Wait 60 seconds, then type it again." in tablet.text
    clock.now += timedelta(seconds=20)
    tablet.try_pin(tablet.pin)
    assert tablet.page.status_code == 429
    assert tablet.page.headers["Retry-After"] == "40"
    clock.now += timedelta(seconds=40)
    tablet.sign_in()


def test_long_lock_is_said_in_minutes(tablet: Tablet, clock: Clock) -> None:
    for _ in range(9):
        tablet.try_pin(wrong(tablet.pin))
        clock.now += timedelta(minutes=15)
    assert "Wait 15 minutes, then type it again." in tablet.text


def test_cookie_is_for_the_staff_pages_only_and_out_of_reach_of_scripts(tablet: Tablet) -> None:
    tablet.sign_in()
    cookie = tablet.client.get_cookie("kiosk-staff", path="/staff")
    assert cookie is not None
    assert (cookie.path, cookie.http_only, cookie.same_site) == ("/staff", True, "Strict")
    assert cookie.max_age == 12 * 60 * 60
    assert not cookie.secure


def test_cookie_stays_on_an_encrypted_line(tablet: Tablet) -> None:
    tablet.client.get("/staff/", base_url="https://localhost")
    cookie = tablet.client.get_cookie("kiosk-staff", path="/staff")
    assert cookie is not None
    assert cookie.secure


def test_signing_in_begins_a_new_session(tablet: Tablet) -> None:
    tablet.look()
    before = tablet.token
    tablet.sign_in()
    assert tablet.token != before


def test_session_ends_after_twelve_hours(desk: Tablet, clock: Clock) -> None:
    clock.now += timedelta(hours=12)
    desk.look()
    assert "Type the staff PIN" in desk.text


def test_session_ends_when_the_pin_changes(desk: Tablet, kiosk: Kiosk) -> None:
    set_pin(kiosk.store, "704815")
    assert desk.changed("x").status_code == 403
    desk.look()
    assert "Type the staff PIN" in desk.text


def test_lock_signs_out(desk: Tablet) -> None:
    desk.send("/staff/lock")
    assert "Type the staff PIN" in desk.text
    desk.look()
    assert "Type the staff PIN" in desk.text


def test_form_of_nobody_signed_in_leads_to_the_pin_and_does_nothing(
    tablet: Tablet, paper: Paper, kiosk: Kiosk
) -> None:
    paper.leave(JobState.DONE)
    call_person(kiosk.store, fresh("en"), "aim", NOW)
    before = board(kiosk.store)
    for address in FORMS:
        tablet.look()
        tablet.send(address, seen=0)
        assert "Type the staff PIN" in tablet.text
    assert board(kiosk.store) == before


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_form_of_another_site_is_refused_calmly_and_does_nothing(
    token: str | None, desk: Tablet, paper: Paper, kiosk: Kiosk
) -> None:
    paper.leave(JobState.DONE)
    call_person(kiosk.store, fresh("en"), "aim", NOW)
    before = board(kiosk.store)
    data = {"seen": "0", "pin": "000000"} | ({} if token is None else {"token": token})
    for address in (*FORMS, "/staff/"):
        desk.page = desk.client.post(address, data=data)
        assert desk.page.status_code == 400
        assert "Nothing was changed." in desk.text
    assert board(kiosk.store) == before
    desk.look()
    assert "Print jobs" in desk.text


def test_help_call_is_answered_and_cleared(desk: Tablet, kiosk: Kiosk, clock: Clock) -> None:
    call = call_person(kiosk.store, fresh("en"), "aim", NOW)
    clock.now += timedelta(minutes=2)
    desk.look()
    assert "A delegate asks for a person" in desk.text
    assert "Asked 2 minutes ago, on “Today I want to”." in desk.text
    desk.send(f"/staff/calls/{call.id}/going")
    assert "Somebody is going, since 09:12." in desk.text
    assert "I am going" not in desk.text
    desk.send(f"/staff/calls/{call.id}/clear")
    assert "A delegate asks" not in desk.text


def test_page_is_unchanged_until_something_happens(desk: Tablet, paper: Paper) -> None:
    tag = desk.tag
    assert desk.changed(tag).status_code == 304
    paper.ask()
    answer = desk.changed(tag)
    assert answer.status_code == 200
    assert answer.text != tag
    assert desk.changed(answer.text).status_code == 304


def test_page_changes_with_the_minute_because_it_says_how_long_ago(
    desk: Tablet, clock: Clock
) -> None:
    tag = desk.tag
    clock.now += timedelta(minutes=1)
    assert desk.changed(tag).status_code == 200


def test_no_copy_of_the_desk_stays_in_the_browser(desk: Tablet) -> None:
    desk.look()
    assert desk.page.headers["Cache-Control"] == "no-store"


def test_desk_reloads_itself_where_scripts_are_off(desk: Tablet) -> None:
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in desk.page.text


def test_database_that_fails_is_said_calmly(desk: Tablet, tmp_path: Path) -> None:
    by_hand = sqlite3.connect(tmp_path / "kiosk.db")
    by_hand.execute("DROP TABLE print_jobs")
    by_hand.commit()
    by_hand.close()
    desk.look()
    assert desk.page.status_code == 503
    assert "The kiosk cannot reach its data" in desk.text
