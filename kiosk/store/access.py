"""The staff PIN's hash, and the wrong tries that lock it."""

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from kiosk.store.engine import Database
from kiosk.store.records import PinState
from kiosk.store.tables import staff_access


class Access:
    """Who may use the staff pages, in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self) -> PinState:
        """The PIN as it is kept now."""
        with self._database.read() as connection:
            return _state(connection)

    def change(self, rule: Callable[[PinState], PinState]) -> tuple[PinState, PinState]:
        """Keep what a rule makes of the present state; returns the states before and after.

        No other change runs between the two.
        """
        with self._database.write() as connection:
            before = _state(connection)
            after = rule(before)
            connection.execute(
                update(staff_access).values(
                    pin_hash=after.pin_hash,
                    generation=after.generation,
                    failures=after.failures,
                    locked_until=after.locked_until,
                )
            )
        return before, after


def _state(connection: Connection) -> PinState:
    return PinState(**connection.execute(select(staff_access)).one()._mapping)
