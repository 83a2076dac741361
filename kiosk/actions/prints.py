"""Printing: what a visit asks for, and what staff print again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.handouts import Layout
from kiosk.packs import Pack
from kiosk.store import JobState, Limit, PrinterRecord, PrintJob, PrintOrder, Store, TooManyError
from kiosk.visit import Visit, encode

LAYOUTS = (Layout.RECEIPT_80, Layout.MY_HANDOUT)
"""What can be printed from a visit."""

SHEETS_A_VISIT = 3
"""A delegate changes their mind and prints again; a child prints until the tray is empty."""

SHEETS_A_MINUTE = 12
"""What an office printer puts out in a minute: more would only make a heap of waiting sheets."""

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


class UnprintableLayoutError(Exception):
    """A layout that cannot be printed from a visit."""


class NoSuchJobError(Exception):
    """A print job that is not there."""


class Refusal(StrEnum):
    """Why the kiosk prints nothing for a visit now."""

    RESTING = "resting"
    ENOUGH = "enough"
    CROWDED = "crowded"


class RefusedPrintError(Exception):
    """A sheet that is not printed; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"The sheet is not printed: {refusal}.")
        self.refusal = refusal


def request_print(store: Store, pack: Pack, visit: Visit, layout: str, now: datetime) -> PrintJob:
    """Print a visit: the same visit asking again for the same sheet gets the same job.

    Raises `UnprintableLayoutError`, and `RefusedPrintError` where no printer would print it now, or
    too many sheets were asked for.
    """
    if layout not in LAYOUTS:
        raise UnprintableLayoutError(f"“{layout}” cannot be printed from a visit.")
    key = _key(pack, visit, layout)
    found = store.jobs.with_key(key)
    if found:
        return found
    printer = printer_for(layout, store.printers.all())
    if printer is None or not printer.prints_now:
        raise RefusedPrintError(Refusal.RESTING)
    order = PrintOrder(
        key=key,
        layout=layout,
        language=visit.language,
        visit=encode(visit, pack),
        visit_id=visit.id,
        printer=printer.name,
    )
    limits = (
        Limit(sheets=SHEETS_A_VISIT, after=now - A_DAY, visit_id=visit.id),
        Limit(sheets=SHEETS_A_MINUTE, after=now - A_MINUTE),
    )
    try:
        return store.jobs.add(order, now, limits)
    except TooManyError as error:
        is_own = error.limit.visit_id is not None
        raise RefusedPrintError(Refusal.ENOUGH if is_own else Refusal.CROWDED) from error


def printer_for(layout: str, printers: Sequence[PrinterRecord]) -> PrinterRecord | None:
    """Which printer a layout goes to: the first that would print it now, else the first at all.

    `printers` stand in the order of their setting. None where none of them prints the layout.
    """
    able = [printer for printer in printers if layout in printer.layouts]
    return next((printer for printer in able if printer.prints_now), able[0] if able else None)


def printer_of_job(store: Store, job: PrintJob) -> PrinterRecord | None:
    """The printer that has a job, or would get it now; None where there is none any more."""
    if job.state is JobState.QUEUED:
        return printer_for(job.layout, store.printers.all())
    return store.printers.get(job.printer)


def layouts_now(store: Store) -> tuple[Layout, ...]:
    """The layouts in which a delegate who asked now would get a sheet."""
    ready = [printer for printer in store.printers.all() if printer.prints_now]
    return tuple(
        layout for layout in LAYOUTS if any(layout in printer.layouts for printer in ready)
    )


def print_of(store: Store, pack: Pack, visit: Visit) -> PrintJob | None:
    """The last print of a visit as it is now, also where staff printed it again.

    None where it was not asked for.
    """
    asked = (store.jobs.with_key(_key(pack, visit, layout)) for layout in LAYOUTS)
    last = max((job for job in asked if job), key=lambda job: job.id, default=None)
    return None if last is None else store.jobs.last_repeat(last)


def reprint(store: Store, job_id: int, seen: int, now: datetime) -> PrintJob:
    """Print a job once more, as a job of its own with a new sheet code.

    `seen` is how many reprints staff saw when they tapped, so that a double tap prints once.
    Raises `NoSuchJobError`.
    """
    job = store.jobs.get(job_id)
    if job is None:
        raise NoSuchJobError(f"There is no print job {job_id}.")
    printer = printer_for(job.layout, store.printers.all())
    order = PrintOrder(
        key=f"reprint {job.id} {max(0, min(seen, job.reprints))}",
        layout=job.layout,
        language=job.language,
        visit=job.visit,
        printer=printer.name if printer else job.printer,
        original=job.id,
    )
    return store.jobs.add(order, now)


def _key(pack: Pack, visit: Visit, layout: str) -> str:
    # What changes the screen but not the sheet must not print the sheet again.
    printed = replace(visit, larger=False, calm=False, audience=None, interests=frozenset())
    return f"{layout} {encode(printed, pack)}"
