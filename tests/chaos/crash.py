"""One crash: a sheet is asked for, the kiosk dies, starts again, and its tray is counted."""

import re
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

from PIL import Image

from kiosk.handouts import Takeaway
from kiosk.packs import read_pack
from kiosk.printing import typeset
from kiosk.qr import read_codes
from kiosk.settings import DEFAULT_PACK
from kiosk.store import JobState, PrintJob, open_store
from kiosk.visit import encode, fresh
from tests.chaos import child
from tests.chaos.points import Case, Point
from tests.chaos.trays import Tray, drawn, printer

PATIENCE_S = 60
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
        """A page, and where its answer leads to."""
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)) as connection:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
            connection.request(method, path, form, kind)
            answer = connection.getresponse()
            return answer.read().decode(), answer.getheader("Location", "")

    def form(self, code: str, layout: str) -> str:
        """What the button that prints a visit sends."""
        page, _ = self.ask("GET", f"/go/takeaway?v={code}")
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token is not None, self._log.read_text()
        return urlencode({"v": code, "token": token[1], "layout": layout})

    def print(self, form: str) -> None:
        """Ask for a sheet, and have the screen say that it comes."""
        _, location = self.ask("POST", "/print", form)
        assert location.startswith("/go/takeaway"), location
        assert "refused" not in location, location


def crash(case: Case, folder: Path) -> Ended:
    """Kill a kiosk as a case says while it prints one sheet, then see what became of that."""
    pack = read_pack(DEFAULT_PACK)
    code = encode(fresh("en"), pack)
    database = f"sqlite:///{folder / 'kiosk.db'}"
    first, *others = case.kills
    with printer(case.kind, folder / "printer") as tray:
        environment = {
            "KIOSK_DATA": str(folder),
            "KIOSK_DATABASE_URL": database,
            "KIOSK_TAKEAWAY_URL": TAKEAWAY,
            "KIOSK_PRINTERS": f"tray={tray.address}",
        }
        with _serving(environment, first) as server:
            form = server.form(code, tray.layout)
            if first.is_asking:
                server.may_die()
                # Nobody was told anything yet; the delegate will tap again.
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
        with _serving(environment, None) as server:
            if first.is_asking:
                server.print(form)
            job = _settled(database, server)
        if job is None:
            return Ended(None, "lost, or never settled")
        whole = drawn(typeset(job, pack, Takeaway(address=TAKEAWAY, is_public=True)))
        return Ended(job.state, _fault(job, tray, whole, f"{TAKEAWAY}#{code}"))


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


def _settled(database: str, server: Server) -> PrintJob | None:
    """The only job, once nothing more becomes of it by itself."""
    store = open_store(database)
    try:
        end = monotonic() + PATIENCE_S
        while monotonic() < end:
            (job,) = store.jobs.newest(2) or (None,)
            if job is None or job.state in ENDED:
                return job
            server.process.join(LOOK_EVERY_S)
    finally:
        store.close()
    return None


def _fault(job: PrintJob, tray: Tray, whole: Image.Image, says: str) -> str | None:
    """What is wrong with how a job ended, by what lies in the tray."""
    sheets = tray.sheets()
    if job.state not in {JobState.DONE, JobState.UNKNOWN}:
        return f"{job.state} with {len(sheets)} sheets: {job.reason}"
    if len(sheets) > 1:
        return f"{job.state} with {len(sheets)} sheets"
    if job.state is JobState.DONE:
        if [read_codes(sheet) for sheet in sheets] != [(says,)]:
            return "done, and no sheet has its code"
        if sheets[0].tobytes() != whole.tobytes():
            return "done with a sheet that is not whole"
    return None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
