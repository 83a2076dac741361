"""How long after a printer's fault the tablet and the touchscreen say it, and that it has passed.

A real `serve` with CUPS' own `ippeveprinter`, then with the receipt printer of the tests. Both
pages are fetched every 50 ms; those that people look at ask each second, which adds up to one.
"""

import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from bench.servers import KIOSK, Server, started
from kiosk.actions import ensure_pin
from kiosk.packs import read_pack
from kiosk.printing.worker import LOOK_EVERY_S
from kiosk.settings import DEFAULT_PACK
from kiosk.store import open_store
from kiosk.visit import encode, fresh
from tests.escpos_printer import EmulatedPrinter, running
from tests.ippeveprinter import IppevePrinter, message_bus

TURNS = 6
POLL_S = 0.05
PATIENCE_S = 20.0
RESTING = "The printer is resting. Scan instead."
COMING_OUT = "Your sheet is coming out"
NO_PAPER, OPEN, UNREACHABLE = "Paper is out", "The cover is open", "Cannot be reached"
ROWS_BEFORE_THE_END = 300


class Fault(NamedTuple):
    """What goes wrong, what the tablet says then, and how it comes and goes.

    `comes` returns once it is so. Where it takes a sheet, `prepares` and a print come before it.
    """

    name: str
    says: str
    comes: Callable[[], object]
    goes: Callable[[], object]
    prepares: Callable[[], object] | None = None


class Times(NamedTuple):
    """Seconds until the two pages said something new."""

    tablet: float
    touchscreen: float


class Screens:
    """The tablet, signed in, and the touchscreen of one kiosk."""

    def __init__(self, server: Server, pin: str) -> None:
        self._at = f"http://{server.host}:{server.port}"
        self._tablet = build_opener(HTTPCookieProcessor(CookieJar()))
        self._touchscreen = build_opener()
        self._pack = read_pack(DEFAULT_PACK)
        token = _token(self.tablet())
        _read(self._tablet, f"{self._at}/staff/", token=token, pin=pin)

    def tablet(self) -> str:
        """The Now page as it is now."""
        return _read(self._tablet, f"{self._at}/staff/")

    def touchscreen(self, visit: str) -> str:
        """A visit's last page as it is now."""
        return _read(self._touchscreen, f"{self._at}/go/takeaway?v={visit}")

    def visit(self) -> str:
        """A new delegate's code."""
        return encode(fresh("en"), self._pack)

    def ask_for_paper(self, visit: str, layout: str) -> None:
        """Tap the button that prints."""
        token = _token(self.touchscreen(visit))
        _read(self._touchscreen, f"{self._at}/print", v=visit, token=token, layout=layout)

    def until(self, visit: str, says: str, *, is_said: bool) -> Times:
        """Wait until the tablet says this, and the touchscreen that the printer rests, or not."""
        began = time.perf_counter()
        tablet = touchscreen = 0.0
        while not (tablet and touchscreen):
            if not tablet and (says in self.tablet()) == is_said:
                tablet = time.perf_counter() - began
            if not touchscreen and (RESTING in self.touchscreen(visit)) == is_said:
                touchscreen = time.perf_counter() - began
            if time.perf_counter() - began > PATIENCE_S:
                raise RuntimeError(f"“{says}” was not {'said' if is_said else 'taken back'}.")
            time.sleep(POLL_S)
        return Times(tablet, touchscreen)


def print_states(data: Path) -> None:
    """Measure and print everything."""
    print(f"Seconds from the fact to the words, {TURNS} times          tablet        touchscreen")
    print("  a page's own asking adds 0 to 1                     p50    max       p50    max")
    with _office(data / "office") as (screens, device):
        _print_faults(screens, "my-handout", _of_office(device))
    with _receipts(data / "receipts") as (screens, emulated):
        _print_faults(screens, "receipt-80", _of_receipts(emulated))
    print()


def _print_faults(screens: Screens, layout: str, faults: Sequence[Fault]) -> None:
    for fault in faults:
        turns = [_measured(screens, layout, fault, turn) for turn in range(TURNS)]
        for name, times in zip(
            (fault.name, "  and no more"), zip(*turns, strict=True), strict=True
        ):
            figures = (
                f"{statistics.median(column):6.2f} {max(column):6.2f}"
                for column in zip(*times, strict=True)
            )
            print(f"  {name:<48}{'    '.join(figures)}", flush=True)


def _measured(screens: Screens, layout: str, fault: Fault, turn: int) -> tuple[Times, Times]:
    visit = screens.visit()
    screens.until(visit, fault.says, is_said=False)
    # Each turn meets the worker elsewhere between two of its looks.
    time.sleep(LOOK_EVERY_S * turn / TURNS)
    if fault.prepares is not None:
        fault.prepares()
        screens.ask_for_paper(visit, layout)
    fault.comes()
    said = screens.until(visit, fault.says, is_said=True)
    fault.goes()
    taken_back = screens.until(visit, fault.says, is_said=False)
    while fault.prepares is not None and COMING_OUT not in screens.touchscreen(visit):
        time.sleep(POLL_S)
    return said, taken_back


def _of_office(device: IppevePrinter) -> tuple[Fault, ...]:
    has_said = device.tray / ".said"

    def runs_out_within_a_sheet() -> None:
        has_said.unlink(missing_ok=True)
        device.orders(
            'say "STATE: +media-empty-error"',
            ": > tray/.said",
            "wait_for_gate",
            'say "STATE: -media-empty-error"',
            'out "$1"',
        )

    def wait_for_the_end_of_paper() -> None:
        while not has_said.exists():
            time.sleep(POLL_S / 10)

    return (
        Fault(
            "ipp: paper out within a sheet",
            NO_PAPER,
            wait_for_the_end_of_paper,
            device.open_gate,
            runs_out_within_a_sheet,
        ),
        Fault("ipp: falls silent (SIGSTOP)", UNREACHABLE, device.freeze, device.thaw),
        Fault("ipp: killed", UNREACHABLE, device.switch_off, device.switch_on),
    )


def _of_receipts(emulated: EmulatedPrinter) -> tuple[Fault, ...]:
    def fill() -> None:
        emulated.change(rows_of_paper=None)

    return (
        Fault("escpos: paper out", NO_PAPER, lambda: emulated.change(rows_of_paper=0), fill),
        Fault(
            "escpos: cover open",
            OPEN,
            lambda: emulated.change(cover_is_open=True),
            lambda: emulated.change(cover_is_open=False),
        ),
        Fault(
            "escpos: paper out within a sheet",
            NO_PAPER,
            lambda: emulated.wait_until(lambda printer: not printer.has_paper),
            fill,
            lambda: emulated.change(rows_of_paper=ROWS_BEFORE_THE_END),
        ),
        Fault(
            "escpos: falls silent",
            UNREACHABLE,
            lambda: emulated.change(answers=False),
            lambda: emulated.change(answers=True),
        ),
    )


@contextmanager
def _office(folder: Path) -> Iterator[tuple[Screens, IppevePrinter]]:
    folder.mkdir()
    with message_bus(folder) as bus:
        device = IppevePrinter(folder / "printer", bus)
        device.switch_on()
        try:
            with _kiosk(folder, device.address) as screens:
                yield screens, device
        finally:
            device.switch_off()


@contextmanager
def _receipts(folder: Path) -> Iterator[tuple[Screens, EmulatedPrinter]]:
    folder.mkdir()
    with (
        running() as emulated,
        _kiosk(folder, f"escpos://{emulated.host}:{emulated.port}") as screens,
    ):
        yield screens, emulated


@contextmanager
def _kiosk(data: Path, printer: str) -> Iterator[Screens]:
    store = open_store(f"sqlite:///{data / 'kiosk.db'}")
    pin = ensure_pin(store)
    store.close()
    assert pin is not None
    with started(KIOSK, data, KIOSK_PRINTERS=f"printer={printer}") as server:
        yield Screens(server, pin)


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _read(opener: OpenerDirector, address: str, **form: str) -> str:
    """The page at an address, after a form was sent where there is one."""
    with opener.open(address, urlencode(form).encode() if form else None, timeout=10) as answer:
        return str(answer.read().decode())
