"""A TOML file of the pack as values, with the line of each."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.packs.sources import UnreadableFileError
from kiosk.packs.toml_lines import Path, key_lines

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")

# tomllib takes time by the square of a key's parts. Possessive, so that searching takes none of it.
_DEEPEST = 50
_DEEP_KEY = re.compile(
    r"""(?<![\w."'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    rf"{{{_DEEPEST - 1}}}"
)

# What tomllib says of a heading: `[step]` before `[[step]]`.
_CLASH = (
    "Cannot overwrite",
    "An earlier heading of this name has other brackets.",
    "Write two brackets on each side of it, every time.",
)

# What tomllib says where it cannot read a value.
_IN_VALUE = (
    "Invalid value",
    "Expected newline",
    "Unclosed array",
    "Unterminated string",
    "Illegal character '\\n'",
)

# How the line of such a value looks -> what is wrong, and what to do about it.
_LOOKS = (
    (
        re.compile(r"(?:^|[=\[,])\s*[“”„‘’]|[“”‘’]\s*(?:[\],]|$)"),
        "The quotes are curly.",
        'Use straight ones, like this: "text".',
    ),
    (
        re.compile(r"^\s*(?:starts|ends)\s*="),
        "This is no date.",
        "Write it like this, without quotes: 2027-05-12.",
    ),
    (
        re.compile(r"""[^\s\[{,="]\s*"\w"""),
        "A quote inside a text ends the text.",
        "Write “ and ” inside a text, and straight quotes around it.",
    ),
    (
        re.compile(r"=\s*[+-]?\d"),
        "A number has something behind it.",
        "Write one whole number, such as 3.",
    ),
)

# What tomllib says -> what is wrong, and what to do about it.
_PLAIN = (
    ("Cannot overwrite", "A key is written twice.", "Keep one of the two."),
    ("Cannot declare", "A heading in square brackets is written twice.", "Keep one of the two."),
    ("Invalid date", "This date does not exist.", "Write it like this: 2027-05-12."),
    ("Invalid value", "The value after = cannot be read.", "Put text between quotes."),
    (
        "Unclosed array",
        "A list is not closed.",
        "Put commas in it, and ] at its end.",
    ),
    ("Unterminated string", "A text is not closed.", "Write a quote at its end."),
    ("Illegal character '\\n'", "A text is not closed.", "Write a quote at its end."),
    ("Unescaped '\\'", "A text holds a single backslash.", "Write it twice."),
    ("Expected ']", "A heading is not closed.", "Write as many brackets after it as before it."),
    (
        "Expected newline",
        "The value after = cannot be read to its end.",
        "Put text between quotes.",
    ),
    ("Expected '='", "A key has no = after it.", 'Write a line like this: key = "text".'),
)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a TOML file holds, and where."""

    name: str
    values: Mapping[str, object]
    lines: Mapping[Path, int]


def parse_toml(name: str, text: str) -> TomlFile:
    """Read a TOML text; raises `UnreadableFileError` where it is none."""
    if found := _DEEP_KEY.search(text):
        raise UnreadableFileError(
            "deep-key",
            name,
            text.count("\n", 0, found.start()) + 1,
            f"This line has {_DEEPEST} or more names joined by dots.",
            "Write keys such as title.en, and put text between quotes.",
        )
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_toml(name, text, error) from error
    return TomlFile(name, values, key_lines(text))


def _not_toml(name: str, text: str, error: Exception) -> UnreadableFileError:
    said = str(error)
    line = _line(said, text)
    written = "" if line is None else text.split("\n")[line - 1].strip()
    for looks, message, cure in _LOOKS if said.startswith(_IN_VALUE) else ():
        if looks.search(written):
            return UnreadableFileError("not-toml", name, line, message, cure)
    for beginning, message, cure in (_CLASH, *_PLAIN) if written.startswith("[") else _PLAIN:
        if said.startswith(beginning):
            return UnreadableFileError("not-toml", name, line, message, cure)
    cure = 'Write each line like this: key = "text".'
    return UnreadableFileError("not-toml", name, line, "This is not TOML.", cure)


def _line(said: str, text: str) -> int | None:
    place = _PLACE.search(said)
    if place is None:
        return None
    if place["line"] is None:
        return text.rstrip().count("\n") + 1
    return int(place["line"])
