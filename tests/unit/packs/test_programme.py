from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kiosk.packs.model import Session, SessionKind
from kiosk.packs.programme import coming, in_order, is_now

ZONE = ZoneInfo("Europe/London")


def held(no: int, day: int, start: int | None, end: int | None = None) -> Session:
    return Session(
        no=no,
        kind=SessionKind.TALK,
        day=date(2014, 10, day),
        starts=None if start is None else datetime(2014, 10, day, start, tzinfo=ZONE),
        ends=None if end is None else datetime(2014, 10, day, end, tzinfo=ZONE),
        room=None,
        chair=None,
        title={"en": "A talk"},
        hashtag="ATalk",
        about={"en": ""},
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2014, 10, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def test_session_is_on_from_its_start_until_its_end() -> None:
    session = held(1, 11, 9, 10)
    moments = [at(11, 8, 59), at(11, 9), at(11, 9, 59), at(11, 10)]
    assert [is_now(session, moment) for moment in moments] == [False, True, True, False]


def test_session_without_an_end_is_on_for_an_hour() -> None:
    session = held(1, 11, 9)
    assert [is_now(session, at(11, 9, 59)), is_now(session, at(11, 10))] == [True, False]


def test_session_without_a_time_is_never_now() -> None:
    assert not is_now(held(1, 11, None), at(11, 9))


def test_what_starts_together_comes_together() -> None:
    programme = [held(1, 11, 9), held(2, 11, 15), held(3, 11, 15), held(4, 11, 16)]
    assert [session.no for session in coming(programme, at(11, 9))] == [2, 3]
    assert coming(programme, at(12, 9)) == ()


def test_programme_is_in_order_of_time() -> None:
    programme = [held(4, 11, None), held(1, 11, 15), held(2, 10, 16), held(3, 11, 9)]
    assert [session.no for session in in_order(programme)] == [2, 3, 1, 4]


def test_programme_in_mixed_zones_is_in_order_of_time() -> None:
    half_past_nine = replace(held(2, 11, 9), starts=datetime(2014, 10, 11, 8, 30, tzinfo=UTC))
    assert [session.no for session in in_order([held(1, 11, 9), half_past_nine])] == [1, 2]
