"""Hashtags on platforms that publish no pattern, by the little that they say of them."""

import re
from collections.abc import Iterator

import regex

_ADDRESS = re.compile(r"\S+")
_HASHTAG = regex.compile(r"(?:^|[^\p{L}\p{M}\p{N}_&/#])#(?![\ufe0f\u20e3])([\p{L}\p{M}\p{Nd}_]++)")
_LETTER = regex.compile(r"\p{L}")


def read(text: str) -> Iterator[str]:
    """Letters, digits and underscores behind a #, with a letter among them.

    There may be nothing but space and punctuation before the #. What stands in a web address is
    no hashtag.
    """
    for word in _ADDRESS.findall(text):
        if "://" not in word:
            for found in _HASHTAG.findall(word):
                if _LETTER.search(found):
                    yield found
