from datetime import timedelta

import pytest

from kiosk.actions import answer_call, call_person
from kiosk.app import Kiosk
from kiosk.packs import Pack
from kiosk.visit import fresh
from tests.unit.staff.conftest import NOW, Read


def test_clock_is_the_venue_s(read: Read) -> None:
    assert read().clock == "Saturday 11 October, 09:10"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=9, seconds=59), "9 minutes ago"),
    ],
)
def test_call_says_how_long_ago(age: timedelta, words: str, read: Read, kiosk: Kiosk) -> None:
    call_person(kiosk.store, fresh("en"), "accounts", NOW - age)
    (line,) = read().calls
    assert line.asked == f"Asked {words}, on “Accounts”."


def test_call_names_the_step_or_session_that_the_delegate_sees(
    read: Read, kiosk: Kiosk, pack: Pack
) -> None:
    step, session = pack.steps[-1], pack.sessions[-1]
    call_person(kiosk.store, fresh("cy"), "step", NOW, no=step.no)
    call_person(kiosk.store, fresh("cy"), "session", NOW, no=session.no)
    call_person(kiosk.store, fresh("cy"), "step", NOW, no=9999)
    call_person(kiosk.store, fresh("cy"), "<script>", NOW)
    assert [line.asked for line in read().calls] == [
        f"Asked just now, on “{step.title['en']}”.",
        f"Asked just now, on “{session.title['en']}”.",
        "Asked just now, on “A step”.",
        "Asked just now, on “The first screen”.",
    ]


def test_call_to_which_nobody_goes_stands_on_top(read: Read, kiosk: Kiosk) -> None:
    first = call_person(kiosk.store, fresh("en"), "aim", NOW)
    second = call_person(kiosk.store, fresh("en"), "aim", NOW)
    answer_call(kiosk.store, first.id, NOW)
    lines = read().calls
    assert [line.id for line in lines] == [second.id, first.id]
    assert [line.going for line in lines] == ["", "Somebody is going, since 09:10."]
