"""Proposals for the hashtags of new sessions: CamelCase, unique, and whole on every platform."""

import re
import unicodedata
from collections.abc import Collection

from kiosk.packs.rules.hashtags import folded, look
from kiosk.platforms import unsafe_on

LONGEST_HASHTAG = 50
"""Characters; Threads allows no more."""

_LONGEST_STEM = 24
_COMFORTABLE = 24
"""Characters that are typed by hand at a glance, and make a code that is read from 45 cm."""
_SHORTEST_REST = 8
"""Characters behind a long stem."""

_WORD = re.compile(r"[A-Za-z0-9]+")
_LETTERS_JOINED = re.compile(r"\b([A-Z]{1,3})&(?=[A-Z]{1,3}\b)")
"""As in AT&T and R&D."""
_YEAR = re.compile(r"_*(?:19|20)[0-9]{2}$")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "đ": "d", "ð": "d", "ł": "l", "Ł": "L"}
    | {"þ": "th", "œ": "oe", "Œ": "Oe", "ı": "i", "’": "", "'": "", "&": " and "}
)
_SMALL_WORDS = re.compile(
    r"a|an|and|are|as|at|be|by|can|do|does|for|from|has|have|how|in|into|is|it|its|no|not|of|"
    r"on|or|our|s|so|t|that|the|their|this|to|us|was|we|what|when|where|which|who|why|will|"
    r"with|you|your|ac|ag|am|ar|gan|gyda|i|mewn|o|yn|y|yr|der|die|das|ein|eine|fur|im|mit|oder|"
    r"und|von|zu|zum|zur|auf|au|aux|de|des|du|et|la|le|les|un|une|aus",
    re.IGNORECASE,
)


def stem_of(hashtag: str, year: int | None) -> str:
    """What every hashtag of an event begins with: its own one without the year at its end."""
    plain = "".join(_WORD.findall(_ascii(hashtag)))
    short = _YEAR.sub("", plain)
    if short == plain and year is not None:
        short = plain.removesuffix(f"{year % 100:02}")
    stem = short if sum(sign.isalpha() for sign in short) >= 2 else plain
    return stem[:_LONGEST_STEM]


class Proposals:
    """Proposes hashtags that are neither taken nor proposed already, nor look as if they were."""

    def __init__(self, stem: str, taken: Collection[str]) -> None:
        self._stem = stem
        self._comfortable = max(_COMFORTABLE, len(stem) + _SHORTEST_REST)
        self._taken = {folded(hashtag): hashtag for hashtag in taken}
        self._looks = {look(hashtag): hashtag for hashtag in taken}

    def propose(self, title: str, no: int) -> str:
        """A hashtag from the telling words of a title; `no` where they are not enough."""
        words = [word for word in _words(title) if word.lower() != self._stem.lower()]
        count = self._fitting(words)
        proposals = [words[:more] for more in range(count, len(words) + 1) if more]
        proposals += [[words[0], word] for word in words[count:]]
        for chosen in proposals:
            hashtag = self._stem + "".join(chosen)
            is_short = chosen == words[:count] or len(hashtag) <= self._comfortable
            if is_short and self.take(hashtag) is None:
                return hashtag
        base = self._stem + "".join(words[:count] or ["Session"])
        for tail in (str(no), *(f"{no}x{more}" for more in range(2, 1_000))):
            hashtag = f"{base[: LONGEST_HASHTAG - len(tail)]}{tail}"
            if self.take(hashtag) is None:
                return hashtag
        raise AssertionError("a thousand sessions have the same no")

    def take(self, hashtag: str) -> str | None:
        """Take a hashtag, or say in a few words why it cannot be used."""
        if unsafe_on(hashtag):
            return "is not whole on every platform"
        if folded(hashtag) in self._taken:
            return "is taken already"
        if other := self._looks.get(look(hashtag)):
            return f"looks like #{other}"
        self._taken[folded(hashtag)] = self._looks[look(hashtag)] = hashtag
        return None

    def _fitting(self, words: list[str]) -> int:
        """How many words make a hashtag that is neither long nor without a meaning."""
        length = len(self._stem)
        for count, word in enumerate(words[:3]):
            length += len(word)
            if length > self._comfortable:
                return max(count, 1)
        return min(len(words), 3)


def _words(title: str) -> list[str]:
    found = _WORD.findall(_ascii(_LETTERS_JOINED.sub(r"\1", title)))
    telling = [word for word in found if not _SMALL_WORDS.fullmatch(word)] or found
    shouted = all(word.upper() == word for word in found) and len(found) > 2
    return [_camel(word, shouted=shouted) for word in telling][:12]


def _camel(word: str, *, shouted: bool) -> str:
    if shouted or (word.isupper() and len(word) > 6):
        word = word.lower()
    return word[:1].upper() + word[1:]


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    marks = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return marks.encode("ascii", "replace").decode("ascii").replace("?", " ")
