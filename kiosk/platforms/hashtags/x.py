"""Hashtags on X, by the rules of its twitter-text 3.1."""

from collections.abc import Iterator

import regex

from kiosk.platforms.hashtags.addresses import addresses

# Letters and marks; twitter-text counts the private letters of old Apple fonts among them.
_LETTERS = r"\p{L}\p{M}\uf870-\uf87f\uf882\uf884-\uf89f\uf8b8\uf8c1-\uf8d6"
# Joiners, and the signs that stand inside words of Hebrew, Tibetan, Japanese and Catalan.
_INSIDE = (
    "_\u200c\u200d\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u3003\u301c\u309b\u309c\u30a0\u30fb"
    "\ua67e\uff5e"
)
_SIGN = rf"[{_LETTERS}\p{{Nd}}{_INSIDE}]"

# A # with a variation selector or a keycap is an emoji. The sign before the # is read with it, for
# what twitter-text has read once it does not look at again.
_HASHTAG = regex.compile(
    rf"(?:^|[\ufe0e\ufe0f]|[^{_LETTERS}\p{{Nd}}{_INSIDE}&\p{{Cs}}])"
    rf"(?P<whole>[#＃](?![\ufe0f\u20e3])(?P<name>[\p{{Nd}}{_INSIDE}]*+[{_LETTERS}]{_SIGN}*+))"
)
_GOES_ON = ("#", "＃", "://")


def read(text: str) -> Iterator[str]:
    """The hashtags that X links: not inside a web address, not before another # or ://."""
    found = [
        (*match.span("whole"), match["name"])
        for match in _HASHTAG.finditer(text)
        if not text.startswith(_GOES_ON, match.end())
    ]
    if not found:
        return
    spans = sorted([*found, *((start, end, "") for start, end in addresses(text))])
    reached = 0
    for start, end, name in spans:
        # Of two that overlap the first one counts.
        if start >= reached:
            reached = end
            if name:
                yield name
