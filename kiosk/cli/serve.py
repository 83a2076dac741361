"""`serve`: the web application and the print worker in one process."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, OUTSIDE_FAILED, settings, stop
from kiosk.packs import BrokenPackError, Pack, read_pack
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.app import Kiosk

THREADS = 8


@click.command()
@click.option("--pack", type=click.Path(path_type=Path), help="The event pack to serve.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--at", help="Set the event clock for a rehearsal, such as 2014-10-11T09:10.")
def serve(pack: Path | None, host: str, port: int, at: str | None) -> None:
    """Run the kiosk: touchscreen, staff tablet and printing."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # A crowd makes taps wait for each other by milliseconds, which is nothing to write down.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    found = settings()
    if pack is not None:
        found = replace(found, pack=pack.absolute())
    moment = _moment(at)
    listening = _listen(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}"
    kiosk = _built(found, address, moment)
    _welcome(kiosk, address)
    _run(kiosk, listening)


def _moment(at: str | None) -> datetime | None:
    if at is None:
        return None
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter(
            f"“{at}” is no date and time. Write it like 2014-10-11T09:10.", param_hint="--at"
        ) from None


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        stop(
            (
                f"The kiosk cannot listen on {host}:{port}: {_reason(error)}. "
                "Close what uses it, or choose another with --port.",
            ),
            OUTSIDE_FAILED,
        )


def _reason(error: OSError) -> str:
    # The system's own words: Python adds the address to them, which stands in the sentence already.
    if error.errno and error.errno > 0:
        return os.strerror(error.errno).lower()
    return str(error.strerror).lower()


def _pack(folder: Path) -> Pack:
    try:
        return read_pack(folder)
    except BrokenPackError as error:
        stop((fault.text for fault in error.faults), INPUT_HAS_FAULTS)


def _built(found: Settings, address: str, moment: datetime | None) -> "Kiosk":
    # Imported here so that a port in use or a wrong option is said at once.
    from kiosk.app import build
    from kiosk.store import StoreError

    pack = _pack(found.pack)
    clock = None if moment is None else _clock(moment, pack.event.zone)
    try:
        return build(found, pack, own_address=address, clock=clock)
    except StoreError as error:
        stop((str(error),), OUTSIDE_FAILED)


def _clock(moment: datetime, zone: ZoneInfo) -> Callable[[], datetime]:
    """The event's clock, set to a moment; one without an offset is the venue's time."""
    set_to = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    started = datetime.now(UTC)
    return lambda: set_to.astimezone(UTC) + (datetime.now(UTC) - started)


def _welcome(kiosk: "Kiosk", address: str) -> None:
    click.echo(f"{kiosk.pack.event.name} is on {address}")
    click.echo(f"The staff tablet is on {address}/staff/")
    if kiosk.new_pin:
        click.echo(f"The staff PIN is {kiosk.new_pin}. It is shown only now; write it down.")
    if not kiosk.takeaway.is_public:
        click.echo(
            "Phones can open the takeaway on this network only. "
            "Set KIOSK_TAKEAWAY_URL to its public address."
        )
    sys.stdout.flush()


def _run(kiosk: "Kiosk", listening: socket.socket) -> None:
    import waitress.server

    server = waitress.server.create_server(kiosk.app, sockets=[listening], threads=THREADS)

    def leave(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
    kiosk.worker.start()
    try:
        server.run()
    finally:
        kiosk.worker.stop()
        server.close()
        kiosk.store.close()
