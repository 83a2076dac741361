"""Proposals for the hashtags of new sessions: CamelCase, unique, and whole on every platform."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_HASHTAG = 50
"""Characters; Threads allows no more."""

_LONGEST_STEM = 24
_COMFORTABLE = 34
"""Characters that can still be read at a glance and typed by hand."""

_WORD = re.compile(r"[A-Za-z0-9]+")
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
    """Proposes hashtags that are neither taken nor proposed already."""

    def __init__(self, stem: str, taken: Iterable[str]) -> None:
        self._stem = stem
        self._taken = {_folded(hashtag) for hashtag in taken}

    def propose(self, title: str, no: int) -> str:
        """A hashtag from the telling words of a title; `no` where they are not enough."""
        words = [word for word in _words(title) if word.lower() != self._stem.lower()]
        for count in range(_comfortable(words, len(self._stem)), len(words) + 1):
            hashtag = self._stem + "".join(words[:count])
            if count and self._take(hashtag):
                return hashtag
        base = self._stem + "".join(words[: _comfortable(words, len(self._stem))] or ["Session"])
        for tail in (str(no), *(f"{no}x{more}" for more in range(2, 1_000))):
            hashtag = f"{base[: LONGEST_HASHTAG - len(tail)]}{tail}"
            if self._take(hashtag):
                return hashtag
        raise AssertionError("a thousand sessions have the same no")

    def take(self, hashtag: str) -> bool:
        """Take a hashtag that the programme brings along, where it can be used."""
        return bool(_WORD.fullmatch(hashtag)) and self._take(hashtag)

    def _take(self, hashtag: str) -> bool:
        key = _folded(hashtag)
        fits = len(hashtag) <= LONGEST_HASHTAG and any(sign.isalpha() for sign in hashtag)
        if not fits or key in self._taken:
            return False
        self._taken.add(key)
        return True


def _words(title: str) -> list[str]:
    found = _WORD.findall(_ascii(title))
    telling = [word for word in found if not _SMALL_WORDS.fullmatch(word)] or found
    shouted = all(word.upper() == word for word in found) and len(found) > 2
    return [_camel(word, shouted=shouted) for word in telling][:12]


def _camel(word: str, *, shouted: bool) -> str:
    if shouted or (word.isupper() and len(word) > 6):
        word = word.lower()
    return word[:1].upper() + word[1:]


def _comfortable(words: list[str], length: int) -> int:
    """How many words make a hashtag that is neither long nor without a meaning."""
    for count, word in enumerate(words[:3]):
        length += len(word)
        if length > _COMFORTABLE:
            return max(count, 1)
    return min(len(words), 3)


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    marks = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return marks.encode("ascii", "replace").decode("ascii").replace("?", " ")


def _folded(hashtag: str) -> str:
    return _ascii(hashtag.lstrip("#")).casefold().replace("_", "").strip()
