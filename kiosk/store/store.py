"""The store as other rooms see it: what it keeps, by subject."""

import secrets

from sqlalchemy import insert, select

from kiosk.store.access import Access
from kiosk.store.calls import Calls
from kiosk.store.engine import Database, StoreError, connect
from kiosk.store.jobs import Jobs
from kiosk.store.printers import Printers
from kiosk.store.schema import bring_to_head
from kiosk.store.tables import revision, secret
from kiosk.store.turn import Turn, take_turn


class Store:
    """Printers, print jobs, help calls and the staff PIN of one event, safe between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.jobs = Jobs(database)
        self.printers = Printers(database)
        self.calls = Calls(database)
        self.access = Access(database)

    def revision(self) -> int:
        """A number that grows with every change, whoever makes it."""
        with self._database.read() as connection:
            number: int = connection.execute(select(revision.c.number)).scalar_one()
        return number

    def secret(self) -> bytes:
        """What this event's cookies and forms are signed with: made once, then always the same."""
        with self._database.read() as connection:
            found = connection.scalar(select(secret.c.value))
        if found is None:
            with self._database.write() as connection:
                found = connection.scalar(select(secret.c.value))
                if found is None:
                    found = secrets.token_hex(32)
                    connection.execute(insert(secret).values(value=found))
        return bytes.fromhex(found)

    def take_turn(self, what: str) -> Turn | None:
        """The turn to be the only process that does something, or None while another one is."""
        return take_turn(self._database, what)

    def close(self) -> None:
        """Close every connection."""
        self._database.engine.dispose()


def open_store(url: str) -> Store:
    """Open the database of an address, making and migrating its tables where they lack.

    `sqlite:///FILE` or `postgresql://…`. Raises `StoreError` with one plain sentence.
    """
    database = connect(url)
    try:
        bring_to_head(database)
    except StoreError:
        database.engine.dispose()
        raise
    return Store(database)
