import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kiosk.actions import PrintJob, request_print
from kiosk.app import Kiosk, build
from kiosk.packs import Pack, read_pack
from kiosk.settings import DEFAULT_PACK, Settings
from kiosk.staff.desk import Desk
from kiosk.staff.now import now_page
from kiosk.staff.pages import Now
from kiosk.store import FOLDER, JobState
from kiosk.visit import Visit, fresh
from kiosk.words import Sentence

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
"""09:10 at the venue."""

Read = Callable[[], Now]
"""Reads the Now page as it is by now."""


@dataclass
class Clock:
    """A clock that stands until it is told to go on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Tablet:
    """A browser on the staff pages, and what stands on its page."""

    client: FlaskClient
    pin: str
    page: TestResponse = field(init=False)

    @property
    def text(self) -> str:
        """The words of the page."""
        return " ".join(re.sub(r"<[^>]*>", " ", self.page.text).split())

    @property
    def token(self) -> str:
        """What the page's forms bring along."""
        found = re.search(r'name="token" value="([^"]*)"', self.page.text)
        return found[1] if found else ""

    def look(self, address: str = "/staff/") -> None:
        """Open the desk, or another page."""
        self.page = self.client.get(address)

    def choose(self, language: str) -> None:
        """Follow the page's way to the language of this name."""
        found = re.search(rf'href="([^"]*)"[^>]*>(?:<svg.*?</svg>)?{language}</a>', self.page.text)
        assert found
        self.page = self.client.get(unescape(found[1]), follow_redirects=True)

    @property
    def language(self) -> str:
        """What the page says of its language."""
        found = re.search(r'<html lang="([^"]*)">', self.page.text)
        assert found
        return found[1]

    def send(self, address: str, /, **fields: object) -> None:
        """Send a form of the page, and follow where it leads."""
        data = {"token": self.token, **fields}
        self.page = self.client.post(address, data=data, follow_redirects=True)

    def try_pin(self, pin: str) -> None:
        """Type a PIN and send it."""
        self.look()
        self.send("/staff/", pin=pin)

    def sign_in(self) -> None:
        """Open the desk with the right PIN."""
        self.try_pin(self.pin)
        assert "Print jobs" in self.text

    def changed(self, tag: str) -> TestResponse:
        """Ask as the page's script does whether anything changed."""
        return self.client.get("/staff/revision", headers={"If-None-Match": f'"{tag}"'})

    @property
    def tag(self) -> str:
        """The tag of the page that is shown."""
        found = re.search(r'data-tag="([^"]*)"', self.page.text)
        assert found
        return found[1]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return read_pack(DEFAULT_PACK)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kiosk(tmp_path: Path, pack: Pack, clock: Clock) -> Iterator[Kiosk]:
    settings = Settings(
        pack=DEFAULT_PACK, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    built = build(settings, pack, clock=clock)
    yield built
    built.store.close()


@pytest.fixture
def tablet(kiosk: Kiosk) -> Tablet:
    assert kiosk.new_pin
    return Tablet(kiosk.app.test_client(), kiosk.new_pin)


@pytest.fixture
def desk(tablet: Tablet) -> Tablet:
    """A tablet at which somebody has signed in."""
    tablet.sign_in()
    return tablet


@dataclass
class Paper:
    """Print jobs as a worker would leave them."""

    kiosk: Kiosk

    def ask(self, visit: Visit | None = None, now: datetime = NOW) -> PrintJob:
        """Ask for a sheet."""
        return request_print(
            self.kiosk.store, self.kiosk.pack, visit or fresh("en"), "my-handout", now
        )

    def leave(self, state: JobState, reason: str | None = None) -> PrintJob:
        """Ask for a sheet, and take it as far as this state."""
        asked = self.ask()
        jobs = self.kiosk.store.jobs
        claimed = jobs.claim(FOLDER, NOW)
        assert claimed is not None
        assert claimed.id == asked.id
        jobs.move(claimed, state, NOW, Sentence(reason) if reason else None)
        return asked


@pytest.fixture
def paper(kiosk: Kiosk) -> Paper:
    return Paper(kiosk)


@pytest.fixture
def read(kiosk: Kiosk, clock: Clock) -> Read:
    desk = Desk(
        pack=kiosk.pack,
        store=kiosk.store,
        clock=clock,
        secret=b"secret",
        wake=lambda: None,
        find=lambda: None,
        chosen_language=lambda: None,
    )
    return lambda: now_page(desk, "token", clock())
