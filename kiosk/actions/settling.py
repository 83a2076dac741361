"""What staff say of a sheet: it is not wanted any more, it came out, or it did not."""

from datetime import datetime

from kiosk.actions.prints import NoSuchJobError, reprint
from kiosk.store import JobState, PrintJob, Store


class TooLateError(Exception):
    """A print job that the printer has already."""


def cancel(store: Store, job_id: int, now: datetime) -> None:
    """Take a sheet that still waits out of the queue; one that was cancelled already stays so.

    Raises `NoSuchJobError`, and `TooLateError` where it was begun.
    """
    # An attempt that fails between the look and the move puts the job back into the queue.
    while (job := _found(store, job_id)).state is JobState.QUEUED:
        if store.jobs.move(job, JobState.CANCELLED, now):
            return
    if job.state is not JobState.CANCELLED:
        raise TooLateError(f"Sheet {job.sheet} is at the printer already.")


def say_it_came_out(store: Store, job_id: int, now: datetime) -> None:
    """Settle an unknown job as printed; a job that is settled stays as it is.

    Raises `NoSuchJobError`.
    """
    _settle(store, job_id, JobState.DONE, now)


def print_instead(store: Store, job_id: int, now: datetime) -> None:
    """Settle an unknown job as not printed, and print it again.

    A job that is settled stays as it is, so that a double tap prints once. Raises `NoSuchJobError`.
    """
    # Settled first: a crash in between leaves a failed job, which staff see and can print again.
    if _settle(store, job_id, JobState.FAILED, now):
        reprint(store, job_id, 0, now)


def say_nobody_can_tell(store: Store, job_id: int, now: datetime) -> None:
    """Ask no more about an unknown job; a job that is settled stays as it is.

    Raises `NoSuchJobError`.
    """
    _settle(store, job_id, JobState.UNSURE, now)


def _settle(store: Store, job_id: int, state: JobState, now: datetime) -> bool:
    """Whether this tap was the one that settled the job."""
    job = _found(store, job_id)
    return job.state is JobState.UNKNOWN and store.jobs.move(job, state, now)


def _found(store: Store, job_id: int) -> PrintJob:
    job = store.jobs.get(job_id)
    if job is None:
        raise NoSuchJobError(f"There is no print job {job_id}.")
    return job
