"""The staff PIN: making it, setting it, and signing in with it.

No hash saves a short PIN from being tried out, so wrong tries lock it for everybody, for longer
each time, and restarting the kiosk does not unlock it.
"""

import logging
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from werkzeug.security import check_password_hash, generate_password_hash

from kiosk.store import PinState, Store

SHORTEST_PIN, LONGEST_PIN = 4, 12
RANDOM_DIGITS = 6
FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=60)
LONGEST_LOCK = timedelta(minutes=15)
NO_WAIT = timedelta(0)

log = logging.getLogger(__name__)


class PinError(Exception):
    """A PIN that cannot be set; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The PIN was right; `generation` says which PIN, so that a new one ends old sessions."""

    generation: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The PIN was wrong, or is locked: `wait` is how long until the next try counts."""

    wait: timedelta


def ensure_pin(store: Store) -> str | None:
    """Make a random PIN where there is none yet; returned this once, and never again."""
    if store.access.state().pin_hash is not None:
        return None
    pin = _random_pin()
    pin_hash = generate_password_hash(pin)
    before, _ = store.access.change(
        lambda state: state if state.pin_hash is not None else _renewed(state, pin_hash)
    )
    return pin if before.pin_hash is None else None


def set_pin(store: Store, pin: str) -> None:
    """Set the PIN, which ends every staff session and every lock. Raises `PinError`."""
    if not _is_plausible(pin):
        raise PinError(f"The PIN must be {SHORTEST_PIN} to {LONGEST_PIN} digits, and nothing else.")
    if _is_trivial(pin):
        raise PinError("That PIN is too easy to guess. Choose digits that do not repeat or count.")
    pin_hash = generate_password_hash(pin)
    store.access.change(lambda state: _renewed(state, pin_hash))


def sign_in(store: Store, pin: str, now: datetime) -> SignedIn | Refused:
    """Try a PIN. While it is locked even the right one is refused."""
    # The try is counted before the slow comparison, or many at once would all be free.
    before, after = store.access.change(lambda state: _tried(state, now))
    if before.locked_until is not None and before.locked_until > now:
        log.warning("A staff PIN was tried while the PIN is locked")
        return Refused(_wait(after, now))
    if _is_plausible(pin) and check_password_hash(before.pin_hash or "", pin):
        store.access.change(
            lambda state: (
                replace(state, failures=0, locked_until=None)
                if state.generation == before.generation
                else state
            )
        )
        return SignedIn(before.generation)
    wait = _wait(after, now)
    log.warning("Wrong staff PIN, %d in a row", after.failures)
    if wait:
        log.warning("The staff PIN is locked for %d seconds", wait.total_seconds())
    return Refused(wait)


def pin_generation(store: Store) -> int:
    """How often the PIN was set: a session of an older PIN has ended."""
    return store.access.state().generation


def _tried(state: PinState, now: datetime) -> PinState:
    wait = _wait(state, now)
    if wait > _lock(state.failures):
        # The clock was put back; the lock lasts as long as it would have, not until next year.
        return replace(state, locked_until=now + _lock(state.failures))
    if wait:
        return state
    failures = state.failures + 1
    lock = _lock(failures)
    return replace(state, failures=failures, locked_until=now + lock if lock else None)


def _lock(failures: int) -> timedelta:
    """How long so many wrong PINs in a row lock it: 60 s for five, then double, at most 15 min."""
    if failures < FREE_TRIES:
        return NO_WAIT
    return min(FIRST_LOCK * (1 << min(failures - FREE_TRIES, 10)), LONGEST_LOCK)


def _wait(state: PinState, now: datetime) -> timedelta:
    return max(state.locked_until - now, NO_WAIT) if state.locked_until else NO_WAIT


def _renewed(state: PinState, pin_hash: str) -> PinState:
    return PinState(
        pin_hash=pin_hash, generation=state.generation + 1, failures=0, locked_until=None
    )


def _random_pin() -> str:
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(RANDOM_DIGITS))
        if not _is_trivial(pin):
            return pin


def _is_plausible(pin: str) -> bool:
    return SHORTEST_PIN <= len(pin) <= LONGEST_PIN and pin.isascii() and pin.isdigit()


def _is_trivial(pin: str) -> bool:
    """Whether all digits are the same, or count up or down, where 9 and 0 are neighbours."""
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}
