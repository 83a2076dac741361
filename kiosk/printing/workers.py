"""All print workers of a kiosk: one a printer, so that a dead one holds nobody up."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread
from time import monotonic

from kiosk.printing.worker import LOOK_EVERY_S, STOP_WITHIN_S, Worker
from kiosk.settings import is_same_printer
from kiosk.store import PrinterEntry, Store

LATE = timedelta(seconds=30)
"""How old a worker's last sign of life may be before something is wrong with it."""

log = logging.getLogger(__name__)


class Workers:
    """The workers of a kiosk: one starts when a printer is added, and ends when it is removed.

    `make` makes the worker of a printer.
    """

    def __init__(
        self,
        store: Store,
        make: Callable[[PrinterEntry], Worker],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._make = make
        self._clock = clock
        # Never changed, only replaced: other threads read it.
        self._workers: dict[tuple[str, str], Worker] = {}
        self._gone: list[tuple[str, Worker]] = []
        self._is_leaving = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work, each in a thread of its own. Raises `StoreError`."""
        self._is_leaving.clear()
        self._workers = {}
        self._follow()
        self._thread = Thread(target=self._run, name="printers", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the jobs in hand, then end; waits `STOP_WITHIN_S` for all of them together."""
        until = monotonic() + STOP_WITHIN_S
        self._is_leaving.set()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN_S)
            self._thread = None
        ending = [*self._workers.values(), *(worker for _, worker in self._gone)]
        self._gone = []
        for worker in ending:
            worker.leave()
        for worker in ending:
            worker.stop(max(0, until - monotonic()))

    def wake(self) -> None:
        """Say that there is something to print."""
        for worker in self._workers.values():
            worker.wake()

    def is_late(self, now: datetime) -> bool:
        """Whether there is none, or one has given no sign of life for too long."""
        # One that ends keeps the next one at its printer waiting, and is all there is meanwhile.
        workers = list(self._workers.values()) or [worker for _, worker in self._gone]
        return not workers or any(
            worker.last_sign is None or now - worker.last_sign > LATE for worker in workers
        )

    def _run(self) -> None:
        fault = ""
        while not self._is_leaving.wait(LOOK_EVERY_S):
            try:
                self._follow()
                fault = ""
            except Exception as error:
                # Said once, not every second of a night without a database.
                if str(error) != fault:
                    log.exception("Nobody can say which printers there are")
                fault = str(error)

    def _follow(self) -> None:
        """Have one worker for each printer that is set up now, and no sheet for any other."""
        self._store.printers.settle(self._clock())
        entries = {
            (entry.name, entry.address): entry
            for entry in (record.entry for record in self._store.printers.all())
        }
        before = self._workers
        leaving = [(key[1], worker) for key, worker in before.items() if key not in entries]
        for _, worker in leaving:
            worker.leave()
        gone = [
            (address, worker) for address, worker in (*self._gone, *leaving) if worker.is_running
        ]
        # A printer under another name waits for the sheet that it still prints under the first one.
        new = {
            key: self._make(entry)
            for key, entry in entries.items()
            if key not in before
            and not any(is_same_printer(each, entry.address) for each, _ in gone)
        }
        for worker in new.values():
            worker.start()
        self._gone = gone
        self._workers = {key: worker for key, worker in (before | new).items() if key in entries}
