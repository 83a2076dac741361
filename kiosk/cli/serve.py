"""`serve`: the web application and the print workers in one process."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, OUTSIDE_FAILED, settings, stop
from kiosk.packs import BrokenPackError, Pack, read_pack
from kiosk.settings import Settings, SettingsError

if TYPE_CHECKING:
    from kiosk.app import Kiosk

THREADS = 8
LONGEST_BODY = 1024 * 1024
"""Bytes; of a longer request nothing is taken in, so that nothing of it lands on the disk."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
FAR_AWAY = ("192.0.2.1", 9)
"""An address kept for documents: the way to it is the way to everybody outside this computer."""


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
    _end_on_signals()
    found = settings()
    if pack is not None:
        found = replace(found, pack=pack.absolute())
    moment = _moment(at)
    listening = _listen(host, port)
    own, port = own_ip(listening), listening.getsockname()[1]
    address = f"http://[{own}]:{port}" if own.version == 6 else f"http://{own}:{port}"
    kiosk = _built(found, address, moment)
    _welcome(kiosk, address, for_phones=not own.is_loopback)
    _run(kiosk, listening)


def _moment(at: str | None) -> datetime | None:
    if at is None:
        return None
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter(
            f"“{at}” is no date and time. Write it like 2014-10-11T09:10.", param_hint="--at"
        ) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise click.BadParameter(
            f"“{at}” is not between the years {FIRST_YEAR} and {LAST_YEAR}. "
            "Write it like 2014-10-11T09:10.",
            param_hint="--at",
        )
    return moment


def _listen(host: str, port: int) -> socket.socket:
    try:
        # A name may have addresses of both kinds; IPv4 is what a stand's network speaks.
        family, *_, bound = min(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM),
            key=lambda found: found[0] != socket.AF_INET,
        )
        is_every_address = family == socket.AF_INET6 and ip_address(bound[0]).is_unspecified
        return socket.create_server(
            (host, port),
            family=family,
            dualstack_ipv6=is_every_address and socket.has_dualstack_ipv6(),
        )
    except UnicodeError:
        stop((f"“{host}” is no name of a computer. Choose another with --host.",), OUTSIDE_FAILED)
    except OSError as error:
        stop(
            (
                f"The kiosk cannot listen on {host}:{port}: {_reason(error)}. "
                "Close what uses it, or choose another with --port.",
            ),
            OUTSIDE_FAILED,
        )


def own_ip(listening: socket.socket) -> IPv4Address | IPv6Address:
    """Where a server is found: where it listens, or if that is everywhere, on the local network.

    Nothing is sent; without a network it is 127.0.0.1.
    """
    bound = ip_address(listening.getsockname()[0])
    if not bound.is_unspecified:
        return bound
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(FAR_AWAY)
        except OSError:
            return ip_address("127.0.0.1")
        return ip_address(asked.getsockname()[0])


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
    except SettingsError as error:
        stop(error.faults, INPUT_HAS_FAULTS)


def _clock(moment: datetime, zone: ZoneInfo) -> Callable[[], datetime]:
    """The event's clock, set to a moment; one without an offset is the venue's time."""
    set_to = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    started = datetime.now(UTC)
    return lambda: set_to.astimezone(UTC) + (datetime.now(UTC) - started)


def _welcome(kiosk: "Kiosk", address: str, *, for_phones: bool) -> None:
    click.echo(f"{kiosk.pack.event.name} is on {address}")
    click.echo(f"The staff tablet is on {address}/staff/")
    if kiosk.new_pin:
        click.echo(f"The staff PIN is {kiosk.new_pin}. It is shown only now; write it down.")
    if kiosk.takeaway.is_public:
        return
    if for_phones:
        click.echo(
            "Phones can open the takeaway on this network only. "
            "Set KIOSK_TAKEAWAY_URL to its public address."
        )
    else:
        click.echo(
            "No phone can open the takeaway from here. "
            "Start with --host 0.0.0.0 for phones on this network, or set KIOSK_TAKEAWAY_URL."
        )


def _end_on_signals() -> None:
    """Make Ctrl-C and a service manager's SIGTERM a clean end, from the first moment on."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
        signal.signal(signal.SIGINT, leave)


def _run(kiosk: "Kiosk", listening: socket.socket) -> None:
    import waitress.server

    server = waitress.server.create_server(
        kiosk.app, sockets=[listening], threads=THREADS, max_request_body_size=LONGEST_BODY
    )
    try:
        kiosk.workers.start()
        server.run()
    finally:
        kiosk.workers.stop()
        server.close()
        kiosk.store.close()
