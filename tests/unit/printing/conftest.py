from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.handouts import Layout
from kiosk.packs import Pack, read_pack
from kiosk.printing import FolderPrinter, Worker
from kiosk.settings import DEFAULT_PACK
from kiosk.store import FOLDER, Store, open_store
from tests.printers import set_up
from tests.unit.printing.sheets import Clock, render


@pytest.fixture(scope="session")
def pack() -> Pack:
    return read_pack(DEFAULT_PACK)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kiosk.db'}"


@pytest.fixture
def prints(tmp_path: Path) -> Path:
    return tmp_path / "prints"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    set_up(opened, {FOLDER: frozenset({"l", *Layout})}, datetime(2014, 10, 10, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker_for(store: Store, clock: Clock) -> Iterator[Callable[[FolderPrinter], Worker]]:
    made: list[Worker] = []

    def worker(printer: FolderPrinter) -> Worker:
        made.append(Worker(store=store, printer=printer, render=render, clock=clock))
        return made[-1]

    yield worker
    for each in made:
        each.stop()
