"""The `escpos` printer: receipts as pictures over TCP, each confirmed by the printer itself.

`encoding` turns pages into commands, `replies` sorts what a printer says, `link` is one connection,
and `printer` puts them together. Commands and bits are those of Epson's ESC/POS command reference.
"""

from kiosk.printing.printers.escpos.printer import EscposPrinter, Limits

__all__ = ["EscposPrinter", "Limits"]
