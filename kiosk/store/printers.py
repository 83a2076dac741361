"""Printers: those that are set up, what each last said of itself, and those that staff hold."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from kiosk.settings import Side, is_same_printer
from kiosk.store.engine import Database
from kiosk.store.records import (
    JobState,
    Origin,
    PrinterEntry,
    PrinterRecord,
    PrinterState,
    Want,
)
from kiosk.store.tables import print_jobs, printers
from kiosk.words import Sentence


class Printers:
    """The printers of one event, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[PrinterRecord, ...]:
        """Every printer, the preferred first."""
        with self._database.read() as connection:
            return _at_work(connection)

    def get(self, name: str) -> PrinterRecord | None:
        """One printer, or None where there is none of that name."""
        with self._database.read() as connection:
            return _read(connection, name)

    def set_up(self, entries: Sequence[PrinterEntry], now: datetime) -> None:
        """Have these printers, the preferred first, and after them those that staff added.

        What is known of one that was there already stays; the others are forgotten, also what
        staff added under the name or at the address of one of these. Sheets that
        waited for one of them go to a printer that prints them; what it had begun is unknown.
        """

        def wanted(known: Sequence[PrinterRecord]) -> list[PrinterEntry]:
            return [*entries, *(each.entry for each in known if _stays(each.entry, entries))]

        with self._database.read() as connection:
            known = _all(connection)
            if [each.entry for each in known] == wanted(known):
                return
        with self._database.write() as connection:
            known = _all(connection)
            stay = {each.name for each in known} & {entry.name for entry in wanted(known)}
            connection.execute(delete(printers).where(printers.c.name.not_in(stay)))
            for place, entry in enumerate(wanted(known)):
                values = {"place": place, **_values(entry)}
                if entry.name in stay:
                    connection.execute(
                        update(printers).where(printers.c.name == entry.name).values(values)
                    )
                else:
                    connection.execute(insert(printers).values(**values, **_new(now)))
            _readdress(connection, now)
            _give_up(connection, now)

    def add(self, entry: PrinterEntry, now: datetime) -> PrinterEntry | None:
        """Set one more printer up, the least preferred.

        Where another one has its name or its address already, that one is returned instead.
        """
        with self._database.write() as connection:
            known = [each.entry for each in _all(connection)]
            if there := next((each for each in known if _clash(each, entry)), None):
                return there
            last = func.coalesce(select(func.max(printers.c.place)).scalar_subquery(), -1)
            values = {"place": last + 1, **_values(entry), **_new(now)}
            connection.execute(insert(printers).values(values))
            _readdress(connection, now)
        return None

    def remove(self, name: str, now: datetime) -> bool:
        """Forget a printer that staff added; False where there is none of that name.

        Its sheets fare as those of one that is no longer set up.
        """
        with self._database.write() as connection:
            mine = (printers.c.name == name, printers.c.origin == Origin.STAFF.value)
            if connection.execute(delete(printers).where(*mine)).rowcount == 0:
                return False
            _readdress(connection, now)
            _give_up(connection, now)
        return True

    def settle(self, now: datetime) -> None:
        """Have no sheet wait for, or be with, a printer that is not set up.

        One may have been asked for, or begun, in the moment in which its printer was removed.
        """
        with self._database.read() as connection:
            left = _left(connection, JobState.QUEUED, JobState.SENDING, JobState.SENT)
            if connection.execute(select(print_jobs.c.id).where(left).limit(1)).first() is None:
                return
        with self._database.write() as connection:
            _readdress(connection, now)
            _give_up(connection, now)

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

    def hold(self, name: str, now: datetime) -> bool:
        """Tell a printer to wait; False where there is no such printer."""
        found = self.get(name)
        return found is not None and (found.held or self._hold_since(name, now))

    def go_on(self, name: str) -> bool:
        """Tell a printer to wait no more; False where there is no such printer."""
        return self._hold_since(name, None)

    def _hold_since(self, name: str, moment: datetime | None) -> bool:
        with self._database.write() as connection:
            updated = connection.execute(
                update(printers).where(printers.c.name == name).values(held_since=moment)
            )
            return updated.rowcount == 1


def _stays(known: PrinterEntry, entries: Sequence[PrinterEntry]) -> bool:
    return known.origin is Origin.STAFF and not any(_clash(known, each) for each in entries)


def _clash(one: PrinterEntry, other: PrinterEntry) -> bool:
    is_same_name = one.name.casefold() == other.name.casefold()
    return is_same_name or is_same_printer(one.address, other.address)


def _left(connection: Connection, *states: JobState) -> ColumnElement[bool]:
    """The sheets in these states whose printer is gone."""
    names = [each.name for each in _at_work(connection)]
    return print_jobs.c.printer.not_in(names) & print_jobs.c.state.in_(states)


def _readdress(connection: Connection, now: datetime) -> None:
    """Send sheets that wait for a printer that is gone to one that prints them."""
    waiting = _left(connection, JobState.QUEUED)
    for each in _at_work(connection):
        able = print_jobs.c.layout.in_(each.layouts)
        connection.execute(update(print_jobs).where(waiting, able).values(printer=each.name))
    lost = {
        "state": JobState.FAILED.value,
        "reason": Sentence("No printer prints such sheets any more. Add one, then print it again."),
        "changed": now,
    }
    connection.execute(update(print_jobs).where(waiting).values(lost))


def _give_up(connection: Connection, now: datetime) -> None:
    """Say that nobody will tell what became of sheets that a printer that is gone had begun."""
    unclear = {
        "state": JobState.UNKNOWN.value,
        "reason": Sentence("Its printer is no longer set up. Look in its tray."),
        "changed": now,
    }
    begun = _left(connection, JobState.SENDING, JobState.SENT)
    connection.execute(update(print_jobs).where(begun).values(unclear))


def _at_work(connection: Connection) -> tuple[PrinterRecord, ...]:
    known = _all(connection)
    others = tuple(each for each in known if each.entry.origin is not Origin.STAND_IN)
    return others or known


def _all(connection: Connection) -> tuple[PrinterRecord, ...]:
    return tuple(
        _record(row) for row in connection.execute(select(printers).order_by(printers.c.place))
    )


def _read(connection: Connection, name: str) -> PrinterRecord | None:
    return next((each for each in _at_work(connection) if each.name == name), None)


def _values(entry: PrinterEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "address": entry.address,
        "layouts": " ".join(sorted(entry.layouts)),
        "side": entry.side,
        "origin": entry.origin.value,
    }


def _new(now: datetime) -> dict[str, Any]:
    return {"state": PrinterState.READY.value, "wants": "", "since": now, "held_since": None}


def _record(row: Row[Any]) -> PrinterRecord:
    return PrinterRecord(
        entry=PrinterEntry(
            name=row.name,
            address=row.address,
            layouts=frozenset(row.layouts.split()),
            side=None if row.side is None else Side(row.side),
            origin=Origin(row.origin),
        ),
        state=PrinterState(row.state),
        wants=tuple(Want(want) for want in row.wants.split()),
        since=row.since,
        held_since=row.held_since,
    )
