"""The print worker: one thread that takes print jobs, typesets them and hands them to a printer."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from kiosk.printing.printers import Printer, PrinterError
from kiosk.printing.typeset import TypesetError
from kiosk.store import JobState, PrintJob, Store, Turn

LOOK_EVERY_S = 1.0
"""Seconds between looks for jobs that another process added."""

STOP_WITHIN_S = 10.0
"""Seconds to wait for the job in hand; one that takes longer is settled at the next start."""

WAITS = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60, 120, 300))
"""How long a job rests after each attempt that failed for now; after the last one it has failed."""

log = logging.getLogger(__name__)


class Worker:
    """Drives the jobs of one printer, and never lets one of them stop the others.

    `render` makes the document of a job and raises `TypesetError` where it cannot. Of several
    workers on one database only one is at work; another takes over when it ends.
    """

    def __init__(
        self,
        store: Store,
        printer: Printer,
        render: Callable[[PrintJob], bytes],
        clock: Callable[[], datetime],
    ) -> None:
        self.printer = printer
        self.last_sign: datetime | None = None
        self._store = store
        self._render = render
        self._clock = clock
        self._turn: Turn | None = None
        self._has_recovered = False
        self._woken = Event()
        self._is_leaving = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work, in a thread of its own."""
        self._is_leaving.clear()
        self._thread = Thread(target=self._run, name=f"print-{self.printer.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the job in hand, then end."""
        self._is_leaving.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN_S)
            self._thread = None

    def wake(self) -> None:
        """Say that there is something to print."""
        self._woken.set()

    def work(self) -> None:
        """Do all that can be done now, in the caller's thread. Raises `StoreError`."""
        if not self._has_turn():
            return
        if not self._has_recovered:
            self._recover()
        while not self._is_leaving.is_set():
            job = self._store.jobs.claim(self.printer.name, self._clock())
            if job is None:
                return
            # Until the end of this job is written down it is unclear, whatever goes wrong between.
            self._has_recovered = False
            self._print(job)
            self._has_recovered = True
            self.last_sign = self._clock()

    def _run(self) -> None:
        fault = ""
        while not self._is_leaving.is_set():
            self._woken.clear()
            try:
                self.last_sign = self._clock()
                self.work()
                fault = ""
            except Exception as error:
                # Said once, not every second of a night without a database.
                if str(error) != fault:
                    log.exception("The print worker met a fault; it tries again")
                fault = str(error)
            self._woken.wait(LOOK_EVERY_S)
        self._give_up_turn()

    def _has_turn(self) -> bool:
        if self._turn is not None and not self._turn.holds():
            self._give_up_turn()
        if self._turn is None:
            self._turn = self._store.take_turn(f"print-{self.printer.name}")
            self._has_recovered = False
        return self._turn is not None

    def _give_up_turn(self) -> None:
        if self._turn is not None:
            self._turn.give_up()
            self._turn = None

    def _recover(self) -> None:
        """Settle what an earlier worker, or an earlier fault, left in `sending`."""
        for job in self._store.jobs.in_state(JobState.SENDING, self.printer.name):
            state = self._outcome(job)
            log.warning("Print job %s was interrupted; it is %s", job.sheet, state)
            if state is JobState.QUEUED and job.attempt > len(WAITS):
                # A sheet that takes the whole kiosk down must not do so for ever.
                self._fail(job, "It was begun too often and never came out.")
            else:
                self._settle(job, state)
        self._has_recovered = True

    def _print(self, job: PrintJob) -> None:
        try:
            document = self._render(job)
        except TypesetError as error:
            self._fail(job, str(error))
            return
        except Exception:
            log.exception("Print job %s could not be typeset", job.sheet)
            self._fail(job, "The sheet could not be laid out. Print it again, or write it down.")
            return
        try:
            self.printer.send(job, document)
        except PrinterError as error:
            log.warning("Print job %s: %s", job.sheet, error)
            self._not_out(job, str(error), permanent=error.permanent)
        except Exception:
            log.exception("Printer %s met a fault with job %s", self.printer.name, job.sheet)
            self._not_out(job, "The printer met a fault. Print the sheet again.", permanent=True)
        else:
            self._settle(job, JobState.DONE)

    def _not_out(self, job: PrintJob, reason: str, *, permanent: bool) -> None:
        state = self._outcome(job)
        if state is not JobState.QUEUED:
            self._settle(job, state)
        elif permanent or job.attempt > len(WAITS):
            self._fail(job, reason)
        else:
            now = self._clock()
            due = now + WAITS[job.attempt - 1]
            self._store.jobs.move(job, JobState.QUEUED, now, reason, due)

    def _outcome(self, job: PrintJob) -> JobState:
        try:
            return self.printer.outcome(job)
        except Exception:
            log.exception("Printer %s cannot say what became of %s", self.printer.name, job.sheet)
            return JobState.UNKNOWN

    def _settle(self, job: PrintJob, state: JobState) -> None:
        self._store.jobs.move(job, state, self._clock())

    def _fail(self, job: PrintJob, reason: str) -> None:
        self._store.jobs.move(job, JobState.FAILED, self._clock(), reason)
