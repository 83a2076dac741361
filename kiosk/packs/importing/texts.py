"""Texts of a programme as plain, short, printable lines."""

import html
import re
import unicodedata

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_INLINE = frozenset(("a", "b", "i", "u", "em", "strong", "span", "code", "sub", "sup", "small"))
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")
_MUCH = 20
"""How many times its longest length of a text is looked at."""


def plain(text: str, longest: int) -> str:
    """A text in one line without markup, cut at a word where it is longer than `longest`."""
    text = text[: longest * _MUCH]
    if "<" in text:
        text = _TAG.sub(lambda tag: "" if tag[1].lower() in _INLINE else " ", text)
    if "&" in text:
        text = html.unescape(text)
    return shortened(" ".join(_UNSEEN.sub(" ", text).split()), longest)


def shortened(text: str, longest: int) -> str:
    """A text cut at a word, with an ellipsis, where it is longer than `longest`."""
    if len(text) <= longest:
        return text
    words = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[: longest - 1]
    return f"{words.rstrip(' ,;:.–-')}…"


def folded(text: str) -> str:
    """A text for comparing: without case, accents, or any sign but letters and digits."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if sign.isalnum()) or text.strip()
