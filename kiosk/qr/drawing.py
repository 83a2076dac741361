"""From a matrix to what is shown and printed: an SVG path, an SVG file or a 1-bit image."""

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from kiosk.qr.encoding import Matrix

if TYPE_CHECKING:
    from PIL.Image import Image

QUIET = 4
"""Modules that stay clear on each side: a reader needs them to find the code."""

KEPT = 1024

_DARK = re.compile("1+")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@lru_cache(maxsize=KEPT)
def svg_path(matrix: Matrix, quiet: int = QUIET) -> str:
    """The dark modules as one path of row runs, a unit a module, moved by the quiet zone."""
    return "".join(
        f"M{run.start() + quiet} {y}h{run.end() - run.start()}v1h{run.start() - run.end()}z"
        for y, row in enumerate(matrix.rows, quiet)
        for run in _DARK.finditer(f"{row:0{matrix.size}b}")
    )


@lru_cache(maxsize=KEPT)
def svg_strokes(matrix: Matrix, quiet: int = QUIET) -> str:
    """The same runs as strokes one unit wide, in half the letters: for screens, which stay sharp.

    Paper gets `svg_path`, since printers may fatten strokes.
    """
    return "".join(
        _row_strokes(row, matrix.size, y, quiet) for y, row in enumerate(matrix.rows, quiet)
    )


def _row_strokes(row: int, size: int, y: int, quiet: int) -> str:
    parts, at = [], None
    for run in _DARK.finditer(f"{row:0{size}b}"):
        move = f"M{run.start() + quiet} {y}.5" if at is None else f"m{run.start() - at} 0"
        parts.append(f"{move}h{run.end() - run.start()}")
        at = run.end()
    return "".join(parts)


def svg(matrix: Matrix, label: str, dots: int) -> str:
    """A code as an SVG file, black on white with its quiet zone; `label` is what is read out.

    It opens `dots` pixels a module wide, since a slide would show a file without a size tiny.
    """
    side = matrix.size + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * dots}" height="{side * dots}"'
        f' viewBox="0 0 {side} {side}" role="img"'
        f' shape-rendering="crispEdges"><title>{escape(_NOT_IN_XML.sub("�", label))}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{svg_path(matrix)}"/></svg>\n'
    )


def image(matrix: Matrix, dots: int) -> "Image":
    """A code as a 1-bit image with its quiet zone, `dots` printer's dots a module each way."""
    from PIL import Image

    side = matrix.size + 2 * QUIET
    # Rows are whole bytes, and in an image 1 is white.
    length = -(-side // 8)
    white = (1 << 8 * length) - 1
    left = 8 * length - matrix.size - QUIET
    rows = [0] * QUIET + [row << left for row in matrix.rows] + [0] * QUIET
    packed = b"".join((white ^ row).to_bytes(length, "big") for row in rows)
    small = Image.frombytes("1", (side, side), packed)
    return small.resize((side * dots, side * dots), Image.Resampling.NEAREST)
