import traceback
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.store import StoreError
from kiosk.store.engine import connect

SYNCHRONOUS_FULL = 2


def test_sqlite_is_set_to_survive_a_pulled_plug_and_to_wait_its_turn(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'kiosk.db'}")
    with database.read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    database.engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": SYNCHRONOUS_FULL,
        "busy_timeout": 5000,
        "foreign_keys": 1,
    }


def test_what_was_chosen_stands_in_no_error(address: str) -> None:
    database = connect(address)
    visit = "1abc"
    with pytest.raises(StoreError) as caught, database.read() as connection:
        connection.execute(text("SELECT :visit FROM nowhere"), {"visit": visit})
    database.engine.dispose()
    said = "".join(traceback.format_exception(caught.value))
    assert "FROM nowhere" in said
    assert visit not in said
