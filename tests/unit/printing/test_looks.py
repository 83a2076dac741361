"""What staff and delegates read of a printer while a sheet is in it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from kiosk.handouts import Layout, event_handout, pdf
from kiosk.packs import Pack
from kiosk.printing import Worker
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.store import JobState, PrinterState, PrintOrder, Store, Want
from tests.escpos_printer import EmulatedPrinter, running
from tests.printers import set_up
from tests.unit.printing.sheets import NOW, PATIENCE, Clock

NAME = "receipts"
OUT_OF_PAPER = (PrinterState.ATTENTION, (Want.PAPER,))
READY = (PrinterState.READY, ())


@pytest.fixture(scope="module")
def document(pack: Pack) -> bytes:
    return pdf(event_handout(Layout.RECEIPT_80, pack, pack.sessions[:1], ("en",), takeaway=None))


@pytest.fixture
def emulated() -> Iterator[EmulatedPrinter]:
    with running() as printer:
        yield printer


@pytest.fixture
def worker(
    store: Store, clock: Clock, emulated: EmulatedPrinter, document: bytes
) -> Iterator[Worker]:
    set_up(store, {NAME: frozenset({"l"})}, NOW)
    order = PrintOrder(key="a", layout="l", language="en", visit="v", printer=NAME)
    store.jobs.add(order, NOW)
    printer = EscposPrinter(NAME, emulated.host, emulated.port)
    made = Worker(store, printer, lambda _job: document, clock)
    yield made
    made.stop()


def said(store: Store) -> tuple[PrinterState, tuple[Want, ...]]:
    found = store.printers.get(NAME)
    assert found is not None
    return found.state, found.wants


def until(is_so: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < end


def test_paper_that_ends_within_a_sheet_is_noted_while_the_sheet_waits_for_a_roll(
    store: Store, worker: Worker, emulated: EmulatedPrinter
) -> None:
    emulated.change(rows_of_paper=300)
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(worker.work)
        emulated.wait_until(lambda emulated: not emulated.has_paper)
        until(lambda: said(store) == OUT_OF_PAPER)
        (job,) = store.jobs.under_way(NAME)
        assert job.state is JobState.SENDING
        emulated.change(rows_of_paper=None, paper_moves=False)
        until(lambda: said(store) == READY)
        assert not working.done()
        emulated.change(paper_moves=True)
        working.result()
    assert len(emulated.sheets) == 1
