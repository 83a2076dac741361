"""From settings, and from what staff added, to printers."""

from pathlib import Path
from urllib.parse import urlsplit

from kiosk.handouts import PRINTED_BY, Layout
from kiosk.printing.printers import Printer
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.printing.printers.folder import FolderPrinter
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.settings import PRINTER_PORTS, PrinterSetting, Settings, SettingsError
from kiosk.store import FOLDER, Origin, PrinterEntry


def entries(settings: Settings) -> tuple[PrinterEntry, ...]:
    """The printers of the settings, the preferred first; without any, a folder stands in.

    Raises `SettingsError` where a layout is unknown.
    """
    if not settings.printers:
        stand_in = PrinterEntry(
            name=FOLDER,
            address=f"folder://{settings.prints}",
            layouts=PRINTED_BY["folder"],
            origin=Origin.STAND_IN,
        )
        return (stand_in,)
    faults = tuple(
        f"The printer “{each.name}” has the layout “{layout}”, which is none. "
        f"Use {', '.join(Layout)}."
        for each in settings.printers
        for layout in each.layouts or ()
        if layout not in list(Layout)
    )
    if faults:
        raise SettingsError(faults)
    return tuple(_entry(each) for each in settings.printers)


def printer_of(entry: PrinterEntry, settings: Settings) -> Printer:
    """The printer at the address of an entry."""
    place = urlsplit(entry.address)
    match place.scheme:
        case "folder":
            is_own = entry.origin is Origin.STAND_IN
            return FolderPrinter(settings.prints if is_own else Path(place.path), entry.name)
        case "escpos":
            return EscposPrinter(
                entry.name, place.hostname or "", place.port or PRINTER_PORTS["escpos"]
            )
        case _:
            return IppPrinter(entry.name, entry.address, _certificate(entry, settings))


def _entry(setting: PrinterSetting) -> PrinterEntry:
    layouts = PRINTED_BY[setting.kind] if setting.layouts is None else setting.layouts
    return PrinterEntry(
        name=setting.name,
        address=setting.address,
        layouts=frozenset(map(str, layouts)),
        side=setting.side,
    )


def _certificate(entry: PrinterEntry, settings: Settings) -> Path | None:
    named = (each.certificate for each in settings.printers if each.name == entry.name)
    return next(named, None)
