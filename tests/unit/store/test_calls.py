from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from kiosk.store import Store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def test_call_says_where_and_when(store: Store) -> None:
    call = store.calls.add("visit", screen="step", no=3, now=NOW)
    assert (call.visit, call.screen, call.no, call.asked, call.going) == (
        "visit",
        "step",
        3,
        NOW,
        None,
    )
    assert store.calls.still_open() == (call,)


def test_visit_has_one_open_call_even_from_eight_threads(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(
            threads.map(
                lambda _: store.calls.add("visit", screen="aim", no=None, now=NOW), range(16)
            )
        )
    assert len(store.calls.still_open()) == 1


def test_first_to_go_counts(store: Store) -> None:
    call = store.calls.add("visit", screen="aim", no=None, now=NOW)
    store.calls.say_going(call.id, NOW)
    store.calls.say_going(call.id, LATER)
    assert [call.going for call in store.calls.still_open()] == [NOW]


def test_cleared_call_is_gone_and_the_visit_may_ask_again(store: Store) -> None:
    first = store.calls.add("visit", screen="aim", no=None, now=NOW)
    other = store.calls.add("another", screen="aim", no=None, now=NOW)
    store.calls.clear(first.id, LATER)
    assert store.calls.still_open() == (other,)
    again = store.calls.add("visit", screen="aim", no=None, now=LATER)
    assert again.id != first.id
    assert again.asked == LATER
