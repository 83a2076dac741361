"""The content lines of an iCalendar file, each with its place, as far as they can be read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from icalendar.parser import Contentline, unescape_backslash

from kiosk.packs.importing.opening import line_text
from kiosk.packs.importing.problems import Doubts

_LONGEST_LINE = 100_000
_MOST_OF_A_NAME = 400
_NAME_ALONE = re.compile(rb"^([A-Za-z-]+)((?:\r?\n)+)[ \t](?=[:;])", re.MULTILINE)
_NAME_SIGNS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class Property:
    """One property; `value` is raw, with its backslashes."""

    line: int
    params: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as text."""
        return str(unescape_backslash(self.value))


@dataclass(slots=True)
class Block:
    """A component: its properties by name, in the order of the file; `raw` are its lines."""

    name: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    raw: list[str] = field(default_factory=list)
    depth: int = 0

    def first(self, name: str) -> Property | None:
        """The first property of a name that says anything."""
        return next((each for each in self.properties.get(name, ()) if each.value.strip()), None)

    def text(self, name: str) -> str:
        """The text of a property, or nothing."""
        found = self.first(name)
        return found.text if found else ""


def blocks(data: bytes, names: Mapping[str, frozenset[str]], doubts: Doubts) -> Iterator[Block]:
    """Every component of one of the names, with those of its properties that are named for it.

    A component in which others stand, such as alarms, has its own properties only. One without an
    END ends where the next of its kind begins.
    """
    inside: Block | None = None
    for number, raw in logical_lines(data, doubts):
        upper = raw[:80].strip().upper().replace(b" ", b"")
        word = upper.partition(b":")[2].decode("ascii", "replace")
        if upper.startswith(b"BEGIN:"):
            if word in names:
                if inside is not None:
                    yield inside
                inside = Block(word, number)
            elif inside is not None:
                inside.depth += 1
        elif upper.startswith(b"END:"):
            if inside is not None and (not inside.depth or word in {inside.name, "VCALENDAR"}):
                yield inside
                inside = None
            elif inside is not None:
                inside.depth -= 1
        if inside is not None:
            _take(inside, number, raw, names[inside.name], doubts)
    if inside is not None:
        doubts.say(
            inside.line,
            "The file ends in the middle of this session.",
            "Fetch the programme again if sessions are missing.",
        )
        yield inside


def logical_lines(data: bytes, doubts: Doubts) -> Iterator[tuple[int, bytes]]:
    """Every line without its folds, which may go through the middle of a letter."""
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    # The calendar of Mozilla once folded every line behind the name of its property.
    data = _NAME_ALONE.sub(rb"\2\1", data)
    start, parts, size = 0, [b""], 0
    for number, raw in enumerate(BytesIO(data), 1):
        line = raw.rstrip(b"\r\n")
        if line[:1] in {b" ", b"\t"} and start:
            piece = line[1:]
        elif start and line and not _is_property(line):
            # Some programs write the ends of lines into a text as they are.
            doubts.say(number, "This line is no property; it was read as text.", "Look at it.")
            piece = b"\\n" + line
        else:
            if start:
                yield start, b"".join(parts)
            start, parts, size = number, [line], len(line)
            continue
        if size < _LONGEST_LINE:
            parts.append(piece)
            size += len(piece)
    if start:
        yield start, b"".join(parts)


def _is_property(line: bytes) -> bool:
    end = min((place for sign in b":;" if (place := line.find(sign)) >= 0), default=-1)
    return end > 0 and all(sign in _NAME_SIGNS for sign in line[:end].strip())


def _take(block: Block, number: int, raw: bytes, wanted: frozenset[str], doubts: Doubts) -> None:
    if not wanted:
        block.raw.append(line_text(raw))
        return
    head = raw[:40].upper()
    beginnings = (name for name in wanted if head.startswith(name.encode()))
    if block.depth or all(
        len(block.properties.get(name, ())) >= _MOST_OF_A_NAME for name in beginnings
    ):
        return
    text = line_text(raw[:_LONGEST_LINE])
    plain_name, _, value = text.partition(":")
    if (found := plain_name.upper()) in wanted:
        block.properties.setdefault(found, []).append(Property(number, {}, value))
        return
    colon = Contentline(text).value_separator_index()
    if colon < 0:
        return
    try:
        # Only what is before the colon is handed over: its parser looks at every letter.
        name, params, _ = Contentline(f"{text[:colon]}:-").raw_parts()
    except ValueError:
        doubts.say(number, "This line cannot be read and was passed over.", "Look at it.")
        return
    if str(name).upper() in wanted:
        plain = {str(key).upper(): str(value) for key, value in params.items()}
        told = Property(number, plain, text[colon + 1 :])
        block.properties.setdefault(str(name).upper(), []).append(told)
