"""A new post's words, cut to what the platform takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from kiosk.platforms.catalogue import Limits
from kiosk.platforms.characters import graphemes, normalised
from kiosk.platforms.hashtags.addresses import addresses

# Only what ends a hashtag on every platform parts words, so that no cut goes through a hashtag.
_SPACES = " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_WORD = re.compile(rf"[^{_SPACES}]+")

# Without a variation selector © and ® are letters like others.
_PICTURE = (
    r"(?![©®](?!\ufe0f))\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?"
    r"[\U000e0020-\U000e007f]*+"
)
_EMOJI = regex.compile(
    rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*+"
)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much more a post takes."""

    count: int
    bytes: int

    def without(self, limits: Limits, text: str) -> "_Room":
        used = len(text.encode(errors="replace")) if limits.bytes else 0
        return _Room(self.count - length(limits, text), self.bytes - used)

    def is_enough(self) -> bool:
        return self.count >= 0 and self.bytes >= 0


def post(limits: Limits, text: str, hashtags: Iterable[str]) -> str:
    """The words of a post: as many hashtags as fit, before them as many whole words as fit.

    The hashtags begin with #.
    """
    room = _Room(limits.post, limits.bytes or 0)
    ends: list[str] = []
    for hashtag in hashtags:
        left = room.without(limits, f" {hashtag}")
        if left.is_enough():
            ends.append(hashtag)
            room = left
    words = text.strip(_SPACES)
    kept = 0
    for word in _WORD.finditer(words):
        room = room.without(limits, words[kept : word.end()])
        if not room.is_enough():
            break
        kept = word.end()
    return " ".join([words[:kept], *ends] if kept else ends)


def length(limits: Limits, text: str) -> int:
    """What a text counts in a post on a platform with these limits."""
    found = addresses(text) if limits.link else []
    if not limits.bare_links:
        found = [(start, end) for start, end in found if "://" in text[start:end]]
    reached, count = 0, 0
    for start, end in found:
        count += _plain_length(limits, text[reached:start]) + limits.link
        reached = end
    return count + _plain_length(limits, text[reached:])


def _plain_length(limits: Limits, text: str) -> int:
    if limits.graphemes:
        return graphemes(text)
    # Letters and their accents count as one, in their composed form.
    composed = normalised("NFC", text)
    if limits.light is None:
        return len(composed)
    rest, emoji = _EMOJI.subn("", composed) if limits.emoji_as_one else (composed, 0)
    return limits.heavy * emoji + sum(_weight(limits, ord(sign)) for sign in rest)


def _weight(limits: Limits, sign: int) -> int:
    if any(first <= sign <= last for first, last in limits.light or ()):
        return 1
    return limits.heavy
