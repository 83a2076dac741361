"""Hashtags on Mastodon, by the pattern and the folding of its own tags."""

import unicodedata
from collections.abc import Iterator

import regex

from kiosk.platforms.characters import normalised

# What Ruby calls letters, digits and word signs.
_LETTERS = r"\p{Alphabetic}"
_WORD = rf"{_LETTERS}\p{{M}}\p{{Nd}}\p{{Pc}}"
_SEPARATORS = "_\u00b7\u30fb\u200c"

_RUN = regex.compile(rf"(?:^|(?<=\p{{White_Space}}))[#＃]([{_WORD}][{_WORD}{_SEPARATORS}]*+)")
_LAST_WORD_SIGN = regex.compile(rf"[{_WORD}](?=[^{_WORD}]*$)", regex.REVERSE)
_INSIDE = regex.compile(rf"[{_LETTERS}{_SEPARATORS}]")
_LETTER = regex.compile(rf"[{_LETTERS}]")
_WORD_RUN = regex.compile(rf"[{_WORD}]++")
_NO_PART = regex.compile(rf"[^{_LETTERS}\p{{Nd}}\u0e47-\u0e4e{_SEPARATORS}]")

# Letters that Unicode does not take apart into a plain letter and its mark.
_FOLDED = str.maketrans("ðđħıĸłŋøŧ", "ddhiklnot")
_FIRST_MARKED, _LAST_MARKED = "\u00c0", "\u017f"


def read(text: str) -> Iterator[str]:
    """The hashtags that Mastodon links: a # after a space, and a word with a letter in it."""
    for match in _RUN.finditer(text):
        name = _name(match[1])
        if name is not None:
            if text.startswith("://", match.start(1) + len(name)):
                name = _without_scheme(name)
            if _is_name(folded(name)):
                yield name


def folded(hashtag: str) -> str:
    """A hashtag as Mastodon compares it: NFKC, lower case, Latin letters without marks."""
    signs = (sign.lower() for sign in normalised("NFKC", hashtag))
    plain = "".join(map(_plain, "".join(signs).translate(_FOLDED)))
    return str(_NO_PART.sub("", plain))


def _name(run: str) -> str | None:
    """The part of a run of word signs and separators that is a name, or None where none is."""
    last = _LAST_WORD_SIGN.search(run)
    # Between two word signs a separator is as good as a letter.
    if last is not None and _INSIDE.search(run, 1, last.start()):
        return run[: last.end()]
    word = _WORD_RUN.match(run)
    return word[0] if word and _LETTER.search(word[0]) else None


def _is_name(text: str) -> bool:
    return bool(text) and _WORD_RUN.match(text) is not None and _name(text) == text


def _without_scheme(name: str) -> str:
    for scheme in ("https", "http"):
        if name.endswith(scheme) and name != scheme:
            return name.removesuffix(scheme)
    return name


def _plain(sign: str) -> str:
    if not _FIRST_MARKED <= sign <= _LAST_MARKED:
        return sign
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base.isascii() else sign
