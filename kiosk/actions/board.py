"""What the staff pages show: read only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.store import HelpCall, PrinterRecord, PrintJob, Store

PRINTS = 30
"""Sheets on the board; those that need somebody come on top of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    """The stand as it is now.

    `calls` are open, the longest waiting first. `unsettled` are sheets that did not come out, or
    may not have, and were not printed again; `prints` are the others. Both newest first.
    `printers` stand with the preferred first; `waiting` is how many sheets wait for each of them.
    """

    calls: tuple[HelpCall, ...]
    unsettled: tuple[PrintJob, ...]
    prints: tuple[PrintJob, ...]
    printers: tuple[PrinterRecord, ...]
    waiting: Mapping[str, int]


def board(store: Store) -> Board:
    """Read the board."""
    unsettled = store.jobs.unsettled(PRINTS)
    apart = {job.id for job in unsettled}
    printers = store.printers.all()
    return Board(
        calls=store.calls.still_open(),
        unsettled=unsettled,
        prints=tuple(job for job in store.jobs.newest(PRINTS) if job.id not in apart),
        printers=printers,
        waiting={each.name: len(store.jobs.waiting(each.name)) for each in printers},
    )


def printed_since(store: Store, moment: datetime) -> Mapping[str, int]:
    """How many sheets came out of each printer from a moment on; none that printed nothing."""
    return store.jobs.printed_since(moment)


def revision(store: Store) -> int:
    """A number that grows whenever the board may have changed."""
    return store.revision()
