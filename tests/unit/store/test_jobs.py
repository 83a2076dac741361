from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.store import FOLDER, JobState, PrintJob, PrintOrder, Store
from kiosk.words import Sentence

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def order(key: str, printer: str = FOLDER, original: int | None = None) -> PrintOrder:
    return PrintOrder(
        key=key,
        layout="my-handout",
        language="en",
        visit="1abc",
        printer=printer,
        original=original,
    )


def test_added_job_waits_with_a_sheet_code_and_its_order(store: Store) -> None:
    job = store.jobs.add(order("a"), NOW)
    assert (job.state, job.attempt, job.created, job.reason) == (JobState.QUEUED, 0, NOW, None)
    assert (job.layout, job.language, job.visit, job.printer) == (
        "my-handout",
        "en",
        "1abc",
        FOLDER,
    )
    assert store.jobs.get(job.id) == store.jobs.with_key("a") == job


def test_unknown_job_is_none(store: Store) -> None:
    assert store.jobs.get(7) is None
    assert store.jobs.with_key("a") is None
    assert store.jobs.claim(FOLDER, NOW) is None


def test_same_key_is_the_same_job_even_from_sixteen_threads(store: Store) -> None:
    with ThreadPoolExecutor(16) as threads:
        jobs = list(threads.map(lambda _: store.jobs.add(order("a"), NOW), range(32)))
    assert len({job.id for job in jobs}) == 1
    assert len(store.jobs.newest(10)) == 1


def test_other_keys_are_other_jobs_with_other_sheets_even_from_sixteen_threads(
    store: Store,
) -> None:
    with ThreadPoolExecutor(16) as threads:
        jobs = list(threads.map(lambda no: store.jobs.add(order(str(no)), NOW), range(32)))
    assert len({job.id for job in jobs}) == len({job.sheet for job in jobs}) == 32


def test_each_job_is_claimed_once_and_oldest_first(store: Store) -> None:
    added = [store.jobs.add(order(str(no)), NOW) for no in range(12)]

    def claim_all(_thread: int) -> list[PrintJob]:
        mine = []
        while (job := store.jobs.claim(FOLDER, NOW)) is not None:
            mine.append(job)
        return mine

    with ThreadPoolExecutor(4) as threads:
        claimed = list(threads.map(claim_all, range(4)))
    for mine in claimed:
        assert [job.id for job in mine] == sorted(job.id for job in mine)
    together = [job for mine in claimed for job in mine]
    assert sorted(job.id for job in together) == [job.id for job in added]
    assert {(job.state, job.attempt) for job in together} == {(JobState.SENDING, 1)}


def test_claim_leaves_other_printers_their_jobs(store: Store) -> None:
    store.jobs.add(order("a", printer="receipt"), NOW)
    assert store.jobs.claim(FOLDER, NOW) is None


def test_job_that_rests_is_claimed_when_it_is_due(store: Store) -> None:
    store.jobs.add(order("a"), NOW)
    job = store.jobs.claim(FOLDER, NOW)
    assert job is not None
    assert store.jobs.move(job, JobState.QUEUED, NOW, Sentence("Paper is out."), NOW + 5 * SECOND)
    assert store.jobs.claim(FOLDER, NOW + 4 * SECOND) is None
    again = store.jobs.claim(FOLDER, NOW + 5 * SECOND)
    assert again is not None
    assert again.attempt == 2
    assert again.reason is None


def test_reason_comes_back_with_its_values(store: Store) -> None:
    reason = Sentence("Sheet %(sheet)s has %(dots)d “dots”.", {"sheet": "4F7K", "dots": 576})
    store.jobs.add(order("a"), NOW)
    job = store.jobs.claim(FOLDER, NOW)
    assert job is not None
    store.jobs.move(job, JobState.FAILED, NOW, reason)
    found = store.jobs.get(job.id)
    assert found is not None
    assert found.reason == reason
    assert str(found.reason) == "Sheet 4F7K has 576 “dots”."


def test_job_does_not_rest_for_ever_when_the_clock_was_put_back(store: Store) -> None:
    store.jobs.add(order("a"), NOW)
    assert store.jobs.claim(FOLDER, NOW - timedelta(days=400)) is not None


def test_job_that_has_moved_on_is_not_moved_again(store: Store) -> None:
    queued = store.jobs.add(order("a"), NOW)
    sending = store.jobs.claim(FOLDER, NOW)
    assert sending is not None
    assert not store.jobs.move(queued, JobState.CANCELLED, NOW)
    assert store.jobs.move(sending, JobState.DONE, NOW + SECOND)
    assert not store.jobs.move(sending, JobState.QUEUED, NOW)
    done = store.jobs.get(queued.id)
    assert done is not None
    assert (done.state, done.changed) == (JobState.DONE, NOW + SECOND)


def test_reprints_are_counted_and_settle_a_failed_job(store: Store) -> None:
    store.jobs.add(order("a"), NOW)
    job = store.jobs.claim(FOLDER, NOW)
    assert job is not None
    store.jobs.move(job, JobState.FAILED, NOW, Sentence("The disk is full."))
    (failed,) = store.jobs.unsettled(9)
    assert (failed.reason, failed.reprints) == (Sentence("The disk is full."), 0)
    store.jobs.add(order("a again", original=job.id), NOW)
    assert store.jobs.unsettled(9) == ()
    found = store.jobs.get(job.id)
    assert found is not None
    assert found.reprints == 1


def test_newest_jobs_come_first_and_no_more_than_wanted(store: Store) -> None:
    for no in range(4):
        store.jobs.add(order(str(no)), NOW)
    assert [job.key for job in store.jobs.newest(3)] == ["3", "2", "1"]


def test_time_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    summer = NOW.astimezone(timezone(timedelta(hours=1)))
    job = store.jobs.add(order("a"), summer)
    assert job.created == NOW
    assert job.created.tzinfo is UTC


def test_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without its zone"):
        store.jobs.add(order("a"), NOW.replace(tzinfo=None))
