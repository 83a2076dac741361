"""What the worker does while its printer wants something, or still has a sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from kiosk.printing import Look, PrinterError, Worker
from kiosk.printing.printers import READY
from kiosk.printing.worker import WAITS
from kiosk.store import JobState, PrinterState, PrintJob, PrintOrder, Store, Want
from kiosk.words import Sentence
from tests.printers import set_up
from tests.unit.printing.sheets import NOW, Clock, reason

OUT_OF_PAPER = Look(PrinterState.ATTENTION, (Want.PAPER,))
LAYOUT = "l"
WRONG = "Something is wrong with it."


@dataclass
class Scripted:
    """A printer that says what it is told to, and remembers what it was sent."""

    name: str = "office"
    says: Look = READY
    answers: JobState = JobState.DONE
    became: JobState = JobState.DONE
    sent: list[str] = field(default_factory=list)

    def look(self) -> Look:
        return self.says

    def send(
        self,
        job: PrintJob,
        _document: bytes,
        keep: Callable[[str], None],
        _looked: Callable[[Look], None],
    ) -> JobState:
        keep(f"remote {job.attempt}")
        self.sent.append(job.key)
        if self.answers in {JobState.SENDING, JobState.QUEUED, JobState.FAILED, JobState.UNKNOWN}:
            raise PrinterError(Sentence(WRONG), self.answers)
        return self.answers

    def outcome(self, job: PrintJob) -> JobState:
        assert job.remote == f"remote {job.attempt}"
        return self.became


@pytest.fixture
def office(store: Store) -> Scripted:
    set_up(store, {"office": frozenset({LAYOUT}), "spare": frozenset({LAYOUT})}, NOW)
    return Scripted()


class Ticks:
    """Seconds that go on when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def worker_of(store: Store, clock: Clock, ticks: Ticks) -> Iterator[Callable[[Scripted], Worker]]:
    made = []

    def worker(printer: Scripted) -> Worker:
        made.append(Worker(store, printer, lambda _job: b"%PDF", clock, ticks))
        return made[-1]

    yield worker
    for each in made:
        each.stop()


def add(store: Store, key: str, printer: str = "office", **more: object) -> PrintJob:
    order = PrintOrder(key=key, layout=LAYOUT, language="en", visit="v", printer=printer, **more)
    return store.jobs.add(order, NOW)


def state(store: Store, key: str) -> JobState:
    job = store.jobs.with_key(key)
    assert job is not None
    return job.state


def test_printer_without_paper_is_sent_nothing_until_it_has_some(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    add(store, "a")
    worker = worker_of(office)
    office.says = OUT_OF_PAPER
    worker.work()
    assert (office.sent, state(store, "a")) == ([], JobState.QUEUED)
    found = store.printers.get("office")
    assert found is not None
    assert (found.state, found.wants) == (PrinterState.ATTENTION, (Want.PAPER,))
    office.says = READY
    worker.work()
    assert (office.sent, state(store, "a")) == (["a"], JobState.DONE)


def test_printer_that_staff_hold_is_sent_nothing(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    add(store, "a")
    worker = worker_of(office)
    store.printers.hold("office", NOW)
    worker.work()
    assert office.sent == []
    store.printers.go_on("office")
    worker.work()
    assert office.sent == ["a"]


def test_next_sheet_waits_until_the_printer_is_done_with_the_first(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    office.answers = office.became = JobState.SENT
    add(store, "a")
    add(store, "b")
    worker = worker_of(office)
    worker.work()
    worker.work()
    assert office.sent == ["a"]
    assert state(store, "a") is JobState.SENT
    office.became = JobState.DONE
    worker.work()
    assert office.sent == ["a", "b"]
    assert state(store, "a") is JobState.DONE


@pytest.mark.parametrize(
    "became", [JobState.DONE, JobState.FAILED, JobState.UNKNOWN, JobState.SENT]
)
def test_sheet_that_the_printer_may_have_is_looked_up_and_never_sent_again(
    became: JobState,
    store: Store,
    office: Scripted,
    worker_of: Callable[[Scripted], Worker],
) -> None:
    office.answers = office.became = JobState.SENDING
    add(store, "a")
    worker = worker_of(office)
    worker.work()
    worker.work()
    assert state(store, "a") is JobState.SENDING
    office.became = became
    worker.work()
    assert state(store, "a") is became
    assert office.sent == ["a"]


def test_sheet_of_which_the_printer_knows_nothing_after_a_crash_is_sent_again_at_once(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    add(store, "a")
    begun = store.jobs.claim("office", NOW)
    assert begun is not None
    store.jobs.keep_remote(begun, "remote 1", NOW)
    office.became = JobState.QUEUED
    worker_of(office).work()
    assert office.sent == ["a"]
    assert state(store, "a") is JobState.DONE


def test_sheet_of_which_the_printer_took_too_long_to_say_anything_rests_before_the_next_attempt(
    store: Store, office: Scripted, clock: Clock, worker_of: Callable[[Scripted], Worker]
) -> None:
    office.answers = office.became = JobState.SENDING
    add(store, "a")
    worker = worker_of(office)
    for wait in WAITS:
        worker.work()
        assert (state(store, "a"), reason(store, "a")) == (JobState.SENDING, WRONG)
        office.became = JobState.QUEUED
        sent = len(office.sent)
        worker.work()
        clock.now += wait - timedelta(milliseconds=1)
        worker.work()
        assert (state(store, "a"), reason(store, "a")) == (JobState.QUEUED, WRONG)
        assert len(office.sent) == sent
        office.became = JobState.SENDING
        clock.now += timedelta(milliseconds=1)
    worker.work()
    office.became = JobState.QUEUED
    worker.work()
    assert (state(store, "a"), reason(store, "a")) == (JobState.FAILED, WRONG)
    assert len(office.sent) == len(WAITS) + 1


def test_sheet_that_is_found_out_after_all_gives_no_reason_any_more(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    office.answers = office.became = JobState.SENDING
    add(store, "a")
    worker = worker_of(office)
    worker.work()
    assert reason(store, "a") == WRONG
    office.became = JobState.SENT
    worker.work()
    assert (state(store, "a"), reason(store, "a")) == (JobState.SENT, None)
    office.became = JobState.DONE
    worker.work()
    assert (state(store, "a"), reason(store, "a")) == (JobState.DONE, None)


def test_only_the_tray_knows_what_became_of_a_sheet(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    office.answers = JobState.UNKNOWN
    add(store, "a")
    worker = worker_of(office)
    worker.work()
    worker.work()
    assert (state(store, "a"), reason(store, "a")) == (JobState.UNKNOWN, WRONG)
    assert office.sent == ["a"]


def test_printer_takes_over_what_waits_for_one_that_rests(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    spare = Scripted(name="spare")
    add(store, "a")
    worker = worker_of(spare)
    worker.work()
    assert spare.sent == []
    office.says = OUT_OF_PAPER
    worker_of(office).work()
    worker.work()
    assert spare.sent == ["a"]
    job = store.jobs.with_key("a")
    assert job is not None
    assert (job.state, job.printer) == (JobState.DONE, "spare")


def test_sheet_that_was_begun_stays_with_its_printer(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    spare = Scripted(name="spare")
    office.answers = office.became = JobState.SENT
    add(store, "a")
    worker = worker_of(office)
    worker.work()
    office.says = OUT_OF_PAPER
    worker.work()
    worker_of(spare).work()
    assert spare.sent == []
    assert state(store, "a") is JobState.SENT


def test_what_waited_too_long_is_not_printed_when_paper_comes(
    store: Store, office: Scripted, ticks: Ticks, worker_of: Callable[[Scripted], Worker]
) -> None:
    first = add(store, "asked for at the screen")
    add(store, "printed again by staff", original=first.id)
    office.says = OUT_OF_PAPER
    worker = worker_of(office)
    worker.work()
    ticks.now += 15 * 60 + 1
    add(store, "asked for just now")
    worker.work()
    office.says = READY
    worker.work()
    assert office.sent == ["printed again by staff", "asked for just now"]
    assert state(store, "asked for at the screen") is JobState.CANCELLED


def test_queue_of_another_day_is_not_printed(
    store: Store, office: Scripted, worker_of: Callable[[Scripted], Worker]
) -> None:
    order = PrintOrder(key="a", layout=LAYOUT, language="en", visit="v", printer="office")
    store.jobs.add(order, NOW - timedelta(hours=9))
    worker_of(office).work()
    assert office.sent == []
    assert state(store, "a") is JobState.CANCELLED
