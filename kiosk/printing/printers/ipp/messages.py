"""IPP messages as bytes, both ways (RFC 8010)."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

VERSION = b"\x01\x01"
"""IPP/1.1: newer printers answer it too, older ones nothing else."""

Value = int | str | bytes | None
"""What an attribute can hold here; None where the printer has no value for it."""


class MessageError(Exception):
    """Bytes that are no IPP message."""


class Tag(IntEnum):
    """Groups and kinds of value, by their numbers in RFC 8010."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a question; several values make it a set."""

    tag: Tag
    name: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Attributes:
    """One group of an answer: the values of each attribute, by its name."""

    values: Mapping[str, tuple[Value, ...]]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def number(self, name: str) -> int | None:
        """An integer, enum or boolean; None where there is none."""
        value = next(iter(self.values.get(name, ())), None)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """A name, text, keyword or address; empty where there is none."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a set of keywords."""
        return tuple(value for value in self.values.get(name, ()) if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer says: a status of RFC 8011, and groups of attributes in their order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def of(self, tag: Tag) -> tuple[Attributes, ...]:
        """The groups of one kind."""
        return tuple(attributes for found, attributes in self.groups if found == tag)


def question(operation: int, groups: Mapping[Tag, tuple[Attribute, ...]]) -> bytes:
    """The bytes of a question; a document follows right after them."""
    parts = [VERSION, struct.pack(">HI", operation, 1)]
    for group, attributes in groups.items():
        parts.append(bytes([group]))
        for attribute in attributes:
            parts += _encoded(attribute)
    parts.append(bytes([Tag.END]))
    return b"".join(parts)


def answer(message: bytes) -> Answer:
    """What a printer's bytes say. Raises `MessageError`.

    Collections come out flat: nothing here asks for one.
    """
    if len(message) < 9:
        raise MessageError("The answer is too short.")
    groups: list[tuple[int, Attributes]] = []
    values: dict[str, tuple[Value, ...]] = {}
    last = ""
    for tag, name, value in _fields(message):
        if name is None:
            values = {}
            groups.append((tag, Attributes(values)))
            continue
        # A further value of a set comes without a name.
        last = name or last
        values[last] = (*values.get(last, ()), _decoded(tag, value))
    return Answer(int.from_bytes(message[2:4], "big"), tuple(groups))


def _encoded(attribute: Attribute) -> Iterator[bytes]:
    name = attribute.name.encode()
    for value in attribute.values:
        if isinstance(value, str):
            content = value.encode()
        else:
            content = struct.pack(">?" if attribute.tag is Tag.BOOLEAN else ">i", value)
        yield struct.pack(">BH", attribute.tag, len(name)) + name
        yield struct.pack(">H", len(content)) + content
        name = b""


def _fields(message: bytes) -> Iterator[tuple[int, str | None, bytes]]:
    """Each value with its tag and name; a group that begins is a tag without a name."""
    at = 8
    is_in_group = False
    while True:
        tag = _taken(message, at, 1)[0]
        at += 1
        if tag == Tag.END:
            return
        if tag < 0x10:
            is_in_group = True
            yield tag, None, b""
            continue
        if not is_in_group:
            raise MessageError("An attribute stands outside every group.")
        name, at = _counted(message, at)
        value, at = _counted(message, at)
        yield tag, name.decode(errors="replace"), value


def _counted(message: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(_taken(message, at, 2), "big")
    return _taken(message, at + 2, length), at + 2 + length


def _taken(message: bytes, at: int, length: int) -> bytes:
    taken = message[at : at + length]
    if len(taken) < length:
        raise MessageError("The answer ends too early.")
    return taken


def _decoded(tag: int, value: bytes) -> Value:
    if 0x10 <= tag < 0x20:
        return None
    if tag in {Tag.INTEGER, Tag.ENUM}:
        return int.from_bytes(value, "big", signed=True)
    if tag == Tag.BOOLEAN:
        return value != b"\0"
    if tag in {Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE}:
        _, at = _counted(value, 0)
        return _counted(value, at)[0].decode(errors="replace")
    if 0x40 <= tag < 0x60:
        return value.decode(errors="replace")
    return value
