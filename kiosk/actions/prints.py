"""Printing: what a visit asks for, and what staff print again."""

from dataclasses import replace
from datetime import datetime

from kiosk.handouts import Layout
from kiosk.packs import Pack
from kiosk.store import FOLDER, PrintJob, PrintOrder, Store
from kiosk.visit import Visit, encode

LAYOUTS = (Layout.MY_HANDOUT,)
"""What can be printed from a visit."""


class UnprintableLayoutError(Exception):
    """A layout that cannot be printed from a visit."""


class NoSuchJobError(Exception):
    """A print job that is not there."""


def request_print(store: Store, pack: Pack, visit: Visit, layout: str, now: datetime) -> PrintJob:
    """Print a visit: the same visit asking again for the same sheet gets the same job.

    Raises `UnprintableLayoutError`.
    """
    if layout not in LAYOUTS:
        raise UnprintableLayoutError(f"“{layout}” cannot be printed from a visit.")
    order = PrintOrder(
        key=_key(pack, visit, layout),
        layout=layout,
        language=visit.language,
        visit=encode(visit, pack),
        printer=FOLDER,
    )
    return store.jobs.add(order, now)


def print_of(store: Store, pack: Pack, visit: Visit) -> PrintJob | None:
    """The print of a visit as it is now, or None where it was not asked for."""
    found = (store.jobs.with_key(_key(pack, visit, layout)) for layout in LAYOUTS)
    return next((job for job in found if job), None)


def reprint(store: Store, job_id: int, seen: int, now: datetime) -> PrintJob:
    """Print a job once more, as a job of its own with a new sheet code.

    `seen` is how many reprints staff saw when they tapped, so that a double tap prints once.
    Raises `NoSuchJobError`.
    """
    job = store.jobs.get(job_id)
    if job is None:
        raise NoSuchJobError(f"There is no print job {job_id}.")
    order = PrintOrder(
        key=f"reprint {job.id} {max(0, min(seen, job.reprints))}",
        layout=job.layout,
        language=job.language,
        visit=job.visit,
        printer=job.printer,
        original=job.id,
    )
    return store.jobs.add(order, now)


def _key(pack: Pack, visit: Visit, layout: str) -> str:
    # What changes the screen but not the sheet must not print the sheet again.
    printed = replace(visit, larger=False, calm=False, audience=None, interests=frozenset())
    return f"{layout} {encode(printed, pack)}"
