"""QR: a text becomes a matrix, a matrix an SVG path or a 1-bit image, and an image is read back.

May import settings; knows neither the web nor the database.
"""

from kiosk.qr.drawing import QUIET, image, svg, svg_path, svg_strokes
from kiosk.qr.encoding import Level, Matrix, TooLongError, matrix, modules
from kiosk.qr.keeping import keeping
from kiosk.qr.reading import CodeDoesNotReadError, proven, read_codes

__all__ = [
    "QUIET",
    "CodeDoesNotReadError",
    "Level",
    "Matrix",
    "TooLongError",
    "image",
    "keeping",
    "matrix",
    "modules",
    "proven",
    "read_codes",
    "svg",
    "svg_path",
    "svg_strokes",
]
