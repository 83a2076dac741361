from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.actions import (
    JobState,
    NoSuchJobError,
    Refusal,
    RefusedPrintError,
    Store,
    UnprintableLayoutError,
    layouts_now,
    print_of,
    reprint,
    request_print,
)
from kiosk.handouts import Layout
from kiosk.packs import Pack
from kiosk.store import FOLDER, PrinterState
from kiosk.visit import Aim, Status, Visit, decode, fresh
from tests.printers import set_up

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)


@pytest.fixture
def visit(pack: Pack) -> Visit:
    return (
        fresh("en")
        .with_aim(Aim.START)
        .with_platforms({"bluesky"})
        .toggle_account(pack.accounts[0].no)
        .toggle_session(pack.sessions[0].no)
        .with_step(pack.steps[0].no, Status.DONE)
    )


def asked(store: Store, pack: Pack, visit: Visit) -> int:
    return request_print(store, pack, visit, Layout.MY_HANDOUT, NOW).id


def test_request_makes_a_job_that_carries_the_visit(store: Store, pack: Pack, visit: Visit) -> None:
    job = request_print(store, pack, visit, Layout.MY_HANDOUT, NOW)
    assert (job.state, job.layout, job.language) == (JobState.QUEUED, "my-handout", "en")
    assert decode(job.visit, pack) == visit


def test_sixteen_taps_at_once_print_once(store: Store, pack: Pack, visit: Visit) -> None:
    with ThreadPoolExecutor(16) as threads:
        jobs = set(threads.map(lambda _: asked(store, pack, visit), range(48)))
    assert len(jobs) == 1
    assert len(store.jobs.newest(9)) == 1


def test_how_the_screen_looks_does_not_print_again(store: Store, pack: Pack, visit: Visit) -> None:
    first = asked(store, pack, visit)
    assert asked(store, pack, visit.toggle_larger()) == first
    assert asked(store, pack, visit.toggle_calm()) == first
    assert asked(store, pack, visit.toggle_interest(1).with_audience(2)) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda visit, _: visit.with_language("cy"),
        lambda visit, _: visit.with_aim(Aim.DEVELOP),
        lambda visit, _: visit.toggle_platform("x"),
        lambda visit, pack: visit.with_step(pack.steps[0].no, Status.LATER),
        lambda visit, pack: visit.toggle_account(pack.accounts[1].no),
        lambda visit, pack: visit.toggle_session(pack.sessions[1].no),
    ],
)
def test_whatever_changes_the_sheet_is_another_job(
    change: Callable[[Visit, Pack], Visit], store: Store, pack: Pack, visit: Visit
) -> None:
    assert asked(store, pack, visit) != asked(store, pack, change(visit, pack))


def test_visit_gets_three_sheets_and_no_more(store: Store, pack: Pack, visit: Visit) -> None:
    def sheet(no: int) -> int:
        return asked(store, pack, visit.toggle_session(pack.sessions[no].no))

    first = [sheet(no) for no in range(3)]
    with pytest.raises(RefusedPrintError) as caught:
        sheet(3)
    assert caught.value.refusal is Refusal.ENOUGH
    assert [sheet(no) for no in range(3)] == first


def test_crowd_of_a_minute_is_told_to_wait(store: Store, pack: Pack) -> None:
    def ask(after_s: int) -> None:
        now = NOW + timedelta(seconds=after_s)
        request_print(store, pack, fresh("en"), Layout.MY_HANDOUT, now)

    for _ in range(12):
        ask(0)
    with pytest.raises(RefusedPrintError) as caught:
        ask(59)
    assert caught.value.refusal is Refusal.CROWDED
    ask(60)


@pytest.mark.parametrize("state", [PrinterState.ATTENTION, PrinterState.UNREACHABLE])
def test_printer_that_rests_is_asked_for_nothing(
    state: PrinterState, store: Store, pack: Pack, visit: Visit
) -> None:
    store.printers.note(FOLDER, state, (), NOW)
    with pytest.raises(RefusedPrintError) as caught:
        asked(store, pack, visit)
    assert caught.value.refusal is Refusal.RESTING
    assert layouts_now(store) == ()
    store.printers.note(FOLDER, PrinterState.READY, (), NOW)
    asked(store, pack, visit)


def test_second_printer_takes_over_while_the_first_one_rests(
    store: Store, pack: Pack, visit: Visit
) -> None:
    layouts = frozenset({Layout.MY_HANDOUT.value})
    set_up(store, {"left": layouts, "right": layouts, "labels": frozenset()}, NOW)
    assert layouts_now(store) == (Layout.MY_HANDOUT,)
    assert request_print(store, pack, visit, Layout.MY_HANDOUT, NOW).printer == "left"
    store.printers.hold("left", NOW)
    other = visit.with_language("cy")
    assert request_print(store, pack, other, Layout.MY_HANDOUT, NOW).printer == "right"


def test_same_choices_of_two_delegates_are_two_jobs(store: Store, pack: Pack) -> None:
    assert asked(store, pack, fresh("en")) != asked(store, pack, fresh("en"))


def test_other_layouts_cannot_be_printed_from_a_visit(
    store: Store, pack: Pack, visit: Visit
) -> None:
    with pytest.raises(UnprintableLayoutError):
        request_print(store, pack, visit, "a4-sheet", NOW)


def test_print_of_a_visit_is_found_until_the_visit_changes(
    store: Store, pack: Pack, visit: Visit
) -> None:
    assert print_of(store, pack, visit) is None
    job = request_print(store, pack, visit, Layout.MY_HANDOUT, NOW)
    assert print_of(store, pack, visit.toggle_larger()) == job
    assert print_of(store, pack, visit.toggle_session(pack.sessions[1].no)) is None


def test_reprint_is_a_second_job_with_its_own_sheet(store: Store, pack: Pack, visit: Visit) -> None:
    first = request_print(store, pack, visit, Layout.MY_HANDOUT, NOW)
    second = reprint(store, first.id, 0, NOW)
    assert second.id != first.id
    assert second.sheet != first.sheet
    assert (second.visit, second.layout, second.original) == (first.visit, first.layout, first.id)
    assert second.state is JobState.QUEUED


def test_double_tap_reprints_once(store: Store, pack: Pack, visit: Visit) -> None:
    first = asked(store, pack, visit)
    with ThreadPoolExecutor(8) as threads:
        taps = set(threads.map(lambda _: reprint(store, first, 0, NOW).id, range(16)))
    assert len(taps) == 1
    assert reprint(store, first, 0, NOW).id in taps


def test_reprint_after_having_seen_the_first_one_prints_again(
    store: Store, pack: Pack, visit: Visit
) -> None:
    first = asked(store, pack, visit)
    second = reprint(store, first, 0, NOW)
    third = reprint(store, first, 1, NOW)
    assert third.id not in {first, second.id}
    assert reprint(store, second.id, 0, NOW).id not in {first, second.id, third.id}


def test_reprint_believes_no_count_that_cannot_be(store: Store, pack: Pack, visit: Visit) -> None:
    first = asked(store, pack, visit)
    assert reprint(store, first, 99, NOW).id == reprint(store, first, 0, NOW).id
    assert reprint(store, first, -1, NOW).id == reprint(store, first, 0, NOW).id


def test_reprint_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(NoSuchJobError):
        reprint(store, 7, 0, NOW)


def test_delegate_is_shown_what_staff_printed_again(store: Store, pack: Pack, visit: Visit) -> None:
    first = asked(store, pack, visit)
    second = reprint(store, first, 0, NOW)
    assert print_of(store, pack, visit) == second
    third = reprint(store, second.id, 0, NOW)
    assert print_of(store, pack, visit) == third


def test_reprint_that_staff_cancelled_hides_no_sheet_that_came_out(
    store: Store, pack: Pack, visit: Visit
) -> None:
    first = asked(store, pack, visit)
    claimed = store.jobs.claim(FOLDER, NOW)
    assert claimed is not None
    store.jobs.move(claimed, JobState.DONE, NOW)
    store.jobs.move(reprint(store, first, 0, NOW), JobState.CANCELLED, NOW)
    shown = print_of(store, pack, visit)
    assert shown is not None
    assert (shown.id, shown.state) == (first, JobState.DONE)
