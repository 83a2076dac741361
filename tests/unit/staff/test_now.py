from datetime import timedelta

import pytest

from kiosk.actions import answer_call, call_person
from kiosk.app import Kiosk
from kiosk.packs import Pack
from kiosk.staff.desk import Desk
from kiosk.staff.now import now_page
from kiosk.staff.pages import Now
from kiosk.store import FOLDER, JobState
from kiosk.visit import fresh
from tests.unit.staff.conftest import NOW, Clock, Paper


@pytest.fixture
def desk(kiosk: Kiosk, clock: Clock) -> Desk:
    return Desk(
        pack=kiosk.pack, store=kiosk.store, clock=clock, secret=b"secret", wake=lambda: None
    )


def page(desk: Desk) -> Now:
    return now_page(desk, "token", desk.clock())


def test_clock_is_the_venue_s(desk: Desk) -> None:
    assert page(desk).clock == "Saturday 11 October, 09:10"


def test_waiting_job_is_said_in_words_and_cannot_be_printed_again_yet(
    desk: Desk, paper: Paper
) -> None:
    job = paper.ask(fresh("cy"))
    (line,) = page(desk).prints
    assert (line.sheet, line.title, line.about) == (
        job.sheet,
        "My handout, Welsh",
        "Asked for at 09:10.",
    )
    assert (line.state, line.is_done, line.seen) == ("Waits", False, None)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (JobState.DONE, "Printed"),
        (JobState.SENT, "Printing"),
        (JobState.CANCELLED, "Cancelled"),
    ],
)
def test_state_is_said_in_words(state: JobState, words: str, desk: Desk, paper: Paper) -> None:
    paper.leave(state)
    (line,) = page(desk).prints
    assert line.state == words
    assert line.is_done == (state is JobState.DONE)


def test_job_that_rests_says_why(desk: Desk, paper: Paper) -> None:
    paper.leave(JobState.QUEUED, "The disk is full.")
    (line,) = page(desk).prints
    assert (line.state, line.reason) == ("Waits", "The disk is full.")


@pytest.mark.parametrize(
    ("state", "words"),
    [(JobState.FAILED, "Not printed"), (JobState.UNKNOWN, "Not sure. Look in the tray first.")],
)
def test_job_in_trouble_stands_apart_and_can_be_printed_again(
    state: JobState, words: str, desk: Desk, paper: Paper
) -> None:
    paper.leave(JobState.DONE)
    paper.leave(state, "The disk is full.")
    shown = page(desk)
    assert [line.state for line in shown.prints] == ["Printed"]
    (line,) = shown.trouble
    assert (line.state, line.reason, line.seen) == (words, "The disk is full.", 0)


def test_job_of_yesterday_says_its_day(desk: Desk, paper: Paper) -> None:
    paper.ask(now=NOW - timedelta(days=1))
    (line,) = page(desk).prints
    assert line.about == "Asked for at 09:10, Fri 10 Oct."


def test_job_that_is_being_printed_says_so(desk: Desk, paper: Paper, kiosk: Kiosk) -> None:
    paper.ask()
    kiosk.store.jobs.claim(FOLDER, NOW)
    (line,) = page(desk).prints
    assert (line.state, line.seen) == ("Printing", None)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=9, seconds=59), "9 minutes ago"),
    ],
)
def test_call_says_how_long_ago(age: timedelta, words: str, desk: Desk, kiosk: Kiosk) -> None:
    call_person(kiosk.store, fresh("en"), "accounts", NOW - age)
    (line,) = page(desk).calls
    assert line.asked == f"Asked {words}, on “Accounts”."


def test_call_names_the_step_or_session_that_the_delegate_sees(
    desk: Desk, kiosk: Kiosk, pack: Pack
) -> None:
    step, session = pack.steps[-1], pack.sessions[-1]
    call_person(kiosk.store, fresh("cy"), "step", NOW, no=step.no)
    call_person(kiosk.store, fresh("cy"), "session", NOW, no=session.no)
    call_person(kiosk.store, fresh("cy"), "step", NOW, no=9999)
    call_person(kiosk.store, fresh("cy"), "<script>", NOW)
    assert [line.asked for line in page(desk).calls] == [
        f"Asked just now, on “{step.title['en']}”.",
        f"Asked just now, on “{session.title['en']}”.",
        "Asked just now, on “A step”.",
        "Asked just now, on “The first screen”.",
    ]


def test_call_to_which_nobody_goes_stands_on_top(desk: Desk, kiosk: Kiosk) -> None:
    first = call_person(kiosk.store, fresh("en"), "aim", NOW)
    second = call_person(kiosk.store, fresh("en"), "aim", NOW)
    answer_call(kiosk.store, first.id, NOW)
    lines = page(desk).calls
    assert [line.id for line in lines] == [second.id, first.id]
    assert [line.going for line in lines] == ["", "Somebody is going, since 09:10."]
