"""Everything the kiosk can be told from outside, read once and frozen.

The lowest room: it imports nothing of ours.
"""

from kiosk.settings.loading import (
    DEFAULT_PACK,
    KEYS,
    LONGEST_ADDRESS,
    ROOT,
    Settings,
    SettingsError,
    load,
)
from kiosk.settings.printers import (
    PRINTER_KINDS,
    PRINTER_PORTS,
    FoundPrinter,
    PrinterSetting,
    Side,
    is_printer_address,
    is_printer_name,
    is_same_printer,
)

__all__ = [
    "DEFAULT_PACK",
    "KEYS",
    "LONGEST_ADDRESS",
    "PRINTER_KINDS",
    "PRINTER_PORTS",
    "ROOT",
    "FoundPrinter",
    "PrinterSetting",
    "Settings",
    "SettingsError",
    "Side",
    "is_printer_address",
    "is_printer_name",
    "is_same_printer",
    "load",
]
