"""From a finished PDF to exactly the dots that a label or receipt printer prints."""

from typing import TYPE_CHECKING

from kiosk.handouts.layouts import PLACES, Layout
from kiosk.handouts.raster import rasters

if TYPE_CHECKING:
    from PIL.Image import Image


def dots(document: bytes, layout: Layout) -> tuple["Image", ...]:
    """Each page of a PDF as a 1-bit image, a pixel for each dot of the layout's printer.

    Every module of a code is whole dots. Raises `ValueError` for a layout of office paper.
    """
    dpi = PLACES[layout].dpi
    if dpi is None:
        raise ValueError(f"{layout} is for printers that choose their own dots.")
    return tuple(rasters(document, dpi, "1"))
