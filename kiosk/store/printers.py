"""Printers as they last said of themselves, and those that staff hold."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.store.engine import Database
from kiosk.store.records import JobState, PrinterRecord, PrinterState, Want
from kiosk.store.tables import print_jobs, printers
from kiosk.words import Sentence


class Printers:
    """The printers of one event, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[PrinterRecord, ...]:
        """Every printer, the preferred first."""
        with self._database.read() as connection:
            return _all(connection)

    def get(self, name: str) -> PrinterRecord | None:
        """One printer, or None where there is none of that name."""
        with self._database.read() as connection:
            return _read(connection, name)

    def set_up(self, layouts: Mapping[str, frozenset[str]], now: datetime) -> None:
        """Have these printers, the preferred first, each with the layouts that it prints.

        What is known of one that was there already stays; the others are forgotten. Sheets that
        waited for one of them go to a printer that prints them; what it had begun is unknown.
        """
        with self._database.read() as connection:
            if [(each.name, each.layouts) for each in _all(connection)] == list(layouts.items()):
                return
        with self._database.write() as connection:
            connection.execute(delete(printers).where(printers.c.name.not_in(layouts)))
            known = {each.name for each in _all(connection)}
            for place, (name, its) in enumerate(layouts.items()):
                values = {"place": place, "layouts": " ".join(sorted(its))}
                if name in known:
                    connection.execute(
                        update(printers).where(printers.c.name == name).values(values)
                    )
                else:
                    new = {"state": PrinterState.READY.value, "wants": "", "since": now}
                    connection.execute(
                        insert(printers).values(name=name, held=False, **new, **values)
                    )
            _readdress(connection, layouts, now)

    def note(
        self, name: str, state: PrinterState, wants: tuple[Want, ...], now: datetime
    ) -> PrinterRecord | None:
        """Write down what a printer says of itself, if that is new, and return what is known."""
        found = self.get(name)
        if found is None or (found.state, found.wants) == (state, wants):
            return found
        values = {"state": state.value, "wants": " ".join(wants), "since": now}
        with self._database.write() as connection:
            connection.execute(update(printers).where(printers.c.name == name).values(values))
            return _read(connection, name)

    def hold(self, name: str, *, held: bool) -> bool:
        """Tell a printer to wait, or to go on; False where there is no such printer."""
        with self._database.write() as connection:
            updated = connection.execute(
                update(printers).where(printers.c.name == name).values(held=held)
            )
            return updated.rowcount == 1


def _readdress(
    connection: Connection, layouts: Mapping[str, frozenset[str]], now: datetime
) -> None:
    is_forgotten = print_jobs.c.printer.not_in(layouts)
    queued = print_jobs.c.state == JobState.QUEUED.value
    for name, its in layouts.items():
        able = (is_forgotten, queued, print_jobs.c.layout.in_(its))
        connection.execute(update(print_jobs).where(*able).values(printer=name))
    begun = print_jobs.c.state.in_((JobState.SENDING.value, JobState.SENT.value))
    unclear = {
        "state": JobState.UNKNOWN.value,
        "reason": Sentence("Its printer is no longer set up. Look in its tray."),
        "changed": now,
    }
    connection.execute(update(print_jobs).where(is_forgotten, begun).values(unclear))


def _all(connection: Connection) -> tuple[PrinterRecord, ...]:
    return tuple(
        _record(row) for row in connection.execute(select(printers).order_by(printers.c.place))
    )


def _read(connection: Connection, name: str) -> PrinterRecord | None:
    row = connection.execute(select(printers).where(printers.c.name == name)).one_or_none()
    return None if row is None else _record(row)


def _record(row: Row[Any]) -> PrinterRecord:
    return PrinterRecord(
        name=row.name,
        layouts=frozenset(row.layouts.split()),
        state=PrinterState(row.state),
        wants=tuple(Want(want) for want in row.wants.split()),
        since=row.since,
        held=row.held,
    )
