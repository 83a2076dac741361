"""From settings to printers, and which layouts each of them prints."""

from pathlib import Path
from urllib.parse import urlsplit

from kiosk.handouts import Layout
from kiosk.printing.printers import Printer
from kiosk.printing.printers.escpos import PORT, EscposPrinter
from kiosk.printing.printers.folder import FolderPrinter
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.settings import PrinterSetting, Settings, SettingsError

OFFICE = frozenset(Layout) - {Layout.LABEL_62, Layout.RECEIPT_80}
RECEIPT = frozenset({Layout.RECEIPT_80})
LAYOUTS = {"folder": frozenset(Layout), "ipp": OFFICE, "ipps": OFFICE, "escpos": RECEIPT}
"""What each kind of printer prints unless its setting says otherwise."""


def set_up(settings: Settings) -> tuple[tuple[Printer, frozenset[Layout]], ...]:
    """The printers of a kiosk, the preferred first; without any, a folder takes everything.

    Raises `SettingsError` where a layout is unknown.
    """
    if not settings.printers:
        return ((FolderPrinter(settings.prints), LAYOUTS["folder"]),)
    faults = tuple(
        f"The printer “{each.name}” has the layout “{layout}”, which is none. "
        f"Use {', '.join(Layout)}."
        for each in settings.printers
        for layout in each.layouts or ()
        if layout not in list(Layout)
    )
    if faults:
        raise SettingsError(faults)
    return tuple((_printer(each), _layouts(each)) for each in settings.printers)


def _layouts(setting: PrinterSetting) -> frozenset[Layout]:
    if setting.layouts is None:
        return LAYOUTS[setting.kind]
    return frozenset(Layout(layout) for layout in setting.layouts)


def _printer(setting: PrinterSetting) -> Printer:
    place = urlsplit(setting.address)
    match setting.kind:
        case "folder":
            return FolderPrinter(Path(place.path), setting.name)
        case "escpos":
            return EscposPrinter(setting.name, place.hostname or "", place.port or PORT)
        case _:
            return IppPrinter(setting.name, setting.address, setting.certificate)
