"""On which line each key of a TOML file stands, which `tomllib` does not tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Where a value is: `("step", 2, "title", "cy")` is the Welsh title of the third step."""

# Deeper keys than these are no part of any pack, and would only cost time.
_DEEPEST = 4

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY_PART = re.compile(r'[ \t]*("(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_VALUE_PART = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]"
    r"|[^\[\]{}\n\"'#]+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A header or a key: `brackets` is 2 for `[[step]]`, 1 for `[step.link]`, 0 for a key."""

    line: int
    brackets: int
    parts: tuple[str, ...]


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every table and key in a text that `tomllib` has accepted."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for statement in _statements(text.replace("\r\n", "\n")):
        if statement.brackets:
            table = _table(statement, counts)
            found = table
        else:
            found = table + statement.parts
        for length in range(1, len(found) + 1):
            lines.setdefault(found[:length], statement.line)
    return lines


def _table(statement: _Statement, counts: dict[Path, int]) -> Path:
    path: Path = ()
    last = len(statement.parts) - 1
    for place, part in enumerate(statement.parts):
        path += (part,)
        if place == last and statement.brackets == 2:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path += (counts[path] - 1,)
    return path


def _statements(text: str) -> Iterator[_Statement]:
    place, line = 0, 1
    while True:
        start = _end(_BLANK, text, place)
        line += text.count("\n", place, start)
        if start >= len(text):
            return
        brackets = 2 if text.startswith("[[", start) else int(text.startswith("[", start))
        parts, place = _key(text, start + brackets)
        yield _Statement(line, brackets, parts)
        end = _end_of_value(text, place + brackets if brackets else place)
        line += text.count("\n", start, end)
        place = end


def _key(text: str, place: int) -> tuple[tuple[str, ...], int]:
    parts: list[str] = []
    while match := _KEY_PART.match(text, place):
        if len(parts) < _DEEPEST:
            parts.append(match[1].strip("\"'"))
        place = match.end()
        if not text.startswith(".", place):
            break
        place += 1
    return tuple(parts), place


def _end_of_value(text: str, place: int) -> int:
    depth = 0
    while match := _VALUE_PART.match(text, place):
        token = match[0]
        if token == "\n" and depth <= 0:
            break
        depth += (token in {"[", "{"}) - (token in {"]", "}"})
        place = match.end()
    return place


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
