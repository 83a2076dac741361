"""The colours that a pack can bring of its own, and how well they are told from each other."""

from collections.abc import Mapping
from types import MappingProxyType

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#FFF8EF",
        "linen": "#F6E9D8",
        "ink": "#1E1B2E",
        "ink-2": "#4A4560",
        "edge": "#7A7390",
        "hair": "#DCCFC4",
        "quiet": "#CDBFB6",
        "plum": "#4B1D5C",
        "plum-2": "#7C5189",
        "sun": "#FFC845",
        "sun-2": "#D9A018",
        "apricot": "#FF8A70",
        "teal": "#0A5250",
        "alert": "#9B1220",
    }
)
"""Each colour as `static/tokens.css` has it, where a pack brings none. White is no choice: codes
stand on it."""

WHITE = "white"

TEXT = 7.0
"""The least ratio of a text to its ground: WCAG 1.4.6."""

CONTROL = 3.0
"""The least ratio of a control's border, or a focus ring, to its ground: WCAG 1.4.11."""

PAIRINGS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", TEXT),
    ("ink", "linen", TEXT),
    ("ink", WHITE, TEXT),
    ("ink", "sun", TEXT),
    ("ink", "apricot", TEXT),
    ("ink-2", "paper", TEXT),
    ("ink-2", WHITE, TEXT),
    (WHITE, "ink", TEXT),
    (WHITE, "plum", TEXT),
    (WHITE, "teal", TEXT),
    ("teal", "paper", TEXT),
    ("alert", WHITE, TEXT),
    ("alert", "paper", TEXT),
    ("edge", "paper", CONTROL),
    ("edge", WHITE, CONTROL),
    ("sun", "plum", CONTROL),
)
"""What stands on what on a screen, and the least ratio of the two."""


def ratio(one: str, other: str) -> float:
    """The contrast of two colours `#RRGGBB`, from 1 to 21: WCAG 2.2, "contrast ratio"."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
