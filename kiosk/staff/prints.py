"""Print jobs in words: how far each one is, what it waits for, and what staff are asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.actions import JobState, PrinterRecord, PrintJob, printer_for
from kiosk.handouts import Ladder, Layout
from kiosk.staff.desk import Desk
from kiosk.staff.pages import PrintLine
from kiosk.staff.printers import state_of
from kiosk.words import Words

UNDER_WAY = {JobState.QUEUED, JobState.SENDING, JobState.SENT}


def print_line(
    desk: Desk,
    job: PrintJob,
    sheets: Mapping[int, str],
    printers: Sequence[PrinterRecord],
    now: datetime,
) -> PrintLine:
    """A print job; `sheets` are the codes of the jobs on the board, by their ids."""
    words = desk.words
    asks = job.state is JobState.UNKNOWN and not job.reprints
    return PrintLine(
        id=job.id,
        sheet=job.sheet,
        title=f"{_layout_name(words, job.layout)}, {_language_name(words, job.language)}",
        about=_about(desk, job, sheets, now),
        state=state_name(words, job.state),
        is_done=job.state is JobState.DONE,
        reason=_waits_for(words, job, printers) or (words.say(job.reason) if job.reason else ""),
        tray=job.printer if asks else None,
        may_cancel=job.state is JobState.QUEUED,
        seen=None if asks or job.state in UNDER_WAY else job.reprints,
    )


def _about(desk: Desk, job: PrintJob, sheets: Mapping[int, str], now: datetime) -> str:
    words = desk.words
    notes = [words.gettext("Asked for at %(time)s.", time=desk.time(job.created, now))]
    if job.original is not None:
        sheet = sheets.get(job.original)
        notes.append(
            words.gettext("A reprint of %(sheet)s.", sheet=sheet)
            if sheet
            else words.gettext("A reprint.")
        )
    if job.reprints:
        notes.append(
            words.ngettext("Printed again once.", "Printed again %(num)d times.", job.reprints)
        )
    return " ".join(notes)


def _waits_for(words: Words, job: PrintJob, printers: Sequence[PrinterRecord]) -> str:
    """Which printer a job waits for and how that is; empty where none holds it up."""
    printer = printer_for(job.layout, printers)
    if job.state is not JobState.QUEUED or printer is None or printer.prints_now:
        return ""
    return words.gettext(
        "It waits for “%(printer)s”. %(state)s.",
        printer=printer.name,
        state=state_of(words, printer),
    )


def state_name(words: Words, state: JobState) -> str:
    """How far a print job is, in a word or two."""
    return {
        JobState.QUEUED: words.gettext("Waits"),
        JobState.SENDING: words.gettext("Printing"),
        JobState.SENT: words.gettext("Printing"),
        JobState.DONE: words.gettext("Printed"),
        JobState.FAILED: words.gettext("Not printed"),
        JobState.UNKNOWN: words.gettext("Not sure"),
        JobState.UNSURE: words.gettext("Not sure"),
        JobState.CANCELLED: words.gettext("Cancelled"),
    }[state]


def _layout_name(words: Words, layout: str) -> str:
    names: dict[str, str] = {
        Layout.MY_HANDOUT: words.gettext("My handout"),
        Layout.RECEIPT_80: words.gettext("Receipt"),
        **dict.fromkeys(Ladder, words.gettext("Test page")),
    }
    return names.get(layout, layout)


def _language_name(words: Words, language: str) -> str:
    return {"en": words.gettext("English"), "cy": words.gettext("Welsh")}.get(language, language)
