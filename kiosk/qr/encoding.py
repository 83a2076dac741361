"""From a text to the dark and light modules of its code."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from qrcode.util import QRData

Level = Literal["M", "Q", "H"]

SMALLEST_VERSION = 2
"""Version 1 has no alignment pattern, and suffers when it is read at an angle."""

KEPT = 2048
"""Matrices that are kept: making one takes thousands of times as long as finding it again."""


_LEVELS: tuple[Level, ...] = ("H", "Q", "M")
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
    return 4 * _version(text)[1] + 17


@lru_cache(maxsize=KEPT)
def matrix(text: str) -> Matrix:
    """The smallest code of a text, with as much error correction as that size can carry.

    Size comes first because large modules read from further away. Raises `TooLongError`.
    """
    # The library is loaded with the first code, so that the kiosk starts without it.
    from qrcode.main import QRCode

    data, version = _version(text)
    level = next(level for level in _LEVELS if _smallest_version(data, level, version) == version)
    code = QRCode(version, _correction(level))
    code.add_data(data)
    code.make(fit=False)
    rows = tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.modules)
    return Matrix(text, version, level, rows)


def _version(text: str) -> "tuple[QRData, int]":
    from qrcode.util import QRData

    if len(text) > _MOST_DIGITS:
        raise TooLongError(text)
    # Half a surrogate pair cannot be written; reading the code back shows that it is missing.
    data = QRData(text.encode(errors="replace"))
    version = _smallest_version(data, "M", SMALLEST_VERSION)
    if version is None:
        raise TooLongError(text)
    return data, version


def _smallest_version(data: "QRData", level: Level, start: int) -> int | None:
    """The first version from `start` on with room at this level, or None."""
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=_correction(level))
    code.add_data(data)
    try:
        return code.best_fit(start)
    # Where nothing fits, the library stumbles over a version 41 of its own before it can say so.
    except (DataOverflowError, ValueError):
        return None


def _correction(level: Level) -> int:
    from qrcode import constants

    return {
        "M": constants.ERROR_CORRECT_M,
        "Q": constants.ERROR_CORRECT_Q,
        "H": constants.ERROR_CORRECT_H,
    }[level]
