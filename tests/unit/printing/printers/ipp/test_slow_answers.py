"""How long a printer is waited for, one that answers more slowly than `ippeveprinter` can."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from kiosk.printing.printers.ipp import IppPrinter, Limits
from tests.unit.printing.printers.ipp.conftest import UNREACHABLE

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 9\r\n\r\n"


@contextmanager
def hesitating(head_after: float) -> Iterator[str]:
    """The address of a printer that begins its answer so many seconds late, and never ends it."""
    is_over = Event()

    def serve() -> None:
        link, _ = listener.accept()
        with link:
            link.recv(1 << 16)
            is_over.wait(head_after)
            link.sendall(HEAD)
            is_over.wait()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print"
        finally:
            is_over.set()
            thread.join()


def test_look_has_an_end_however_slowly_each_part_of_the_answer_comes() -> None:
    limits = Limits(answer=2)
    with hesitating(head_after=1.5) as address:
        began = monotonic()
        assert IppPrinter("office", address, limits=limits).look() == UNREACHABLE
        assert monotonic() - began < 3
