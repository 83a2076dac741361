"""From a finished PDF to the dots of its pages, as PDFium draws them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_AN_INCH = 72

Mode = Literal["1", "L", "RGB"]
"""Pillow's names: black or white with hard edges as a printer of dots prints, greys, colours."""

Found = TypeVar("Found")

# PDFium serves one thread at a time in the whole process.
_pdfium = threading.Lock()


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document, _pdfium:
        return len(document)


def rasters(pdf: bytes, dpi: int, mode: Mode) -> Iterator["Image"]:
    """Each page of a PDF, `dpi` dots to the inch, from the top left of the paper."""
    return page_by_page(pdf, lambda page: drawn(page, dpi, mode))


def page_by_page(pdf: bytes, look: Callable[[Any], Found]) -> Iterator[Found]:
    """What a look at each of PDFium's pages finds; meanwhile PDFium serves nobody else."""
    with _opened(pdf) as document:
        with _pdfium:
            pages = len(document)
        for index in range(pages):
            with _pdfium:
                page = document[index]
                try:
                    found = look(page)
                finally:
                    page.close()
            yield found


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        with _pdfium:
            document.close()


def drawn(page: Any, dpi: int, mode: Mode) -> "Image":
    """The dots of one of PDFium's pages."""
    import pypdfium2
    from PIL import Image
    from pypdfium2 import raw

    scale = dpi / POINTS_AN_INCH
    width, height = (round(side * scale) for side in page.get_size())
    form = raw.FPDFBitmap_BGR if mode == "RGB" else raw.FPDFBitmap_Gray
    hard = (
        raw.FPDF_RENDER_NO_SMOOTHTEXT
        | raw.FPDF_RENDER_NO_SMOOTHPATH
        | raw.FPDF_RENDER_NO_SMOOTHIMAGE
    )
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, format=form)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    # `page.render` would stretch a page that ends within a dot, and its modules with it.
    raw.FPDF_RenderPageBitmapWithMatrix(
        bitmap,
        page,
        raw.FS_MATRIX(scale, 0, 0, scale, 0, 0),
        raw.FS_RECTF(0, 0, width, height),
        hard if mode == "1" else 0,
    )
    # Converting also copies, so that the picture outlives the bitmap's memory.
    image: Image.Image = bitmap.to_pil().convert(mode, dither=Image.Dither.NONE)
    bitmap.close()
    return image
