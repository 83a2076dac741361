from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings

from kiosk.app import Kiosk, build
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK, Settings

# Machines are shared: how long an example takes says nothing about it.
hypothesis_settings.register_profile("shared", deadline=None)
hypothesis_settings.load_profile("shared")

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """One kiosk for all tests here: each has a visit of its own, and the worker is not at work."""
    data = tmp_path_factory.mktemp("kiosk")
    settings = Settings(pack=DEFAULT_PACK, data=data, database_url=f"sqlite:///{data / 'kiosk.db'}")
    made = build(settings, read_pack(DEFAULT_PACK), clock=lambda: NOW)
    yield made
    made.store.close()


@pytest.fixture
def client(kiosk: Kiosk) -> FlaskClient:
    return kiosk.app.test_client()
