from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.store import PinState, Store, open_store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


def test_there_is_no_pin_at_first(store: Store) -> None:
    assert store.access.state() == PinState(
        pin_hash=None, generation=0, failures=0, locked_until=None
    )


def test_change_is_kept_and_says_what_was_before(store: Store, address: str) -> None:
    wanted = PinState(pin_hash="hash", generation=1, failures=5, locked_until=NOW)
    before, after = store.access.change(lambda _: wanted)
    assert before.pin_hash is None
    assert after == wanted
    reopened = open_store(address)
    assert reopened.access.state() == wanted
    reopened.close()


def test_no_change_is_lost_among_threads(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(
            threads.map(
                lambda _: store.access.change(
                    lambda state: replace(state, failures=state.failures + 1)
                ),
                range(24),
            )
        )
    assert store.access.state().failures == 24
