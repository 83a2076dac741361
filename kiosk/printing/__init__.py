"""Printing: the worker that drives print jobs from `queued` to `done`, and the search for printers.

May import store and below; knows neither the web nor SQLAlchemy. The web and the worker meet only
in the print jobs of the store.
"""

from kiosk.printing.finding import FindingError, find_printers
from kiosk.printing.printers import Look, Printer, PrinterError
from kiosk.printing.printers.folder import FolderPrinter
from kiosk.printing.setting_up import set_up
from kiosk.printing.typeset import TypesetError, typeset
from kiosk.printing.worker import Worker
from kiosk.printing.workers import Workers

__all__ = [
    "FindingError",
    "FolderPrinter",
    "Look",
    "Printer",
    "PrinterError",
    "TypesetError",
    "Worker",
    "Workers",
    "find_printers",
    "set_up",
    "typeset",
]
