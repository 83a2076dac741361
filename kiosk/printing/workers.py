"""All print workers of a kiosk: one a printer, so that a dead one holds nobody up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kiosk.printing.worker import Worker

LATE = timedelta(seconds=30)
"""How old a worker's last sign of life may be before something is wrong with it."""


class Workers:
    """The workers of a kiosk, started and stopped together."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers

    def start(self) -> None:
        """Begin to work, each in a thread of its own."""
        for worker in self._workers:
            worker.start()

    def stop(self) -> None:
        """Finish the jobs in hand, then end."""
        for worker in self._workers:
            worker.leave()
        for worker in self._workers:
            worker.stop()

    def wake(self) -> None:
        """Say that there is something to print."""
        for worker in self._workers:
            worker.wake()

    def is_late(self, now: datetime) -> bool:
        """Whether one of them has given no sign of life for too long."""
        return any(
            worker.last_sign is None or now - worker.last_sign > LATE for worker in self._workers
        )
