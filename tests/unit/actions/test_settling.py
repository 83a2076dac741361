from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from kiosk.actions import (
    JobState,
    NoSuchJobError,
    PrintJob,
    Store,
    TooLateError,
    board,
    cancel,
    print_instead,
    request_print,
    say_it_came_out,
    say_nobody_can_tell,
)
from kiosk.packs import Pack
from kiosk.store import FOLDER
from kiosk.visit import fresh

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
ANSWERS = [say_it_came_out, print_instead, say_nobody_can_tell]


@pytest.fixture
def waiting(store: Store, pack: Pack) -> PrintJob:
    return request_print(store, pack, fresh("en"), "my-handout", NOW)


@pytest.fixture
def unknown(store: Store, waiting: PrintJob) -> PrintJob:
    claimed = store.jobs.claim(FOLDER, NOW)
    assert claimed is not None
    store.jobs.move(claimed, JobState.UNKNOWN, NOW)
    return waiting


def state_of(store: Store, job: PrintJob) -> JobState:
    found = store.jobs.get(job.id)
    assert found is not None
    return found.state


def test_sheet_that_waits_is_cancelled_and_never_printed(store: Store, waiting: PrintJob) -> None:
    cancel(store, waiting.id, NOW)
    cancel(store, waiting.id, NOW)
    assert state_of(store, waiting) is JobState.CANCELLED
    assert store.jobs.claim(FOLDER, NOW) is None


def test_sheet_that_was_begun_is_too_late_to_cancel(store: Store, waiting: PrintJob) -> None:
    claimed = store.jobs.claim(FOLDER, NOW)
    assert claimed is not None
    for state in (JobState.SENDING, JobState.SENT):
        with pytest.raises(TooLateError):
            cancel(store, waiting.id, NOW)
        assert state_of(store, waiting) is state
        store.jobs.move(claimed, JobState.SENT, NOW)


def test_cancel_and_claim_at_once_never_both_succeed(store: Store, pack: Pack) -> None:
    def try_to_cancel(job: PrintJob) -> bool:
        try:
            cancel(store, job.id, NOW)
        except TooLateError:
            return False
        return True

    for _ in range(10):
        job = request_print(store, pack, fresh("en"), "my-handout", NOW)
        with ThreadPoolExecutor(2) as threads:
            cancelled = threads.submit(try_to_cancel, job)
            claimed = threads.submit(store.jobs.claim, FOLDER, NOW)
        assert cancelled.result() == (claimed.result() is None)


def test_sheet_that_came_out_is_done(store: Store, unknown: PrintJob) -> None:
    say_it_came_out(store, unknown.id, NOW)
    assert state_of(store, unknown) is JobState.DONE
    assert board(store).unsettled == ()


def test_sheet_that_did_not_come_out_is_settled_and_printed_again(
    store: Store, unknown: PrintJob
) -> None:
    print_instead(store, unknown.id, NOW)
    assert state_of(store, unknown) is JobState.FAILED
    shown = board(store)
    assert shown.unsettled == ()
    again, first = shown.prints
    assert (again.original, again.state) == (unknown.id, JobState.QUEUED)
    assert first.id == unknown.id


def test_sixteen_taps_at_once_print_it_again_once(store: Store, unknown: PrintJob) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: print_instead(store, unknown.id, NOW), range(16)))
    assert len(board(store).prints) == 2


def test_sheet_of_which_nobody_can_tell_leaves_the_trouble_and_stays_in_doubt(
    store: Store, unknown: PrintJob
) -> None:
    say_nobody_can_tell(store, unknown.id, NOW)
    assert state_of(store, unknown) is JobState.UNSURE
    shown = board(store)
    assert shown.unsettled == ()
    assert [job.id for job in shown.prints] == [unknown.id]


@pytest.mark.parametrize("first", ANSWERS)
@pytest.mark.parametrize("second", ANSWERS)
def test_first_answer_stands_whatever_a_second_tablet_says(
    first: Callable[..., None], second: Callable[..., None], store: Store, unknown: PrintJob
) -> None:
    first(store, unknown.id, NOW)
    before = board(store)
    second(store, unknown.id, NOW)
    assert board(store) == before


@pytest.mark.parametrize("answer", ANSWERS)
def test_only_unknown_sheets_are_answered_for(
    answer: Callable[..., None], store: Store, waiting: PrintJob
) -> None:
    answer(store, waiting.id, NOW)
    assert board(store).prints == (waiting,)


@pytest.mark.parametrize("act", [cancel, *ANSWERS])
def test_sheet_that_is_not_there_is_refused(act: Callable[..., None], store: Store) -> None:
    with pytest.raises(NoSuchJobError):
        act(store, 7, NOW)
