"""The print worker: one thread that takes print jobs, typesets them and hands them to a printer."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread
from time import monotonic

from kiosk.printing.printers import Look, Printer, PrinterError
from kiosk.printing.typeset import TypesetError
from kiosk.store import (
    AttemptOverError,
    JobState,
    PrinterRecord,
    PrinterState,
    PrintJob,
    Store,
    StoreError,
    Turn,
    Want,
)
from kiosk.words import Sentence

LOOK_EVERY_S = 0.7
"""Seconds from one look at the printer, and for jobs that another process added, to the next.

With the 1.2 that a silent printer is waited for, and the second between a page's own looks, words
are never older than 3.
"""

STOP_WITHIN_S = 10.0
"""Seconds to wait for the job in hand; one that takes longer is settled at the next start."""

WAITS = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60, 120, 300))
"""How long a job rests after each attempt that failed for now; after the last one it has failed."""

LONGEST_WANTED_S = 15 * 60.0
"""Nobody waits longer at a stand for a sheet: when paper comes, it must not bring a flood."""

A_NIGHT = timedelta(hours=8)

log = logging.getLogger(__name__)


class Worker:
    """Drives the jobs of one printer, and never lets one of them stop the others.

    `render` makes the document of a job and raises `TypesetError` where it cannot. Jobs in a layout
    that it prints are also taken from printers that rest. Of several workers of one printer only
    one is at work; another takes over when it ends. `ticks` are seconds that never jump.
    """

    def __init__(
        self,
        store: Store,
        printer: Printer,
        render: Callable[[PrintJob], bytes],
        clock: Callable[[], datetime],
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self.printer = printer
        self.last_sign: datetime | None = None
        self._store = store
        self._render = render
        self._clock = clock
        self._ticks = ticks
        self._since: dict[int, float] = {}
        self._turn: Turn | None = None
        self._woken = Event()
        self._is_leaving = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work, in a thread of its own."""
        self._is_leaving.clear()
        # One that hangs within its first look is late in the end, and nobody is late at once.
        self.last_sign = self._clock()
        self._thread = Thread(target=self._run, name=f"print-{self.printer.name}", daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """Begin to stop, without waiting for the job in hand."""
        self._is_leaving.set()
        self._woken.set()

    @property
    def is_running(self) -> bool:
        """Whether its thread has not ended yet."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self, within: float = STOP_WITHIN_S) -> None:
        """Finish the job in hand, then end; waits for that so many seconds."""
        self.leave()
        if self._thread is not None:
            self._thread.join(within)
            self._thread = None

    def wake(self) -> None:
        """Say that there is something to print."""
        self._woken.set()

    def work(self) -> None:
        """Do all that can be done now, in the caller's thread. Raises `StoreError`."""
        if not self._has_turn():
            return
        self._expire()
        while not self._is_leaving.is_set():
            # Looked at first, so that staff read what it wants also while a job is under way.
            record = self._looked_at()
            if not self._is_free() or record is None or not record.prints_now:
                return
            job = self._store.jobs.claim(
                self.printer.name,
                self._clock(),
                layouts=record.layouts,
                instead_of=self._resting(),
            )
            if job is None:
                return
            self._print(job)
            self.last_sign = self._clock()

    def _run(self) -> None:
        fault = ""
        while not self._is_leaving.is_set():
            self._woken.clear()
            next_look = monotonic() + LOOK_EVERY_S
            try:
                self.last_sign = self._clock()
                self.work()
                fault = ""
            except Exception as error:
                # Said once, not every second of a night without a database.
                if str(error) != fault:
                    log.exception("The print worker met a fault; it tries again")
                fault = str(error)
            self._woken.wait(max(0, next_look - monotonic()))
        self._give_up_turn()

    def _has_turn(self) -> bool:
        if self._turn is not None and not self._turn.holds():
            self._give_up_turn()
        if self._turn is None:
            self._turn = self._store.take_turn(f"print-{self.printer.name}")
        return self._turn is not None

    def _give_up_turn(self) -> None:
        if self._turn is not None:
            self._turn.give_up()
            self._turn = None

    def _expire(self) -> None:
        """Cancel what nobody can still want; what staff print again waits as long as it takes."""
        now, ticks = self._clock(), self._ticks()
        waiting = self._store.jobs.waiting(self.printer.name)
        self._since = {job.id: self._since.get(job.id, ticks) for job in waiting}
        for job in waiting:
            # Clocks of small computers jump: only a wait that was watched, or one over a night,
            # is surely as long as it seems.
            is_old = now - job.created > A_NIGHT or ticks - self._since[job.id] > LONGEST_WANTED_S
            if is_old and job.original is None:
                reason = Sentence("It waited so long that nobody can still want it.")
                self._store.jobs.move(job, JobState.CANCELLED, now, reason)

    def _looked_at(self) -> PrinterRecord | None:
        """What the printer says of itself now, written down; None where it is no longer set up."""
        try:
            look = self.printer.look()
        except Exception:
            log.exception("Printer %s cannot be looked at", self.printer.name)
            look = Look(PrinterState.ATTENTION, (Want.LOOK,))
        return self._note(look)

    def _note(self, look: Look) -> PrinterRecord | None:
        return self._store.printers.note(self.printer.name, look.state, look.wants, self._clock())

    def _resting(self) -> frozenset[str]:
        """The other printers that would not print now."""
        return frozenset(
            record.name
            for record in self._store.printers.all()
            if record.name != self.printer.name and not record.prints_now
        )

    def _is_free(self) -> bool:
        """Settle what was sent, or what a crash left, as far as the printer can tell.

        False while it still has something: it gets one job at a time, or nobody could say which
        of them the paper was for.
        """
        is_free = True
        for job in self._store.jobs.under_way(self.printer.name):
            outcome = self._outcome(job)
            if outcome is job.state or outcome is JobState.SENDING:
                is_free = False
            elif outcome is JobState.QUEUED:
                log.warning("Print job %s was interrupted before it came out", job.sheet)
                self._not_begun(job)
            elif outcome is JobState.FAILED:
                self._fail(job, Sentence("The printer gave the sheet up. Print it again."))
            else:
                self._settle(job, outcome)
                is_free = is_free and outcome is not JobState.SENT
        return is_free

    def _print(self, job: PrintJob) -> None:
        try:
            document = self._render(job)
        except TypesetError as error:
            self._fail(job, error.reason)
            return
        except Exception:
            log.exception("Print job %s could not be typeset", job.sheet)
            self._fail(
                job, Sentence("The sheet could not be laid out. Print it again, or write it down.")
            )
            return
        try:
            keep = partial(self._keep, job)
            outcome = self.printer.send(job, document, keep, self._hear)
        except PrinterError as error:
            log.warning("Print job %s: %s", job.sheet, error)
            self._not_out(job, error.outcome, error.reason)
        except AttemptOverError as error:
            log.warning("%s", error)
        except StoreError:
            # What could not be written down is settled once the database is there again.
            raise
        except Exception:
            log.exception("Printer %s met a fault with job %s", self.printer.name, job.sheet)
            outcome = self._outcome(job)
            # Nothing came out, and a fault of ours would only come again.
            outcome = JobState.FAILED if outcome is JobState.QUEUED else outcome
            self._not_out(job, outcome, Sentence("The printer met a fault. Print the sheet again."))
        else:
            self._settle(job, outcome)

    def _keep(self, job: PrintJob, remote: str) -> None:
        self._store.jobs.keep_remote(job, remote, self._clock())

    def _hear(self, look: Look) -> None:
        """Note what a printer says of itself while it prints."""
        self.last_sign = self._clock()
        # A sheet must not be torn because a word about its printer cannot be written down.
        with suppress(StoreError):
            self._note(look)

    def _not_out(self, job: PrintJob, outcome: JobState, reason: Sentence) -> None:
        if outcome is JobState.QUEUED:
            self._try_again(job, reason)
        elif outcome is JobState.FAILED:
            self._fail(job, reason)
        elif outcome in {JobState.UNKNOWN, JobState.SENDING}:
            self._store.jobs.move(job, outcome, self._clock(), reason)
        else:
            self._settle(job, outcome)

    def _not_begun(self, job: PrintJob) -> None:
        """Try a job again of which the printer turned out to have nothing."""
        if job.reason is not None:
            self._try_again(job, job.reason)
        # Without a reason it was the kiosk that ended, and a delegate has waited for its start;
        # but a sheet that takes the whole kiosk down must not do so for ever.
        elif job.attempt > len(WAITS):
            self._fail(job, Sentence("It was begun too often and never came out."))
        else:
            now = self._clock()
            self._store.jobs.move(job, JobState.QUEUED, now, due=now)

    def _try_again(self, job: PrintJob, reason: Sentence) -> None:
        if job.attempt > len(WAITS):
            self._fail(job, reason)
            return
        now = self._clock()
        self._store.jobs.move(job, JobState.QUEUED, now, reason, now + WAITS[job.attempt - 1])

    def _outcome(self, job: PrintJob) -> JobState:
        try:
            return self.printer.outcome(job)
        except Exception:
            log.exception("Printer %s cannot say what became of %s", self.printer.name, job.sheet)
            return JobState.UNKNOWN

    def _settle(self, job: PrintJob, state: JobState) -> None:
        self._store.jobs.move(job, state, self._clock())

    def _fail(self, job: PrintJob, reason: Sentence) -> None:
        self._store.jobs.move(job, JobState.FAILED, self._clock(), reason)
