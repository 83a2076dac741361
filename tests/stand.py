"""A whole kiosk in this process, on a free port, as `serve` runs it; tests and bench start it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import waitress.server

from kiosk.app import Kiosk, build
from kiosk.packs import read_pack
from kiosk.printing import find_printers
from kiosk.settings import DEFAULT_PACK, Settings

PATIENCE_S = 10
DURING_THE_DEBATE = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
"""09:10 at the venue: the debate of 09:00 is on."""


@dataclass(frozen=True, kw_only=True)
class RunningStand:
    """A kiosk that answers at `address`; its PIN is the one of its first start."""

    kiosk: Kiosk
    address: str
    pin: str
    data: Path

    @property
    def prints(self) -> tuple[Path, ...]:
        """What the folder printer has put out, oldest first."""
        return tuple(
            sorted((self.data / "prints").glob("*.pdf"), key=lambda f: f.stat().st_mtime_ns)
        )


@contextmanager
def running(
    data: Path,
    *,
    pack: Path = DEFAULT_PACK,
    clock: Callable[[], datetime] = lambda: DURING_THE_DEBATE,
    takeaway_url: str | None = None,
) -> Iterator[RunningStand]:
    """Serve a pack with its data in a folder until the block ends."""
    settings = Settings(
        pack=pack,
        data=data,
        database_url=f"sqlite:///{data / 'kiosk.db'}",
        takeaway_url=takeaway_url,
    )
    listening = _socket()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    kiosk = build(
        settings,
        read_pack(pack),
        own_address=address,
        clock=clock,
        find=partial(find_printers, interfaces=["127.0.0.1"]),
    )
    server = waitress.server.create_server(kiosk.app, sockets=[listening], threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    kiosk.workers.start()
    thread.start()
    try:
        yield RunningStand(kiosk=kiosk, address=address, pin=kiosk.new_pin or "", data=data)
    finally:
        kiosk.workers.stop()
        # The loop itself must close its sockets: from here it would still be waiting on them.
        server.trigger.pull_trigger(partial(_close, server))
        thread.join(PATIENCE_S)
        server.task_dispatcher.shutdown()
        kiosk.store.close()


def _close(server: waitress.server.TcpWSGIServer) -> None:
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()


def _socket() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))
