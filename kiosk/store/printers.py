"""Printers as they last said of themselves, and those that staff hold."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.store.engine import Database
from kiosk.store.records import PrinterRecord, PrinterState, Want
from kiosk.store.tables import printers


class Printers:
    """The printers of one event, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[PrinterRecord, ...]:
        """Every printer that has been looked at, by name."""
        with self._database.read() as connection:
            rows = connection.execute(select(printers).order_by(printers.c.name))
            return tuple(_record(row) for row in rows)

    def get(self, name: str) -> PrinterRecord | None:
        """One printer, or None where nobody has looked at it yet."""
        with self._database.read() as connection:
            return _read(connection, name)

    def note(self, name: str, state: PrinterState, wants: tuple[Want, ...], now: datetime) -> None:
        """Write down what a printer says of itself, if that is new."""
        found = self.get(name)
        if found is not None and (found.state, found.wants) == (state, wants):
            return
        values = {"state": state.value, "wants": " ".join(wants), "since": now}
        with self._database.write() as connection:
            updated = connection.execute(
                update(printers).where(printers.c.name == name).values(values)
            )
            if not updated.rowcount:
                connection.execute(insert(printers).values(name=name, held=False, **values))

    def hold(self, name: str, *, held: bool) -> bool:
        """Tell a printer to wait, or to go on; False where there is no such printer."""
        with self._database.write() as connection:
            updated = connection.execute(
                update(printers).where(printers.c.name == name).values(held=held)
            )
            return updated.rowcount == 1

    def keep_only(self, names: frozenset[str]) -> None:
        """Forget the printers that are no longer set up."""
        if {found.name for found in self.all()} <= names:
            return
        with self._database.write() as connection:
            connection.execute(delete(printers).where(printers.c.name.not_in(names)))


def _read(connection: Connection, name: str) -> PrinterRecord | None:
    row = connection.execute(select(printers).where(printers.c.name == name)).one_or_none()
    return None if row is None else _record(row)


def _record(row: Row[Any]) -> PrinterRecord:
    return PrinterRecord(
        name=row.name,
        state=PrinterState(row.state),
        wants=tuple(Want(want) for want in row.wants.split()),
        since=row.since,
        held=row.held,
    )
