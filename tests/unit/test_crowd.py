"""A crowd at a printer that wants paper: who is told what, and what comes out at last."""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from urllib.parse import urlencode, urlsplit

import pytest

from kiosk.store import FOLDER, JobState, PrinterState
from kiosk.visit import encode, fresh
from tests.stand import PATIENCE_S, RunningStand, running

TOUCHSCREENS, REQUESTS = 10, 500
FEW = 5


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[RunningStand]:
    with running(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def screens(stand: RunningStand) -> Iterator[list["Touchscreen"]]:
    opened = [Touchscreen(stand) for _ in range(TOUCHSCREENS)]
    yield opened
    for each in opened:
        each.close()


class Touchscreen:
    """One delegate after the other, over a connection that stays open."""

    def __init__(self, stand: RunningStand) -> None:
        self._stand = stand
        self._connection = HTTPConnection(urlsplit(stand.address).netloc, timeout=30)

    def close(self) -> None:
        self._connection.close()

    def get(self, path: str) -> str:
        self._connection.request("GET", path)
        return self._connection.getresponse().read().decode()

    def form(self) -> str:
        """What the button of a new delegate's screen sends."""
        code = encode(fresh("en"), self._stand.kiosk.pack)
        token = re.search(r'name="token" value="([^"]+)"', self.get(f"/go/takeaway?v={code}"))
        assert token is not None
        return urlencode({"v": code, "token": token[1], "layout": "my-handout"})

    def ask_for_paper(self, form: str) -> str:
        """Send a form, and read the screen that this leads to."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", "/print", form, kind)
        answer = self._connection.getresponse()
        answer.read()
        return self.get(answer.getheader("Location", ""))


def said(screen: str) -> str:
    words = ("is resting", "Many people", "is coming out", "Printing your", "in the queue")
    return next(each for each in words if each in screen)


def wait_for(stand: RunningStand, state: PrinterState, touchscreen: Touchscreen) -> None:
    store = stand.kiosk.store
    end = monotonic() + 3 * PATIENCE_S
    while monotonic() < end:
        stand.kiosk.workers.wake()
        touchscreen.get("/health")
        found = store.printers.get(FOLDER)
        assert found is not None
        if found.state is state and not (
            store.jobs.waiting(FOLDER) or store.jobs.under_way(FOLDER)
        ):
            return
    raise AssertionError(f"The printer never became {state}.")


def test_crowd_is_told_that_the_printer_rests_and_paper_releases_no_flood(
    stand: RunningStand, screens: list[Touchscreen]
) -> None:
    prints = stand.data / "prints"
    first = [screens[0].ask_for_paper(screens[0].form()) for _ in range(FEW)]
    assert all(said(screen) != "is resting" for screen in first)
    wait_for(stand, PrinterState.READY, screens[0])
    forms = [screens[0].form() for _ in range(REQUESTS)]
    # A file in the place of its folder is what this printer has for an empty tray.
    prints.rename(stand.data / "out")
    prints.touch()
    wait_for(stand, PrinterState.ATTENTION, screens[0])

    def ask(no: int) -> Counter[str]:
        mine = forms[no::TOUCHSCREENS]
        return Counter(said(screens[no].ask_for_paper(form)) for form in mine)

    with ThreadPoolExecutor(TOUCHSCREENS) as crowd:
        told = sum(crowd.map(ask, range(TOUCHSCREENS)), Counter())
    assert told == {"is resting": REQUESTS}

    prints.unlink()
    (stand.data / "out").rename(prints)
    wait_for(stand, PrinterState.READY, screens[0])
    jobs = stand.kiosk.store.jobs.newest(REQUESTS)
    assert [job.state for job in jobs] == [JobState.DONE] * FEW
    assert len(list(prints.glob("*.pdf"))) == FEW


def test_crowd_at_a_printer_that_works_gets_what_a_tray_holds_in_the_order_of_asking(
    stand: RunningStand, screens: list[Touchscreen]
) -> None:
    def ask(no: int) -> Counter[str]:
        asked = (screens[no].ask_for_paper(screens[no].form()) for _ in range(FEW))
        return Counter(said(screen) for screen in asked)

    with ThreadPoolExecutor(TOUCHSCREENS) as crowd:
        told = sum(crowd.map(ask, range(TOUCHSCREENS)), Counter())
    assert told["Many people"] == TOUCHSCREENS * FEW - 12
    wait_for(stand, PrinterState.READY, screens[0])
    jobs = stand.kiosk.store.jobs.newest(TOUCHSCREENS * FEW)
    assert [job.state for job in jobs] == [JobState.DONE] * 12
    done = sorted(jobs, key=lambda job: (job.changed, job.id))
    assert [job.id for job in done] == sorted(job.id for job in jobs)
