"""What a phone's camera sees: codes on a page of the browser and on the pages of a PDF."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image
from playwright.sync_api import Page


def codes_on_screen(page: Page) -> list[str]:
    """What every code on the screen opens, read from its pixels."""
    return _read(Image.open(BytesIO(page.screenshot())))


def codes_on_paper(file: Path) -> list[str]:
    """What every code of a PDF opens, read from its pages at 150 dots an inch."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [text for page in document for text in _read(page.render(scale=150 / 72).to_pil())]
    finally:
        document.close()


def words_on_paper(file: Path) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]
