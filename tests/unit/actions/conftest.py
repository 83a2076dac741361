from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.handouts import Layout
from kiosk.packs import Pack, read_pack
from kiosk.settings import DEFAULT_PACK
from kiosk.store import FOLDER, Store, open_store
from tests.printers import set_up


@pytest.fixture(scope="session")
def pack() -> Pack:
    return read_pack(DEFAULT_PACK)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kiosk.db'}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    set_up(opened, {FOLDER: frozenset(Layout)}, datetime(2014, 10, 10, tzinfo=UTC))
    yield opened
    opened.close()
