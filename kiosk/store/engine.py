"""One pool of connections to SQLite or PostgreSQL, and the two ways to use it: read and write."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
    update,
)
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kiosk.store.tables import revision

SQLITE = "sqlite:///"
BUSY_MS = 5000
CONNECT_S = 5


class StoreError(Exception):
    """The database cannot be used; the message is one plain sentence or two."""


class Database:
    """Transactions over one engine. `where` names the database in sentences for people."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where
        # SQLite's own waiting is unfair under load: a lock of ours keeps the slowest writer quick.
        self._writing = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with self.plainly(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all, and that no other one runs beside."""
        with self._writing, self.exclusive() as connection:
            # First, so that writers of other processes queue at this row on PostgreSQL as they
            # do at the file on SQLite: nothing read here can be changed before the commit.
            connection.execute(update(revision).values(number=revision.c.number + 1))
            yield connection

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """A transaction that holds SQLite's write lock from its first statement."""
        with self.plainly(), self.engine.connect() as connection:
            writer = connection.execution_options(kiosk_begin="BEGIN IMMEDIATE")
            with writer.begin():
                yield writer

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Say what goes wrong inside as a `StoreError`."""
        try:
            yield
        except (DBAPIError, PoolTimeoutError) as error:
            raise StoreError(
                f"The database {self.where} cannot be used now. "
                "Check that it runs and that its disk is not full."
            ) from error


def connect(url: str) -> Database:
    """Prepare the database of an address; a missing SQLite file is made, for its owner only."""
    # Parameters are hidden from errors below: a log must not hold what a delegate chose.
    if url.startswith(SQLITE):
        return _sqlite(Path(url.removeprefix(SQLITE)).absolute())
    return _postgresql(url)


def _sqlite(file: Path) -> Database:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {file} cannot be written ({error.strerror}). "
            "Choose a data folder that you may write to."
        ) from error
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(file)), hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Database(engine, str(file))


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, and too late: we say when (see `_begin`).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    _write_ahead(cursor)
    # Only FULL is promised to survive a pulled plug.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    # Where several open a new file at once, SQLite does not wait for its turn to switch.
    end = monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > end:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("kiosk_begin", "BEGIN"))


def _postgresql(url: str) -> Database:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "database_url cannot be read. Write it as postgresql://name:password@computer/database."
        ) from error
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": CONNECT_S},
        pool_pre_ping=True,
        hide_parameters=True,
    )
    return Database(engine, f"“{address.database}” on {address.host or 'this computer'}")
