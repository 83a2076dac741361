"""Printers in words: how each one is, since when, and what to do about it."""

from datetime import datetime

from kiosk.actions import PrinterRecord, PrinterState, Want
from kiosk.handouts import Layout
from kiosk.staff.desk import Desk
from kiosk.staff.pages import PrinterLine
from kiosk.words import Words


def printer_line(
    desk: Desk, printer: PrinterRecord, printed: int, waiting: int, now: datetime
) -> PrinterLine:
    """A printer out of which `printed` sheets came today, and for which `waiting` sheets wait."""
    words = desk.words
    (state, todo), *more = _wishes(words, printer)
    if printer.prints_now:
        facts = [
            words.ngettext("1 sheet printed today.", "%(num)d sheets printed today.", printed)
            if printed
            else words.gettext("Not used today.")
        ]
    else:
        since = printer.held_since or printer.since
        facts = [words.gettext("Since %(time)s.", time=desk.time(since, now))]
    if waiting:
        facts.append(words.ngettext("1 sheet waits.", "%(num)d sheets wait.", waiting))
    return PrinterLine(
        name=printer.name,
        sign=sign_of(printer),
        state=state,
        todo=" ".join((todo, *(f"{also}. {then}" for also, then in more))).strip(),
        about=" ".join(facts),
        is_held=printer.held,
        in_trouble=not printer.prints_now and not printer.held,
    )


def sign_of(printer: PrinterRecord) -> str:
    """The icon of what a printer prints."""
    return "receipt-text" if printer.layouts <= {Layout.RECEIPT_80} else "printer"


def state_of(words: Words, printer: PrinterRecord) -> str:
    """How a printer is, in a few words."""
    return _wishes(words, printer)[0][0]


def _wishes(words: Words, printer: PrinterRecord) -> list[tuple[str, str]]:
    """How a printer is and what to do, the most pressing first; at least one."""
    wishes = [_wish(words, want) for want in printer.wants]
    if printer.state is PrinterState.UNREACHABLE:
        todo = words.gettext("Check that it is on, and check its cable or Wi-Fi.")
        wishes.insert(0, (words.gettext("Cannot be reached"), todo))
    elif printer.state is PrinterState.READY and not printer.held:
        wishes.insert(0, (words.gettext("Ready"), ""))
    elif printer.state is PrinterState.ATTENTION and not wishes:
        wishes = [_wish(words, Want.LOOK)]
    if printer.held:
        todo = words.gettext("It prints nothing until you tap Go on.")
        wishes.insert(0, (words.gettext("Held by staff"), todo))
    return wishes


def _wish(words: Words, want: Want) -> tuple[str, str]:
    return {
        Want.PAPER: (words.gettext("Paper is out"), words.gettext("Put paper in.")),
        Want.CLOSED_COVER: (
            words.gettext("The cover is open"),
            words.gettext("Close the cover."),
        ),
        Want.JAM_CLEARED: (
            words.gettext("Paper is stuck"),
            words.gettext("Open the printer and take the stuck paper out."),
        ),
        Want.INK: (words.gettext("Ink is out"), words.gettext("Put new ink or toner in.")),
        Want.INK_SOON: (
            words.gettext("Ink is low"),
            words.gettext("Have new ink or toner at hand."),
        ),
        Want.RESUME: (
            words.gettext("The queue is stopped"),
            words.gettext("Start it again, at the printer or at its computer."),
        ),
        Want.TRUST: (
            words.gettext("Its certificate is not trusted"),
            words.gettext("Another device may answer in its place. Tell whoever set it up."),
        ),
        Want.LOOK: (
            words.gettext("It wants a look"),
            words.gettext("Read what the printer itself says."),
        ),
    }[want]
