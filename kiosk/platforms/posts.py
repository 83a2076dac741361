"""A new post's words, cut to what the platform takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.platforms.catalogue import Limits
from kiosk.platforms.characters import grapheme_ends, graphemes, normalised
from kiosk.platforms.emoji import EMOJI
from kiosk.platforms.hashtags.addresses import addresses

# Only what ends a hashtag on every platform parts words, so that no cut goes through a hashtag.
_SPACES = " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_WORD = re.compile(rf"[^{_SPACES}]+")


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

    Where not even the first word fits, its beginning stands there if no hashtag is cut by that.
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
        left = room.without(limits, words[kept : word.end()])
        if not left.is_enough():
            break
        room, kept = left, word.end()
    if kept == 0:
        kept = _beginning(limits, words, room)
    return " ".join([words[:kept], *ends] if kept else ends)


def _beginning(limits: Limits, words: str, room: _Room) -> int:
    """How far the whole characters of a first word reach that fit, in a word of letters only.

    What holds a hashtag, an address or a name would be another one if it were cut.
    """
    word = _WORD.match(words)
    if word is None or set("#＃@＠.:/") & set(word[0]):
        return 0
    kept = 0
    for end in grapheme_ends(word[0]):
        room = room.without(limits, words[kept:end])
        if not room.is_enough():
            break
        kept = end
    return kept


def length(limits: Limits, text: str) -> int:
    """What a text counts in a post on a platform with these limits."""
    # Letters and their accents count as one, in their composed form.
    text = normalised("NFC", text)
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
    if limits.light is None:
        return len(text)
    rest, emoji = EMOJI.subn("", text) if limits.emoji_as_one else (text, 0)
    return limits.heavy * emoji + sum(_weight(limits, ord(sign)) for sign in rest)


def _weight(limits: Limits, sign: int) -> int:
    if any(first <= sign <= last for first, last in limits.light or ()):
        return 1
    return limits.heavy
