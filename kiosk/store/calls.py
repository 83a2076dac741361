"""Help calls: at most one open call a visit."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from kiosk.store.engine import Database
from kiosk.store.records import HelpCall
from kiosk.store.tables import help_calls

_COLUMNS = [column for column in help_calls.c if column.name != "cleared"]
_OPEN = select(*_COLUMNS).where(help_calls.c.cleared.is_(None)).order_by(help_calls.c.id)


class Calls:
    """The help calls of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, visit: str, *, screen: str, no: int | None, now: datetime) -> HelpCall:
        """Ask for a person, or return the call of this visit that is still open."""
        with self._database.write() as connection:
            mine = _OPEN.where(help_calls.c.visit == visit)
            row = connection.execute(mine).first()
            if row is None:
                connection.execute(
                    insert(help_calls).values(visit=visit, screen=screen, no=no, asked=now)
                )
                row = connection.execute(mine).one()
            return _call(row)

    def still_open(self) -> tuple[HelpCall, ...]:
        """The calls that nobody has cleared, the longest waiting first."""
        with self._database.read() as connection:
            return tuple(_call(row) for row in connection.execute(_OPEN))

    def say_going(self, call_id: int, now: datetime) -> None:
        """Note that somebody goes; the first to say so counts."""
        self._note(call_id, "going", now)

    def clear(self, call_id: int, now: datetime) -> None:
        """Close a call."""
        self._note(call_id, "cleared", now)

    def _note(self, call_id: int, column: str, now: datetime) -> None:
        with self._database.write() as connection:
            connection.execute(
                update(help_calls)
                .where(
                    help_calls.c.id == call_id,
                    help_calls.c[column].is_(None),
                    help_calls.c.cleared.is_(None),
                )
                .values({column: now})
            )


def _call(row: Row[Any]) -> HelpCall:
    return HelpCall(**row._mapping)
