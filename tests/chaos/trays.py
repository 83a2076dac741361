"""A printer of each kind, with a tray that can be looked into."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from kiosk.handouts import Layout
from kiosk.handouts.raster import rasters
from tests import escpos_printer
from tests.ippeveprinter import IppevePrinter, message_bus

DPI = 203


@dataclass(frozen=True)
class Tray:
    """Where a printer is found, the layout it prints, and the dots of each sheet that came out.

    A sheet that is too torn to be drawn is a white one.
    """

    address: str
    layout: Layout
    sheets: Callable[[], list[Image.Image]]


@contextmanager
def printer(kind: str, folder: Path) -> Iterator[Tray]:
    """A printer that is on until the block ends."""
    folder.mkdir()
    match kind:
        case "folder":
            yield Tray(f"folder://{folder}", Layout.MY_HANDOUT, lambda: _files(folder))
        case "ipp":
            with message_bus(folder) as bus:
                device = IppevePrinter(folder / "device", bus)
                device.switch_on()
                try:
                    yield Tray(
                        device.address,
                        Layout.MY_HANDOUT,
                        lambda: [drawn(sheet) for sheet in device.sheets()],
                    )
                finally:
                    device.switch_off()
        case _:
            with escpos_printer.running() as emulated:
                address = f"escpos://{emulated.host}:{emulated.port}"
                yield Tray(address, Layout.RECEIPT_80, lambda: _receipts(emulated))


def drawn(document: bytes) -> Image.Image:
    """The dots of a document of one page."""
    try:
        (page,) = rasters(document, DPI, "1")
    except pypdfium2.PdfiumError:
        return _white(1)
    return page


def _files(folder: Path) -> list[Image.Image]:
    return [drawn(file.read_bytes()) for file in folder.glob("[!.]*.pdf")]


def _receipts(emulated: escpos_printer.EmulatedPrinter) -> list[Image.Image]:
    # Paper that hangs out uncut is a sheet to whoever tears it off.
    uncut = [_white(len(emulated.rows))] if emulated.rows else []
    return [*emulated.sheets, *uncut]


def _white(rows: int) -> Image.Image:
    return Image.new("1", (576, rows), 1)
