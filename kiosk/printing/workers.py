"""All print workers of a kiosk: one a printer, so that a dead one holds nobody up."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Event, Thread

from kiosk.printing.worker import LOOK_EVERY_S, STOP_WITHIN_S, Worker
from kiosk.store import PrinterEntry, Store

LATE = timedelta(seconds=30)
"""How old a worker's last sign of life may be before something is wrong with it."""

log = logging.getLogger(__name__)


class Workers:
    """The workers of a kiosk: one starts when a printer is added, and ends when it is removed.

    `make` makes the worker of a printer.
    """

    def __init__(self, store: Store, make: Callable[[PrinterEntry], Worker]) -> None:
        self._store = store
        self._make = make
        # Never changed, only replaced: other threads read it.
        self._workers: Mapping[tuple[str, str], Worker] = {}
        self._gone: list[Worker] = []
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
        """Finish the jobs in hand, then end."""
        self._is_leaving.set()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN_S)
            self._thread = None
        ending = [*self._workers.values(), *self._gone]
        self._gone = []
        for worker in ending:
            worker.leave()
        for worker in ending:
            worker.stop()

    def wake(self) -> None:
        """Say that there is something to print."""
        for worker in self._workers.values():
            worker.wake()

    def is_late(self, now: datetime) -> bool:
        """Whether there is none, or one has given no sign of life for too long."""
        return not self._workers or any(
            worker.last_sign is None or now - worker.last_sign > LATE
            for worker in self._workers.values()
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
        """Have one worker for each printer that is set up now."""
        entries = {
            (entry.name, entry.address): entry
            for entry in (record.entry for record in self._store.printers.all())
        }
        before = self._workers
        new = {key: self._make(entries[key]) for key in entries if key not in before}
        for key in before.keys() - entries.keys():
            before[key].leave()
            self._gone.append(before[key])
        self._workers = {key: before.get(key) or new[key] for key in entries}
        for worker in new.values():
            worker.start()
