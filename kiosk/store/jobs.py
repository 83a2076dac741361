"""Print jobs: added once a key, claimed by compare-and-set."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, or_, select, update

from kiosk.store.engine import Database, StoreError
from kiosk.store.records import JobState, Limit, PrintJob, PrintOrder
from kiosk.store.sheets import sheet_code
from kiosk.store.tables import print_jobs
from kiosk.words import Sentence

LONGEST_WAIT = timedelta(minutes=10)
"""No job is told to wait longer; one that seems to be was stamped before the clock went back."""

SHEET_TRIES = 200

_again = print_jobs.alias("again")
_SELECT: Select[Any] = select(
    print_jobs,
    select(func.count())
    .select_from(_again)
    .where(_again.c.original == print_jobs.c.id)
    .scalar_subquery()
    .label("reprints"),
)


class TooManyError(Exception):
    """A sheet more than its `limit` allows."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(f"{limit.sheets} sheets were asked for already.")
        self.limit = limit


class AttemptOverError(StoreError):
    """An attempt that ended meanwhile, such as one whose printer was removed."""


class Jobs:
    """The print jobs of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, order: PrintOrder, now: datetime, limits: Sequence[Limit] = ()) -> PrintJob:
        """Queue a job with a new sheet code, or return the one that has this key already.

        Raises `TooManyError` with the first limit that leaves it no room.
        """
        found = self.with_key(order.key)
        if found:
            return found
        with_key = _SELECT.where(print_jobs.c.key == order.key)
        with self._database.write() as connection:
            row = connection.execute(with_key).one_or_none()
            if row is None:
                for limit in limits:
                    if _asked_for(connection, limit) >= limit.sheets:
                        raise TooManyError(limit)
                connection.execute(
                    insert(print_jobs).values(
                        **asdict(order),
                        sheet=_unused_sheet(connection),
                        state=JobState.QUEUED.value,
                        attempt=0,
                        due=now,
                        created=now,
                        changed=now,
                    )
                )
                row = connection.execute(with_key).one()
            return _job(row)

    def get(self, job_id: int) -> PrintJob | None:
        """One job, or None where there is none."""
        return self._one(_SELECT.where(print_jobs.c.id == job_id))

    def with_key(self, key: str) -> PrintJob | None:
        """The job that was added under this key."""
        return self._one(_SELECT.where(print_jobs.c.key == key))

    def last_repeat(self, job: PrintJob) -> PrintJob:
        """The last reprint of a job, or of a reprint of it, that nobody cancelled; else itself."""
        wanted = _SELECT.where(print_jobs.c.state != JobState.CANCELLED.value)
        of_it = wanted.order_by(print_jobs.c.id.desc()).limit(1)
        while again := self._one(of_it.where(print_jobs.c.original == job.id)):
            job = again
        return job

    def newest(self, count: int) -> tuple[PrintJob, ...]:
        """The last jobs that were asked for, newest first."""
        return self._all(_SELECT.order_by(print_jobs.c.id.desc()).limit(count))

    def unsettled(self, count: int) -> tuple[PrintJob, ...]:
        """The last jobs that failed, or may have, and were not printed again; newest first."""
        states = (JobState.FAILED.value, JobState.UNKNOWN.value)
        not_again = ~select(_again.c.id).where(_again.c.original == print_jobs.c.id).exists()
        troubled = _SELECT.where(print_jobs.c.state.in_(states), not_again)
        return self._all(troubled.order_by(print_jobs.c.id.desc()).limit(count))

    def under_way(self, printer: str) -> tuple[PrintJob, ...]:
        """The jobs that a printer may have something of, oldest first."""
        states = (JobState.SENDING.value, JobState.SENT.value)
        begun = _SELECT.where(print_jobs.c.state.in_(states), print_jobs.c.printer == printer)
        return self._all(begun.order_by(print_jobs.c.id))

    def claim(
        self,
        printer: str,
        now: datetime,
        *,
        layouts: frozenset[str] = frozenset(),
        instead_of: frozenset[str] = frozenset(),
    ) -> PrintJob | None:
        """Take the oldest job that is due into `sending`, as its next attempt.

        Jobs in one of `layouts` are also taken from the printers `instead_of` which it prints.
        Nobody else gets the same attempt. None where nothing is to be done now.
        """
        waiting = (
            _SELECT.where(
                print_jobs.c.state == JobState.QUEUED.value,
                or_(
                    print_jobs.c.printer == printer,
                    and_(print_jobs.c.printer.in_(instead_of), print_jobs.c.layout.in_(layouts)),
                ),
                or_(print_jobs.c.due <= now, print_jobs.c.due > now + LONGEST_WAIT),
            )
            .order_by(print_jobs.c.id)
            .limit(1)
        )
        while (job := self._one(waiting)) is not None:
            sending = {
                "state": JobState.SENDING.value,
                "printer": printer,
                "attempt": job.attempt + 1,
                "remote": None,
                "reason": None,
                "changed": now,
            }
            if self._update(job, sending):
                return self.get(job.id)
        return None

    def move(
        self,
        job: PrintJob,
        state: JobState,
        now: datetime,
        reason: Sentence | None = None,
        due: datetime | None = None,
    ) -> bool:
        """Take a job to another state; False, and no change, where it is not as `job` says."""
        values = {"state": state.value, "reason": reason, "due": due or job.due, "changed": now}
        return self._update(job, values)

    def keep_remote(self, job: PrintJob, remote: str, now: datetime) -> None:
        """Write down how the printer knows this attempt; raises `AttemptOverError`."""
        if not self._update(job, {"remote": remote, "changed": now}):
            raise AttemptOverError(f"Print job {job.sheet} is not being sent any more.")

    def printed_since(self, moment: datetime) -> Mapping[str, int]:
        """How many sheets came out of each printer from a moment on; none that printed nothing."""
        printed = (
            select(print_jobs.c.printer, func.count())
            .where(print_jobs.c.state == JobState.DONE.value, print_jobs.c.changed >= moment)
            .group_by(print_jobs.c.printer)
        )
        with self._database.read() as connection:
            return dict(connection.execute(printed).all())

    def waiting(self, printer: str) -> tuple[PrintJob, ...]:
        """The jobs that wait for a printer, oldest first."""
        queued = print_jobs.c.state == JobState.QUEUED.value
        mine = _SELECT.where(queued, print_jobs.c.printer == printer)
        return self._all(mine.order_by(print_jobs.c.id))

    def _update(self, job: PrintJob, values: dict[str, Any]) -> bool:
        with self._database.write() as connection:
            updated = connection.execute(
                update(print_jobs)
                .where(
                    print_jobs.c.id == job.id,
                    print_jobs.c.state == job.state.value,
                    print_jobs.c.attempt == job.attempt,
                )
                .values(values)
            )
            return updated.rowcount == 1

    def _one(self, query: Select[Any]) -> PrintJob | None:
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _job(row)

    def _all(self, query: Select[Any]) -> tuple[PrintJob, ...]:
        with self._database.read() as connection:
            return tuple(_job(row) for row in connection.execute(query))


def _asked_for(connection: Connection, limit: Limit) -> int:
    counted = select(func.count()).where(
        print_jobs.c.created > limit.after, print_jobs.c.visit_id.is_not(None)
    )
    if limit.visit_id is not None:
        counted = counted.where(print_jobs.c.visit_id == limit.visit_id)
    return connection.execute(counted).scalar_one()


def _unused_sheet(connection: Connection) -> str:
    for _ in range(SHEET_TRIES):
        sheet = sheet_code()
        taken = select(print_jobs.c.id).where(print_jobs.c.sheet == sheet)
        if connection.execute(taken).first() is None:
            return sheet
    raise StoreError("Every sheet code is in use. Begin a new database for this event.")


def _job(row: Row[Any]) -> PrintJob:
    values = dict(row._mapping)
    return PrintJob(**{**values, "state": JobState(values["state"])})
