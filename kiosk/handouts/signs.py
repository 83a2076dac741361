"""Which signs the fonts of screen and paper have."""

import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

from kiosk.handouts.render import FONT_PACKAGES

NO_TEXT = "\ufeff"
"""A byte order mark inside a text: PDF/UA forbids it."""


@cache
def signs() -> frozenset[str]:
    """Every sign that one of the fonts has."""
    # Only `check` asks, so that the kiosk starts without it.
    from fontTools.ttLib import TTFont

    found: set[str] = set()
    for package in FONT_PACKAGES:
        for file in Path(str(files(package))).rglob("*.ttf"):
            with TTFont(file, lazy=True) as font:
                found.update(map(chr, font.getBestCmap()))
    # Some fonts have an empty shape for a control character, which is still no sign.
    return frozenset(each for each in found - {NO_TEXT} if unicodedata.category(each) != "Cc")


def missing_signs(text: str) -> tuple[str, ...]:
    """The signs of a text that no font shows, once each; spaces and joiners need no shape."""
    return tuple(sign for sign in dict.fromkeys(text) if sign not in signs() and _is_shown(sign))


def _is_shown(sign: str) -> bool:
    if sign == NO_TEXT:
        return True
    is_joiner = unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"
    return not (sign.isspace() or is_joiner)
