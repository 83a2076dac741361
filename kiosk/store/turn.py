"""A turn: what only one process may do at a time, given up by the system when it dies."""

import fcntl
import os
import zlib
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from kiosk.store.engine import Database


class FileTurn:
    """A turn beside an SQLite file: a lock that the system opens when the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def holds(self) -> bool:
        """True: nothing takes a file lock away."""
        return True

    def give_up(self) -> None:
        """Let another process take the turn."""
        os.close(self._descriptor)


class ServerTurn:
    """A turn on a PostgreSQL server: a lock that lives as long as its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holds(self) -> bool:
        """Whether the connection, and the lock with it, is still there."""
        try:
            self._connection.scalar(text("SELECT 1"))
        except DBAPIError:
            return False
        return True

    def give_up(self) -> None:
        """Let another process take the turn."""
        self._connection.close()


Turn = FileTurn | ServerTurn


def take_turn(database: Database, what: str) -> Turn | None:
    """The turn to do something, or None while somebody else has it."""
    if database.engine.dialect.name == "sqlite":
        return _beside(Path(f"{database.engine.url.database}-{what}.lock"))
    with database.plainly():
        return _on_server(database, what)


def _beside(file: Path) -> FileTurn | None:
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return FileTurn(descriptor)


def _on_server(database: Database, what: str) -> ServerTurn | None:
    connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    number = zlib.crc32(what.encode())
    if connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": number}):
        # Out of the pool, which has room for fewer than there may be printers, and into which the
        # connection would take its lock back.
        connection.detach()
        return ServerTurn(connection)
    connection.close()
    return None
