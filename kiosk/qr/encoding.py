"""From a text to the dark and light modules of its code."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kiosk.qr.keeping import kept
from kiosk.qr.masking import Correction, masked

if TYPE_CHECKING:
    from qrcode.util import QRData

Level = Literal["M", "Q", "H"]

SMALLEST_VERSION = 2
"""Version 1 has no alignment pattern, and suffers when it is read at an angle."""

LARGEST_VERSION = 40

KEPT = 2048
"""Matrices kept in memory: making one takes hundreds of times as long as finding it again."""

_CORRECTIONS: dict[Level, Correction] = {"H": 2, "Q": 3, "M": 0}
"""Levels as the library numbers them, the highest first."""

_BITS = {1: (10, 3), 2: (11, 2), 4: (8, 1)}
"""By the library's number of a mode: so many bits for so many digits, letters or bytes."""

_MOST_DIGITS = 7089


class TooLongError(ValueError):
    """A text for which even the largest code has no room."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"A text of {len(text):,} characters is too long for a QR code. "
            "Use a shorter address, or fewer words."
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """The modules of a QR code, without quiet zone.

    A row is a number whose binary digits are its modules: 1 is dark, the highest digit stands at
    the left. `level` says how much may be damaged: M about 15 %, Q 25 %, H 30 %.
    """

    text: str
    version: int
    level: Level
    rows: tuple[int, ...]

    @property
    def size(self) -> int:
        """Modules on each side."""
        return len(self.rows)

    def is_dark(self, row: int, column: int) -> bool:
        """Whether a module is dark, counted from the top and from the left."""
        return bool(self.rows[row] >> (self.size - 1 - column) & 1)


def modules(text: str) -> int:
    """Modules on each side of a text's code, without making it; raises `TooLongError`."""
    return _side(_fitted(text)[1])


@lru_cache(maxsize=KEPT)
def matrix(text: str) -> Matrix:
    """The smallest code of a text, with as much error correction as that size can carry.

    Size comes first because large modules read from further away. Raises `TooLongError`.
    """
    data, version, level = _fitted(text)
    code = kept(text, version, level, lambda: masked(data, version, _CORRECTIONS[level]))
    size = _side(version)
    rows = tuple(code >> size * row & (1 << size) - 1 for row in reversed(range(size)))
    return Matrix(text, version, level, rows)


def _side(version: int) -> int:
    return 4 * version + 17


def _fitted(text: str) -> "tuple[QRData, int, Level]":
    # The library is loaded with the first code, so that the kiosk starts without it.
    from qrcode.util import QRData

    if len(text) > _MOST_DIGITS:
        raise TooLongError(text)
    # Half a surrogate pair cannot be written; reading the code back shows that it is missing.
    data = QRData(text.encode(errors="replace"))
    for version in range(SMALLEST_VERSION, LARGEST_VERSION + 1):
        for level in _CORRECTIONS:
            if _has_room(version, level, data):
                return data, version, level
    raise TooLongError(text)


def _has_room(version: int, level: Level, data: "QRData") -> bool:
    from qrcode.util import BIT_LIMIT_TABLE, length_in_bits

    bits, letters = _BITS[data.mode]
    needed = 4 + length_in_bits(data.mode, version) + -(-bits * len(data) // letters)
    return needed <= BIT_LIMIT_TABLE[_CORRECTIONS[level]][version]
