import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.actions import (
    PinError,
    Refused,
    SignedIn,
    Store,
    ensure_pin,
    pin_generation,
    set_pin,
    sign_in,
)
from kiosk.store import open_store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PIN = "582931"
FREE = Refused(timedelta(0))


@pytest.fixture(autouse=True)
def pin_is_set(store: Store) -> None:
    set_pin(store, PIN)


def fail(store: Store, times: int, now: datetime = NOW) -> Refused:
    for _ in range(times):
        refused = sign_in(store, "000000", now)
        assert isinstance(refused, Refused)
    return refused


def test_right_pin_signs_in(store: Store) -> None:
    assert sign_in(store, PIN, NOW) == SignedIn(pin_generation(store))


@pytest.mark.parametrize("pin", ["", "582930", "5829", "٥٨٢٩٣١", "5" * 100_000, "582931\n", "\0"])
def test_wrong_pin_is_refused(store: Store, pin: str) -> None:
    assert sign_in(store, pin, NOW) == FREE


def test_fifth_wrong_pin_in_a_row_locks_for_a_minute(store: Store) -> None:
    assert fail(store, 4) == FREE
    assert fail(store, 1) == Refused(MINUTE)


def test_right_pin_is_refused_while_it_is_locked(store: Store) -> None:
    fail(store, 5)
    assert sign_in(store, PIN, NOW + timedelta(seconds=20)) == Refused(timedelta(seconds=40))
    assert isinstance(sign_in(store, PIN, NOW + MINUTE), SignedIn)


def test_tries_during_a_lock_do_not_lengthen_it(store: Store) -> None:
    fail(store, 5)
    fail(store, 20, NOW + timedelta(seconds=59))
    assert isinstance(sign_in(store, PIN, NOW + MINUTE), SignedIn)


def test_each_further_wrong_pin_doubles_the_lock_to_a_quarter_of_an_hour(store: Store) -> None:
    now = NOW
    waits = [fail(store, 5).wait]
    for _ in range(6):
        now += waits[-1]
        waits.append(fail(store, 1, now).wait)
    assert waits == [minutes * MINUTE for minutes in (1, 2, 4, 8, 15, 15, 15)]


def test_right_pin_begins_the_count_anew(store: Store) -> None:
    fail(store, 4)
    sign_in(store, PIN, NOW)
    assert fail(store, 4) == FREE


def test_lock_outlives_a_restart(store: Store, address: str) -> None:
    fail(store, 5)
    reopened = open_store(address)
    assert sign_in(reopened, PIN, NOW) == Refused(MINUTE)
    reopened.close()


def test_lock_does_not_last_until_next_year_when_the_clock_was_put_back(store: Store) -> None:
    fail(store, 5)
    long_ago = NOW - timedelta(days=400)
    assert sign_in(store, PIN, long_ago) == Refused(MINUTE)
    assert isinstance(sign_in(store, PIN, long_ago + MINUTE), SignedIn)


def test_many_tries_at_once_are_not_free(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda no: sign_in(store, f"10{no:04}", NOW), range(24)))
    assert sum(answer == FREE for answer in answers) < 5
    assert sign_in(store, PIN, NOW) == Refused(MINUTE)


def test_lock_is_logged_and_no_pin_ever_is(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        fail(store, 5)
        sign_in(store, PIN, NOW)
    assert "The staff PIN is locked for 60 seconds" in caplog.text
    assert "000000" not in caplog.text
    assert PIN not in caplog.text


def test_new_pin_replaces_the_old_one_and_ends_sessions_and_locks(store: Store) -> None:
    fail(store, 5)
    before = pin_generation(store)
    set_pin(store, "7704")
    assert pin_generation(store) > before
    assert isinstance(sign_in(store, "7704", NOW), SignedIn)
    assert sign_in(store, PIN, NOW) == FREE


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", "12 34", "١٢٣٤"])
def test_pin_must_be_four_to_twelve_digits(store: Store, pin: str) -> None:
    with pytest.raises(PinError, match="4 to 12 digits"):
        set_pin(store, pin)


@pytest.mark.parametrize("pin", ["0000", "999999", "1234", "0123456789", "987654", "7890", "2109"])
def test_pin_that_everybody_tries_first_is_refused(store: Store, pin: str) -> None:
    with pytest.raises(PinError, match="too easy to guess"):
        set_pin(store, pin)
    assert isinstance(sign_in(store, PIN, NOW), SignedIn)


def test_first_start_makes_a_pin_and_tells_it_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('new') / 'kiosk.db'}")
    assert sign_in(store, "", NOW) == FREE
    with ThreadPoolExecutor(4) as threads:
        told = [pin for pin in threads.map(lambda _: ensure_pin(store), range(4)) if pin]
    assert len(told) == 1
    assert len(told[0]) == 6
    assert told[0].isdigit()
    assert ensure_pin(store) is None
    assert isinstance(sign_in(store, told[0], NOW), SignedIn)
    store.close()
