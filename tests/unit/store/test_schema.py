from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kiosk.store import JobState, PrinterEntry, StoreError, Want, open_store
from kiosk.store.engine import Database, connect
from kiosk.store.migrating import MIGRATIONS
from kiosk.store.schema import HEAD, bring_to_head
from kiosk.store.tables import metadata
from kiosk.words import Sentence

SINCE = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_migrations_make_the_tables_that_the_code_expects(address: str) -> None:
    database = connect(address)
    bring_to_head(database)
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []
    database.engine.dispose()


def test_database_of_a_newer_kiosk_is_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kiosk.db'}"
    open_store(address).close()
    database = connect(address)
    with database.exclusive() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.engine.dispose()
    with pytest.raises(StoreError, match="made by a newer kiosk"):
        open_store(address)


@contextmanager
def at_migration(database: Database, revision: str) -> Iterator[Connection]:
    """An empty database as an older kiosk made it."""
    with database.exclusive() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        yield connection


def test_printers_of_an_older_kiosk_are_held_as_they_were(address: str) -> None:
    database = connect(address)
    with at_migration(database, "0002") as connection:
        for place, (name, held) in enumerate((("office", "true"), ("counter", "false"))):
            connection.execute(
                text(
                    "INSERT INTO printers (name, place, layouts, state, wants, since, held)"
                    f" VALUES (:name, :place, 'my-handout', 'attention', 'paper', :now, {held})"
                ),
                {"name": name, "place": place, "now": SINCE},
            )
    database.engine.dispose()
    store = open_store(address)
    office, counter = store.printers.all()
    entries = [
        PrinterEntry(name=name, address=f"escpos://{name}", layouts=frozenset({"receipt-80"}))
        for name in ("counter", "office")
    ]
    store.printers.set_up(entries, SINCE + timedelta(days=1))
    assert [each.entry for each in store.printers.all()] == entries
    assert [each.held_since for each in store.printers.all()] == [None, SINCE]
    store.close()
    assert (office.held_since, counter.held_since) == (SINCE, None)
    assert (office.wants, office.since) == ((Want.PAPER,), SINCE)


def test_jobs_of_an_older_kiosk_are_kept(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kiosk.db'}"
    database = connect(address)
    with at_migration(database, "0001") as connection:
        connection.execute(
            text(
                "INSERT INTO print_jobs (key, sheet, layout, language, visit, printer, state,"
                " attempt, reason, due, created, changed) VALUES ('a', '4F7K', 'my-handout', 'en',"
                " 'v', 'folder', 'queued', 0, 'The disk is full.', :now, :now, :now)"
            ),
            {"now": "2014-10-11 08:10:00.000000"},
        )
    database.engine.dispose()
    store = open_store(address)
    job = store.jobs.with_key("a")
    store.close()
    assert job is not None
    assert (job.sheet, job.state, job.remote, job.visit_id) == ("4F7K", JobState.QUEUED, None, None)
    assert job.reason == Sentence("The disk is full.")
