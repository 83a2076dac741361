"""The `ipp` printer: office printers and CUPS queues, over `ipp://` or `ipps://`.

`messages` turns questions into bytes and bytes into answers, `link` carries them, `client` knows
the operations, `reading` says what attributes mean, and `printer` puts them together. Operations
and attributes are those of RFC 8011.
"""

from kiosk.printing.printers.ipp.printer import IppPrinter, Limits

__all__ = ["IppPrinter", "Limits"]
