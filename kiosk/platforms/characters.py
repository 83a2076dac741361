"""Characters as a person sees them, and texts in one of Unicode's normal forms."""

import unicodedata
from collections.abc import Iterator
from typing import Literal

import regex

_FLAG = regex.compile(r"\p{Regional_Indicator}{1,2}")
_GRAPHEME = regex.compile(r"\X")
_STRETCH = regex.compile(r"\P{M}*+\p{M}{0,30}+")


def graphemes(text: str) -> int:
    """The number of extended grapheme clusters (UAX 29): an emoji of several signs counts one."""
    # Two halves of a flag are one. To find pairs in a long row of them would take a long time.
    return sum(1 for _ in _GRAPHEME.finditer(_FLAG.sub("F", text)))


def grapheme_ends(text: str) -> Iterator[int]:
    """Where each extended grapheme cluster of a text ends."""
    return (match.end() for match in _GRAPHEME.finditer(text))


def normalised(form: Literal["NFC", "NFKC"], text: str) -> str:
    """A text in a normal form, of which at most 30 marks in a row are put in order (UAX 15).

    To sort any number of marks would take a long time; no language piles up more.
    """
    return "".join(unicodedata.normalize(form, part) for part in _STRETCH.findall(text))
