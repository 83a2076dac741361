"""The Set-up pages: which printers there are, which are on the network, and how one is added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address
from urllib.parse import urlencode, urlsplit

from kiosk.actions import Origin, PrinterRecord, PrintJob, Unusable, board
from kiosk.handouts import Ladder, Layout
from kiosk.settings import FoundPrinter, PrinterSetting, Side
from kiosk.staff.desk import Desk
from kiosk.staff.now import tag
from kiosk.staff.pages import Choice, Found, FoundLine, PrinterForm, SetUp, SetUpLine
from kiosk.staff.printers import sign_of, state_of
from kiosk.staff.prints import state_name
from kiosk.words import Words

FORM = "/staff/set-up/printer"
OFFICE, RECEIPT = "office", "receipt"
"""What staff say a printer is, where its address does not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What stands in the fields of the form, as it was typed."""

    name: str = ""
    address: str = ""
    kind: str = OFFICE
    side: str = ""


def set_up_page(desk: Desk, token: str, now: datetime) -> SetUp:
    """The printers as they are set up."""
    # Read before the board, so that a change between the two is shown once more, never missed.
    page_tag = tag(desk, now)
    shown = board(desk.store)
    tests = sorted(
        (job for job in (*shown.unsettled, *shown.prints) if job.layout in list(Ladder)),
        key=lambda job: job.id,
    )
    last = {job.printer: job for job in tests}
    return SetUp(
        event=desk.pack.event.name,
        token=token,
        tag=page_tag,
        clock=desk.day_and_time(now),
        printers=tuple(
            _line(desk.words, printer, last.get(printer.name)) for printer in shown.printers
        ),
    )


def found_page(
    desk: Desk, token: str, printers: Sequence[FoundPrinter], problem: str, now: datetime
) -> Found:
    """The printers that a search found; `problem` is why it could not be made."""
    return Found(
        event=desk.pack.event.name,
        token=token,
        clock=desk.day_and_time(now),
        printers=tuple(_found(desk.words, printer) for printer in printers),
        problem=problem,
    )


def form_page(
    desk: Desk, token: str, now: datetime, filled: Filled, unusable: Unusable | None = None
) -> PrinterForm:
    """The form that adds a printer, filled in as it was; `unusable` is what was wrong with it."""
    words = desk.words
    kind = RECEIPT if filled.address.startswith("escpos:") else filled.kind
    kinds = {
        OFFICE: words.gettext("An office printer, A4"),
        RECEIPT: words.gettext("A receipt printer, 80 mm"),
    }
    sides = {
        "": words.gettext("Do not say"),
        Side.LEFT.value: words.gettext("On the left"),
        Side.RIGHT.value: words.gettext("On the right"),
        Side.UNDER.value: words.gettext("Under the screen"),
    }

    def choices(texts: dict[str, str], chosen: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(value=key, text=text, is_chosen=key == chosen) for key, text in texts.items()
        )

    return PrinterForm(
        event=desk.pack.event.name,
        token=token,
        clock=desk.day_and_time(now),
        name=filled.name,
        address=filled.address,
        kinds=choices(kinds, kind),
        sides=tuple(
            Choice(value=key, text=sides[key], is_chosen=key == filled.side) for key in sides
        ),
        problem="" if unusable is None else _problem(words, unusable),
        wrong="" if unusable is None else _wrong_field(unusable),
    )


def setting(filled: Filled) -> PrinterSetting:
    """The printer that a form describes; an address may be as short as 192.168.1.20."""
    address = filled.address.strip()
    if "://" not in address:
        address = _in_brackets(address)
        path = "" if "/" in address else "/ipp/print"
        is_receipt = filled.kind == RECEIPT
        address = f"escpos://{address}" if is_receipt else f"ipp://{address}{path}"
    side = Side(filled.side) if filled.side in list(Side) else None
    return PrinterSetting(name=filled.name.strip(), address=address, side=side)


def _in_brackets(address: str) -> str:
    """An IPv6 address as it stands within a longer one; anything else as it is."""
    try:
        return f"[{IPv6Address(address)}]"
    except ValueError:
        return address


def _line(words: Words, printer: PrinterRecord, last_test: PrintJob | None) -> SetUpLine:
    entry = printer.entry
    facts = [_prints(words, entry.layouts, entry.address)]
    if entry.side is not None:
        facts.append(
            {
                Side.LEFT: words.gettext("Sheets come out on the left."),
                Side.RIGHT: words.gettext("Sheets come out on the right."),
                Side.UNDER: words.gettext("Sheets come out under the screen."),
            }[entry.side]
        )
    if entry.origin is Origin.SETTINGS:
        facts.append(words.gettext("It is set up in kiosk.toml."))
    return SetUpLine(
        name=entry.name,
        sign=sign_of(printer),
        state=state_of(words, printer),
        about=" ".join(facts),
        address=entry.address,
        test=""
        if last_test is None
        else words.gettext(
            "Test page %(sheet)s: %(state)s.",
            sheet=last_test.sheet,
            state=state_name(words, last_test.state),
        ),
        in_trouble=not printer.prints_now and not printer.held,
        may_test=printer.prints_now,
        may_remove=entry.origin is Origin.STAFF,
    )


def _prints(words: Words, layouts: frozenset[str], address: str) -> str:
    if urlsplit(address).scheme == "folder":
        return words.gettext("It keeps each sheet as a file.")
    if layouts <= {Layout.RECEIPT_80}:
        return words.gettext("It prints receipts.")
    return words.gettext("It prints A4 sheets.")


def _found(words: Words, printer: FoundPrinter) -> FoundLine:
    address = printer.addresses[0]
    if not printer.takes_pdf:
        about = words.gettext("It takes no PDF. Connect it to this computer with CUPS first.")
        return FoundLine(name=printer.name, about=f"{address}. {about}", add="")
    asked = urlencode({"name": printer.name, "address": address})
    return FoundLine(name=printer.name, about=address, add=f"{FORM}?{asked}")


def _wrong_field(unusable: Unusable) -> str:
    return "address" if unusable in {Unusable.ADDRESS, Unusable.THERE} else "name"


def _problem(words: Words, unusable: Unusable) -> str:
    return {
        Unusable.NAME: words.gettext("Type up to 31 letters from A to Z, digits and dashes."),
        Unusable.TAKEN: words.gettext("Another printer has this name. Type another one."),
        Unusable.THERE: words.gettext(
            "This printer is set up already. Look in the list of printers."
        ),
        Unusable.ADDRESS: words.gettext("Type the printer’s address, such as 192.168.1.20."),
    }[unusable]
