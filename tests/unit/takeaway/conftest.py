from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import StrictUndefined

from kiosk import takeaway
from kiosk.packs import Pack, read_pack
from kiosk.settings import DEFAULT_PACK, ROOT
from tests.packs.changed import SMALL


@pytest.fixture(scope="session")
def pack() -> Pack:
    return read_pack(DEFAULT_PACK)


@pytest.fixture(scope="session")
def small() -> Pack:
    return read_pack(SMALL)


@pytest.fixture(scope="session")
def serve() -> Callable[[Pack], FlaskClient]:
    def client(pack: Pack) -> FlaskClient:
        app = Flask("takeaway", template_folder=str(ROOT / "templates"))
        app.jinja_env.undefined = StrictUndefined
        app.register_blueprint(takeaway.blueprint(pack))
        return app.test_client()

    return client


@pytest.fixture(scope="session")
def client(serve: Callable[[Pack], FlaskClient], pack: Pack) -> FlaskClient:
    return serve(pack)
