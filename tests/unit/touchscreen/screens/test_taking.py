"""What the takeaway screen says of a delegate's sheet."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.actions import reprint, request_print
from kiosk.app import Kiosk, build
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK, PrinterSetting, Settings, Side
from kiosk.store import JobState, PrinterState
from kiosk.visit import encode, fresh

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


@pytest.fixture
def kiosk(tmp_path: Path, side: Side | None) -> Iterator[Kiosk]:
    """A kiosk with one printer, whose sheets come out on a side."""
    office = PrinterSetting(name="office", address=f"folder://{tmp_path}/sheets", side=side)
    settings = Settings(
        pack=DEFAULT_PACK,
        data=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'kiosk.db'}",
        printers=(office,),
    )
    built = build(settings, read_pack(DEFAULT_PACK), clock=lambda: NOW)
    yield built
    built.store.close()


@pytest.mark.parametrize(
    ("side", "language", "printing", "done"),
    [
        (None, "en", "Ask at the stand for sheet {}.", "Your sheet is coming out</h2>"),
        (Side.LEFT, "en", "It comes out on the left.", "Your sheet is coming out on the left"),
        (Side.RIGHT, "cy", "Daw allan ar y dde.", "Mae’ch taflen yn dod allan ar y dde"),
        (Side.UNDER, "en", "It comes out under this", "Your sheet is coming out under this screen"),
    ],
)
def test_screen_says_where_the_sheet_comes_out(
    kiosk: Kiosk, language: str, printing: str, done: str
) -> None:
    visit, jobs = fresh(language), kiosk.store.jobs
    address = f"/go/takeaway?v={encode(visit, kiosk.pack)}"
    request_print(kiosk.store, kiosk.pack, visit, "my-handout", NOW)
    job = jobs.claim("office", NOW)
    assert job is not None
    client = kiosk.app.test_client()
    page = client.get(address).text
    assert printing.format(job.sheet) in page
    assert job.sheet in page
    jobs.move(job, JobState.DONE, NOW)
    page = client.get(address).text
    assert done in page
    assert job.sheet in page


@pytest.mark.parametrize("side", [Side.LEFT])
def test_sheet_at_a_printer_that_stopped_is_said_to_rest(kiosk: Kiosk) -> None:
    visit = fresh("en")
    request_print(kiosk.store, kiosk.pack, visit, "my-handout", NOW)
    kiosk.store.jobs.claim("office", NOW)
    kiosk.store.printers.note("office", PrinterState.ATTENTION, (), NOW)
    page = kiosk.app.test_client().get(f"/go/takeaway?v={encode(visit, kiosk.pack)}").text
    assert "The printer is resting. Scan instead." in page
    assert "on the left" not in page


@pytest.mark.parametrize("side", [None])
def test_sheet_that_staff_print_again_is_followed(kiosk: Kiosk) -> None:
    visit, jobs = fresh("en"), kiosk.store.jobs
    first = request_print(kiosk.store, kiosk.pack, visit, "my-handout", NOW)
    begun = jobs.claim("office", NOW)
    assert begun is not None
    jobs.move(begun, JobState.FAILED, NOW)
    client, address = kiosk.app.test_client(), f"/go/takeaway?v={encode(visit, kiosk.pack)}"
    assert "The printer is resting. Scan instead." in client.get(address).text
    again = reprint(kiosk.store, first.id, 0, NOW)
    jobs.claim("office", NOW)
    page = client.get(address).text
    assert f"Ask at the stand for sheet {again.sheet}." in page
    assert "The printer is resting." not in page
