"""Printers on a network of one computer, whose multicast DNS is the real one, and strangers."""

import gc
import os
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest

from kiosk.printing import FindingError, find_printers
from kiosk.printing.finding import MOST_SERVICES
from kiosk.printing.printers import READY
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.settings import FoundPrinter
from tests.announcing import DESK, LOOPBACK, RUN, TYPES, announced, service
from tests.ippeveprinter import IppevePrinter, message_bus

MULTICAST = ("224.0.0.251", 5353)
PDF = "application/pdf,image/urf"


def searched(*interfaces: str, seconds: float = 3) -> tuple[FoundPrinter, ...]:
    """What is found by a thread of its own, as in the server: a browser may be at work in this."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(find_printers, seconds, interfaces).result()


def found_here() -> tuple[FoundPrinter, ...]:
    return tuple(each for each in searched(*LOOPBACK) if RUN in each.name)


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IppevePrinter]:
    folder = tmp_path_factory.mktemp("found")
    with message_bus(folder) as bus:
        made = IppevePrinter(folder / "printer", bus)
        made.switch_on()
        yield made
        made.switch_off()


@pytest.fixture(scope="module")
def printers(device: IppevePrinter) -> tuple[FoundPrinter, ...]:
    """What is found among an IPP Everywhere printer, a receipt printer, and rubbish."""
    at_device = {"port": device.port, "host": "127.0.0.1", "pdl": PDF, "UUID": RUN}
    with announced(
        service("ipp", f"Test {RUN}", rp="ipp/print", **at_device),
        service("ipps", f"Test {RUN}", rp="ipp/print", **at_device),
        service("escpos", f"Test {RUN}", **at_device),
        service("escpos", f"Receipts {RUN}", 9100, f"{DESK}.2", ty="EPSON TM-m30III"),
        service("ipp", f"Raster {RUN}", 631, f"{DESK}.3", RP="ipp/print", pdl="image/pwg-raster"),
        service("ipp", f"Evil {RUN}", 631, f"{DESK}.4", rp="//evil", ty=b"\xff\x00\x1b@"),
        service("ipp", f"<img src={RUN}>{'y' * 40}", 631, f"{DESK}.5"),
    ):
        return found_here()


def test_printers_on_the_network_are_found(
    printers: tuple[FoundPrinter, ...], device: IppevePrinter
) -> None:
    place = f"127.0.0.1:{device.port}/ipp/print"
    assert printers == (
        FoundPrinter(
            name=f"img-src-{RUN}-{'y' * 40}"[:31], addresses=(f"ipp://{DESK}.5/ipp/print",)
        ),
        FoundPrinter(
            name=f"Raster-{RUN}", addresses=(f"ipp://{DESK}.3/ipp/print",), takes_pdf=False
        ),
        FoundPrinter(name=f"Receipts-{RUN}", addresses=(f"escpos://{DESK}.2",)),
        FoundPrinter(name=f"Test-{RUN}", addresses=(f"ipp://{place}", f"ipps://{place}")),
    )


def test_found_address_is_one_at_which_a_printer_answers(
    printers: tuple[FoundPrinter, ...],
) -> None:
    assert IppPrinter("office", printers[-1].addresses[0]).look() == READY


class Babbler:
    """Something on the network that answers each question with packets that are none."""

    def __init__(self) -> None:
        self.questions = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._socket.bind(("", MULTICAST[1]))
        here = socket.inet_aton(LOOPBACK[0])
        group = struct.pack("4s4s", socket.inet_aton(MULTICAST[0]), here)
        self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
        self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
        self._leave = threading.Event()

    def run(self) -> None:
        while not self._leave.is_set():
            packet = self._socket.recv(9000)
            if packet[2:3] == b"\x00":
                self.questions += 1
                for answer in self.answers():
                    self._socket.sendto(answer, MULTICAST)

    def stop(self) -> None:
        self._leave.set()
        self._socket.sendto(b"", MULTICAST)

    def close(self) -> None:
        self._socket.close()

    def answers(self) -> Iterator[bytes]:
        empty = struct.pack("!6H", 0, 0x8400, 0, 1, 0, 0)
        yield os.urandom(700)
        yield empty
        yield empty + b"\xc0\x0c" * 40
        yield empty + b"\x3f" + b"x" * 20
        for instance in (b"\x1b@\x00", b"\xff\xfe", b"", b"a.b._http._tcp", b"x" * 63):
            yield pointers(instance)
        yield pointers(*(f"{number}".encode() for number in range(MOST_SERVICES // 4)))


def pointers(*instances: bytes) -> bytes:
    """A packet that says that the network has these printers (RFC 1035, 3.3.12)."""
    kind = b"".join(bytes([len(each)]) + each.encode() for each in TYPES["ipp"].split("."))
    targets = [bytes([len(each)]) + each + kind for each in instances]
    head = struct.pack("!6H", 0, 0x8400, 0, len(targets), 0, 0)
    records = [kind + struct.pack("!HHIH", 12, 1, 120, len(each)) + each for each in targets]
    return head + b"".join(records)


@contextmanager
def babbling() -> Iterator[Babbler]:
    babbler = Babbler()
    with closing(babbler), ThreadPoolExecutor(1) as pool:
        done = pool.submit(babbler.run)
        try:
            yield babbler
        finally:
            babbler.stop()
        done.result()


def test_strangers_who_talk_rubbish_hide_no_printer() -> None:
    office = service("ipp", f"Office {RUN}", 631, f"{DESK}.6", pdl=PDF)
    with babbling() as babbler, announced(office):
        found = found_here()
    assert babbler.questions
    assert found == (FoundPrinter(name=f"Office-{RUN}", addresses=(f"ipp://{DESK}.6/ipp/print",)),)


# zeroconf leaves the socket that cannot join to the garbage collector.
@pytest.mark.filterwarnings("ignore:.*unclosed <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_computer_without_a_network_is_told_so() -> None:
    with pytest.raises(FindingError):
        searched("203.0.113.7", seconds=0)
    gc.collect()
