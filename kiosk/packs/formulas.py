"""Cells that a spreadsheet would take for a formula: made harmless in writing, undone in reading.

A cell that begins with = + - @ or a tab is written with an apostrophe before it.
"""

import re

_RISKY = re.compile("'*[=+@\t\r\n＝＋－＠-]")
_HARMLESS = re.compile("'+[=+@\t\r\n＝＋－＠-]")


def harmless(text: str) -> str:
    """A text as a cell that no spreadsheet calculates."""
    return f"'{text}" if _RISKY.match(text) else text


def as_meant(cell: str) -> str:
    """What a cell was before it was made harmless."""
    return cell[1:] if _HARMLESS.match(cell) else cell
