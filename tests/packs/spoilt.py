"""How the small pack is spoilt for a rule of `check`, and what is then said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.packs.faults import Severity
from tests.packs.changed import change

Spoil = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken pack: what makes it so, and the whole sentence or sentences about it."""

    severity: Severity
    spoil: Spoil
    said: tuple[str, ...]


def error(spoil: Spoil, *said: str) -> Broken:
    return Broken("error", spoil, said)


def warning(spoil: Spoil, *said: str) -> Broken:
    return Broken("warning", spoil, said)


def hint(spoil: Spoil, *said: str) -> Broken:
    return Broken("hint", spoil, said)


def put(file: str, old: str, new: str) -> Spoil:
    """Write `new` in the place of `old`."""
    return lambda pack: change(pack, file, old, new)


def fill(file: str, content: bytes) -> Spoil:
    """Write this content in the place of all that the file holds."""
    return lambda pack: (pack / file).write_bytes(content)
