"""Help calls: a delegate asks for a person, and staff answer."""

from datetime import datetime

from kiosk.store import HelpCall, Store
from kiosk.visit import Visit


def call_person(
    store: Store, visit: Visit, screen: str, now: datetime, no: int | None = None
) -> HelpCall:
    """Ask for a person; a visit that has asked already keeps its call.

    `screen` is where the delegate is, `no` the step or session that it shows.
    """
    return store.calls.add(visit.id, screen=screen, no=no, now=now)


def answer_call(store: Store, call_id: int, now: datetime) -> None:
    """Say that somebody goes."""
    store.calls.say_going(call_id, now)


def clear_call(store: Store, call_id: int, now: datetime) -> None:
    """Take a call off the board."""
    store.calls.clear(call_id, now)
