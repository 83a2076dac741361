from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.staff.session import LASTS, begin, read, write

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
SECRET = b"secret"


def test_session_comes_back_from_its_cookie() -> None:
    session = begin(NOW, 3)
    assert read(write(session, SECRET), SECRET) == session


@pytest.mark.parametrize("cookie", [None, "", "garbage", "a.b", "é", "x" * 5000])
def test_cookie_that_is_not_ours_is_no_session(cookie: str | None) -> None:
    assert read(cookie, SECRET) is None


def test_cookie_that_was_changed_or_signed_elsewhere_is_no_session() -> None:
    cookie = write(begin(NOW, 3), SECRET)
    # Not the last letter: not all of its bits count.
    signed, dot, signature = cookie.rpartition(".")
    other = "a" if signature[0] != "a" else "b"
    assert read(signed + dot + other + signature[1:], SECRET) is None
    assert read(cookie, b"another secret") is None


def test_session_is_open_for_twelve_hours_of_one_pin() -> None:
    session = begin(NOW, 3)
    assert session.is_open(3, NOW)
    assert session.is_open(3, NOW + LASTS - timedelta(seconds=1))
    assert not session.is_open(3, NOW + LASTS)
    assert not session.is_open(4, NOW)


def test_session_outlives_a_clock_that_is_put_right_but_not_one_that_is_wrong_by_a_day() -> None:
    session = begin(NOW, 3)
    assert session.is_open(3, NOW - timedelta(minutes=5))
    assert not session.is_open(3, NOW - timedelta(days=1))


def test_session_without_a_pin_is_never_open() -> None:
    assert not begin(NOW).is_open(0, NOW)


def test_token_belongs_to_one_session_and_one_secret() -> None:
    session = begin(NOW, 3)
    token = session.token(SECRET)
    assert session.sent(token, SECRET)
    assert not session.sent("", SECRET)
    assert not session.sent("é" + token, SECRET)
    assert not session.sent(token, b"another secret")
    assert not replace(session, id="another").sent(token, SECRET)
