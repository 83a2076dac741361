"""One crash: a sheet is asked for, the kiosk dies, starts again, and its tray is counted."""

import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL
from time import monotonic
from urllib.parse import urlencode

from kiosk.handouts import Takeaway
from kiosk.packs import read_pack
from kiosk.printing import typeset
from kiosk.qr import read_codes
from kiosk.settings import DEFAULT_PACK
from kiosk.store import JobState, PrintJob, Store, open_store
from kiosk.visit import encode, fresh
from tests.chaos import child
from tests.chaos.points import Case, Point
from tests.chaos.trays import Tray, drawn, printer

PATIENCE_S = 60
DATABASE = "kiosk.db"
LOOK_EVERY_S = 0.03
TAKEAWAY = "https://stand.example/takeaway/"
ENDED = {JobState.DONE, JobState.UNKNOWN, JobState.FAILED, JobState.CANCELLED}

_processes = get_context("forkserver")
_processes.set_forkserver_preload([child.__name__])


@dataclass(frozen=True)
class Ended:
    """How a job ended, and, where that must not be, what is wrong with it."""

    state: JobState | None
    fault: str | None


@dataclass(frozen=True)
class Delegate:
    """A visit that is about to ask for paper: the database of its kiosk, and its page's token."""

    database: Path
    code: str
    token: str

    def form(self, layout: str) -> str:
        """What the button that prints sends."""
        return urlencode({"v": self.code, "token": self.token, "layout": layout})


class Server:
    """A kiosk in a process of its own, on a port of its own."""

    def __init__(self, process: ForkServerProcess, told: Connection, port: int, log: Path) -> None:
        self.process = process
        self._told = told
        self._port = port
        self._log = log

    def may_die(self) -> None:
        """Tell it that its job is known to the delegate."""
        self._told.send_bytes(b"known")

    def await_death(self, point: Point) -> None:
        self.process.join(PATIENCE_S)
        assert self.process.exitcode == -SIGKILL, (
            f"It did not die {point.name} ({self.process.exitcode}): {self._log.read_text()}"
        )

    def ask(self, method: str, path: str, form: str | None = None) -> tuple[str, str]:
        """The answer to a request, and where it leads to."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)) as connection:
            connection.request(method, path, form, kind)
            answer = connection.getresponse()
            return answer.read().decode(), answer.getheader("Location", "")

    def print(self, form: str) -> None:
        """Ask for a sheet, and have the screen say that it comes."""
        _, location = self.ask("POST", "/print", form)
        assert location.startswith("/go/takeaway"), location
        assert "refused" not in location, location


def delegate(folder: Path) -> Delegate:
    """A delegate before the screen that prints, at a kiosk that was then ended."""
    code = encode(fresh("en"), read_pack(DEFAULT_PACK))
    environment = _environment(folder)
    with _serving(environment, None) as server:
        page, _ = server.ask("GET", f"/go/takeaway?v={code}")
    # SQLite brings everything into the one file that is copied when its last user leaves.
    open_store(environment["KIOSK_DATABASE_URL"]).close()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    return Delegate(folder / DATABASE, code, token[1])


def crash(case: Case, asking: Delegate, folder: Path) -> Ended:
    """Kill a kiosk as a case says while it prints one sheet, then see what became of that."""
    first, *others = case.kills
    shutil.copy(asking.database, folder / DATABASE)
    with printer(case.kind, folder / "printer") as tray:
        environment = _environment(folder) | {"KIOSK_PRINTERS": f"tray={tray.address}"}
        form = asking.form(tray.layout)
        with _serving(environment, first) as server:
            if first.is_asking:
                server.may_die()
                with suppress(OSError, HTTPException):
                    server.print(form)
            else:
                server.print(form)
                server.may_die()
            server.await_death(first)
        for point in others:
            with _serving(environment, point) as server:
                server.may_die()
                server.await_death(point)
        with closing(open_store(environment["KIOSK_DATABASE_URL"])) as store:
            if not (first.is_asking or store.jobs.newest(1)):
                return Ended(None, "acknowledged, and lost")
            with _serving(environment, None) as server:
                job = _settled(store, server, form)
        return Ended(job.state, _fault(job, tray, f"{TAKEAWAY}#{asking.code}"))


def _environment(folder: Path) -> dict[str, str]:
    return {
        "KIOSK_DATA": str(folder),
        "KIOSK_DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "KIOSK_TAKEAWAY_URL": TAKEAWAY,
    }


@contextmanager
def _serving(environment: Mapping[str, str], point: Point | None) -> Iterator[Server]:
    port, log = _free_port(), Path(environment["KIOSK_DATA"]) / "log"
    told, telling = _processes.Pipe(duplex=False)
    arguments = ("--port", str(port))
    process = _processes.Process(
        target=child.serve, args=(arguments, environment, log, point, told), daemon=True
    )
    process.start()
    told.close()
    try:
        _await_listening(process, port, log)
        yield Server(process, telling, port, log)
    finally:
        telling.close()
        process.kill()
        process.join()
        process.close()


def _await_listening(process: ForkServerProcess, port: int, log: Path) -> None:
    end = monotonic() + PATIENCE_S
    while monotonic() < end and process.is_alive():
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            process.join(LOOK_EVERY_S)
        else:
            return
    # One that dies at its own start has not listened for long enough to be met.
    assert process.exitcode == -SIGKILL, log.read_text()


def _settled(store: Store, server: Server, form: str) -> PrintJob:
    """The only job, once nothing more becomes of it by itself, or patience ends."""
    end = monotonic() + PATIENCE_S
    while True:
        # The delegate taps again and again, which wakes the worker and must print nothing more.
        server.print(form)
        (job,) = store.jobs.newest(2)
        if job.state in ENDED or monotonic() > end:
            return job
        server.process.join(LOOK_EVERY_S)


def _fault(job: PrintJob, tray: Tray, says: str) -> str | None:
    """What is wrong with how a job ended, by what lies in the tray."""
    sheets = tray.sheets()
    if job.state not in {JobState.DONE, JobState.UNKNOWN}:
        return f"{job.state} with {len(sheets)} sheets: {job.reason}"
    if len(sheets) > 1:
        return f"{job.state} with {len(sheets)} sheets"
    if job.state is JobState.UNKNOWN:
        return None
    if [read_codes(sheet) for sheet in sheets] != [(says,)]:
        return "done, and no sheet has its code"
    takeaway = Takeaway(address=TAKEAWAY, is_public=True)
    whole = drawn(typeset(job, read_pack(DEFAULT_PACK), takeaway))
    return None if sheets[0].tobytes() == whole.tobytes() else "done, and its sheet is not whole"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
