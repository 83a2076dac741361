from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from kiosk.printing.printers import Look
from kiosk.printing.printers.ipp import IppPrinter, Limits
from kiosk.store import JobState, PrinterState, PrintJob
from tests.ippeveprinter import IppevePrinter, message_bus
from tests.unit.printing.printers import begun

JOB = replace(begun.JOB, printer="office")
DOCUMENT = b"%PDF-1.7\n" + bytes(range(256)) * 400
UNREACHABLE = Look(PrinterState.UNREACHABLE)
IMPATIENT = Limits(connect=0.5, answer=0.5, open=0.5, document=0.5)
PATIENCE_S = 20.0


@pytest.fixture(scope="session")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with message_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def device(bus: str, tmp_path: Path) -> Iterator[IppevePrinter]:
    made = IppevePrinter(tmp_path / "printer", bus)
    made.switch_on()
    yield made
    made.switch_off()


@pytest.fixture
def printer(device: IppevePrinter) -> IppPrinter:
    return IppPrinter("office", device.address)


def sent(printer: IppPrinter, job: PrintJob = JOB) -> PrintJob:
    """The job as it is kept once the printer has it."""
    kept: list[str] = []
    state = printer.send(job, DOCUMENT, kept.append, lambda _look: None)
    assert state is JobState.SENT
    return replace(job, state=state, remote=kept[-1])


def until(is_so: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE_S
    while not is_so():
        assert monotonic() < end


def ended(printer: IppPrinter, job: PrintJob) -> JobState:
    """The first outcome that says something new."""
    until(lambda: printer.outcome(job) is not job.state)
    return printer.outcome(job)
