"""How hard a text is to read: the length of its sentences, and its reading age.

The reading age is the Flesch-Kincaid grade (Kincaid and others, 1975, written for samples of about
100 words) plus 5, the age at which American schools begin to count. Syllables are counted by rules
of English spelling; the rules err by about one word in twenty, up as often as down.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST_SENTENCE = 15
"""Words."""

HIGHEST_READING_AGE = 11
"""Years."""

_SAMPLE = 30
"""Words. A shorter text is measured as if plain words stood around it, because a single long word
would decide alone."""

_PLAIN_SENTENCE = 10.0
_PLAIN_SYLLABLES = 1.35
"""What a sentence and a word of those plain words have, as on the kiosk's own screens."""

# The look back keeps a row of a million exclamation marks from being read a million times.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[”’\")\]]*+(?:\s|$)|\n")
_SHORTENED = re.compile(r"\b((?i:e\.g|i\.e|e\.e|h\.y|vs)|Drs?|Mrs?|Ms|Mx|Profs?|Revd?|St)\.(?=\s)")
"""Words with a full stop that ends no sentence, in English and Welsh."""

_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")
"""What is left of anything between spaces, without the signs around it."""

_UNSPOKEN = re.compile(r"https?://\S+|[#@]\w[\w.@-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouyl])e$|(?<=[aeiouyrwn])le$|(?<=[aeiouyrwn]l)e[ds]$|gues?$"
    r"|(?<![aeiouytdl])ed$|(?<![aeiouyscxzgl])es$"
    r"|(?<![aeiouy])e(?=(?:ment|line|time|where|thing|hold|less|ful|ly)s?$)"
)
_TWO_VOWELS = re.compile(
    r"io(?!n|u)|(?<![tsgln])ion|[au]o(?!u)|ia(?!l$|n$)|eo(?!u|ple)|crea|[dr]ea$|oe[mt]|oye"
    r"|dien|(?<!f)rien|scien|clien|iet|(?<!q)ua|[aeiou]ing|riou"
)


def sentences(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each sentence of a text."""
    for sentence in _SENTENCE_END.split(_SHORTENED.sub(r"\1", text)):
        if words := tuple(_WORD.findall(sentence)):
            yield words


def longest_sentence(texts: Iterable[str]) -> int:
    """How many words the longest sentence of some texts has."""
    return max((len(words) for text in texts for words in sentences(text)), default=0)


def reading_age(texts: Iterable[str], known: frozenset[str]) -> float:
    """The age, in years, at which most people can read some English texts.

    Names do not count as hard: words in `known` (see `words_of`), web addresses, hashtags, and
    words with a capital inside a sentence.
    """
    ends = 0
    weights: list[int] = []
    for words in _spoken(texts):
        ends += 1
        weights.extend(_weight(word, place > 0, known) for place, word in enumerate(words))
    plain = max(0, _SAMPLE - len(weights))
    count = len(weights) + plain
    length = count / (ends + plain / _PLAIN_SENTENCE)
    syllables = (sum(weights) + plain * _PLAIN_SYLLABLES) / count
    return 0.39 * length + 11.8 * syllables - 15.59 + 5


def hardest_word(texts: Iterable[str], known: frozenset[str]) -> str:
    """The word with the most syllables in some texts."""
    weights = {
        word: (_weight(word, place > 0, known), len(word))
        for words in _spoken(texts)
        for place, word in enumerate(words)
    }
    return max(weights, key=lambda word: weights[word])


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words of names, in the form in which `reading_age` knows them again."""
    return frozenset(_stem(word) for name in names for word in _WORD.findall(name))


def _spoken(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (words for text in texts for words in sentences(_UNSPOKEN.sub("it", text)))


def _weight(word: str, is_inside: bool, known: frozenset[str]) -> int:
    is_name = (is_inside and word[0].isupper()) or word.isupper() or _stem(word) in known
    return 1 if is_name else sum(_syllables(part) for part in word.split("-") if part)


def _stem(word: str) -> str:
    lower = re.sub(r"[’']s?$", "", word.casefold())
    return lower if lower.endswith("ss") else lower.removesuffix("s")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", re.sub(r"[’']s$", "", word.casefold()))
    spoken = len(_VOWELS.findall(letters)) + len(_TWO_VOWELS.findall(letters))
    return max(1, spoken - len(_SILENT.findall(letters)))
