"""Hashtags on Bluesky, by the rules with which its own app finds tags in a post."""

from collections.abc import Iterator

import regex

_SPACES = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
# A soft hyphen, joiners, spaces without width and the keycap's end also end a hashtag.
_ENDS = rf"{_SPACES}\u00ad\u2060\u200b-\u200d\u20e2"

_HASHTAG = regex.compile(rf"(?:^|[{_SPACES}])[#＃](?!\ufe0f)([^{_ENDS}]++)")
_TELLING = regex.compile(rf"[^0-9\p{{P}}{_ENDS}]")
_TRAILING = regex.compile(r"\p{P}++$", regex.REVERSE)


def read(text: str) -> Iterator[str]:
    """The hashtags that Bluesky links: a # after a space, and all up to the next space.

    One that is only digits and punctuation is none; punctuation at its end is left out.
    """
    for word in _HASHTAG.findall(text):
        if _TELLING.search(word):
            yield _TRAILING.sub("", word)
