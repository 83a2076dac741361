"""A receipt printer at the other end of the driver, and attempts to print on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from kiosk.handouts.raster import rasters
from kiosk.printing.printers import Look, PrinterError
from kiosk.printing.printers.escpos import EscposPrinter, Limits
from kiosk.store import JobState, PrinterState, Want
from tests.escpos_printer import EmulatedPrinter, running
from tests.unit.printing.printers import begun

JOB = replace(begun.JOB, layout="receipt-80", printer="receipts")
PATIENT = Limits(answer=10, idle=10, paper=10, ask_every=0.05)
IN_VAIN = 0.3
"""Seconds to wait for what does not come."""

HASTY = replace(PATIENT, paper=IN_VAIN)
HASTIER = replace(HASTY, answer=IN_VAIN)

BEFORE_THE_SHEET = 23
"""Bytes that ask the printer how it is, before the first of a sheet."""

SMALL = 4096
"""Bytes that small printers keep, less than a picture has."""

A_BAND = 8 + 128 * 72
UNREACHABLE = Look(PrinterState.UNREACHABLE)


def attention(want: Want) -> Look:
    return Look(PrinterState.ATTENTION, (want,))


@contextmanager
def connected(
    limits: Limits = PATIENT, **states: Any
) -> Iterator[tuple[EscposPrinter, EmulatedPrinter]]:
    """A driver, and the printer at the other end."""
    with running(**states) as emulated:
        yield EscposPrinter("receipts", emulated.host, emulated.port, limits=limits), emulated


def ignore(_said: object) -> None:
    pass


def fault(
    printer: EscposPrinter,
    document: bytes,
    keep: Callable[[str], None] = ignore,
    looked: Callable[[Look], None] = ignore,
) -> tuple[JobState, str]:
    """How an attempt ends that is no success."""
    with pytest.raises(PrinterError) as caught:
        printer.send(JOB, document, keep, looked)
    return caught.value.outcome, str(caught.value)


def pages(document: bytes) -> list[bytes]:
    return [page.tobytes() for page in rasters(document, 203, "1")]


def printed(emulated: EmulatedPrinter) -> list[bytes]:
    return [sheet.tobytes() for sheet in emulated.sheets]


def assert_pictures_alone(emulated: EmulatedPrinter) -> None:
    """Nothing has reached the printer but what prints pictures and asks how they are."""
    assert set(emulated.commands) == {"initialise", "picture", "cut", "answer"}
    assert not emulated.text
    assert not emulated.real_time
