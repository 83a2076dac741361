import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.store import FOLDER, PrintOrder, Store, StoreError, open_store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)

ADD_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from kiosk.store import FOLDER, PrintOrder, open_store
store = open_store(sys.argv[1])
for no in range(20):
    job = store.jobs.add(
        PrintOrder(key=str(no), layout="l", language="en", visit="v", printer=FOLDER),
        datetime.now(UTC),
    )
    print(job.sheet, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def sqlite(file: Path) -> str:
    return f"sqlite:///{file}"


def test_acknowledged_jobs_outlive_a_kill(address: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", ADD_AND_DIE, address], capture_output=True, text=True, check=False
    )
    assert child.returncode == -signal.SIGKILL
    sheets = child.stdout.split()
    assert len(sheets) == 20
    store = open_store(address)
    assert [job.sheet for job in reversed(store.jobs.newest(99))] == sheets
    store.close()


def test_revision_grows_with_each_change_and_never_by_looking(store: Store) -> None:
    seen = [store.revision()]
    order = PrintOrder(key="a", layout="l", language="en", visit="v", printer=FOLDER)
    store.jobs.add(order, NOW)
    seen.append(store.revision())
    store.jobs.claim(FOLDER, NOW)
    seen.append(store.revision())
    call = store.calls.add("visit", screen="aim", no=None, now=NOW)
    seen.append(store.revision())
    store.calls.clear(call.id, NOW)
    seen.append(store.revision())
    assert seen == sorted(set(seen))
    store.jobs.newest(9)
    store.jobs.add(order, NOW)
    store.calls.still_open()
    assert store.revision() == seen[-1]


def test_secret_is_made_once(store: Store, address: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        secrets = set(threads.map(lambda _: store.secret(), range(8)))
    reopened = open_store(address)
    assert secrets == {reopened.secret()}
    assert len(store.secret()) == 32
    reopened.close()


def test_several_may_open_a_new_database_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: open_store(address), range(4)))
    assert len({store.secret() for store in stores}) == 1
    for store in stores:
        store.close()


def test_new_file_is_for_its_owner_only_and_its_folder_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "50% off?" / "kiosk.db"
    store = open_store(sqlite(file))
    store.secret()
    kept = [path for path in file.parent.iterdir() if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    store.close()


def test_opening_again_does_not_load_the_migrations(tmp_path: Path) -> None:
    address = sqlite(tmp_path / "kiosk.db")
    open_store(address).close()
    again = (
        "import sys; from kiosk.store import open_store; open_store(sys.argv[1]); "
        "assert 'alembic' not in sys.modules and 'psycopg' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", again, address], check=True)


def test_unwritable_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, no folder")
    with pytest.raises(StoreError, match=r"kiosk\.db cannot be written .*Choose a data folder"):
        open_store(sqlite(tmp_path / "var" / "kiosk.db"))


def test_file_that_is_no_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").write_text("not a database, whatever its name says " * 40)
    with pytest.raises(StoreError, match=r"kiosk\.db cannot be used"):
        open_store(sqlite(tmp_path / "kiosk.db"))


def test_unreachable_server_is_said_without_its_password() -> None:
    with pytest.raises(StoreError, match=r"“stand” on 127\.0\.0\.1 cannot be used") as caught:
        open_store("postgresql://kiosk:secret@127.0.0.1:1/stand")
    assert "secret" not in str(caught.value)


def test_address_that_cannot_be_read_is_said_in_a_sentence() -> None:
    with pytest.raises(StoreError, match="Write it as postgresql://"):
        open_store("postgresql://kiosk@host:port/stand")
