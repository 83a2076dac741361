"""From an image back to the texts of its codes, by a reader that is not the encoder's own."""

from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.qr.drawing import image
from kiosk.qr.encoding import KEPT, Matrix, matrix

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 4
"""Dots a module at which a code is read back: fewer are not read reliably."""


class CodeDoesNotReadError(ValueError):
    """A code whose text is not what the reader finds in it."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"The QR code of {text[:80]!a} does not read back as that text. "
            "Write its address with plain letters, digits and percent signs."
        )


def read_codes(image: "Image") -> tuple[str, ...]:
    """The texts of all upright QR codes in an image, dark on light, in the order they are found."""
    import zxingcpp

    found = zxingcpp.read_barcodes(
        image.convert("L"),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return tuple(code.text for code in found)


@lru_cache(maxsize=KEPT)
def proven(text: str) -> Matrix:
    """The matrix of a text, after it was drawn and read back as that text.

    Raises `CodeDoesNotReadError` and `TooLongError`.
    """
    made = matrix(text)
    if read_codes(image(made, DOTS)) != (text,):
        raise CodeDoesNotReadError(text)
    return made
