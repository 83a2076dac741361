"""The mask of a code: the one that `qrcode` would choose, found in a fraction of its time.

A whole code is one number here: its rows one after the other, 1 is dark, the highest digit stands
at the top left. The module to the left is one digit away, the one above is a row away.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from qrcode.util import QRData

Correction = Literal[0, 1, 2, 3]
"""An error correction level as `qrcode.constants` numbers them."""

_MASKS: Final = (0, 1, 2, 3, 4, 5, 6, 7)
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def masked(data: "QRData", version: int, correction: Correction) -> int:
    """The modules that `qrcode` makes of a payload for which this version has room, as a number."""
    from qrcode.main import QRCode

    code = QRCode(version, correction, border=0)
    code.add_data(data)
    code.makeImpl(True, 0)
    size, draft = code.modules_count, number(code.get_matrix())
    # Of masks that are equally good, `qrcode` takes the first too.
    best = min(_steps(version, correction), key=lambda step: penalty(draft ^ step.mask, size))
    return draft ^ best.finish


def number(modules: list[list[bool]]) -> int:
    """Rows of modules as one number."""
    return int(b"".join(map(bytes, modules)).translate(_DIGITS), 2)


@dataclass(frozen=True, slots=True)
class _Step:
    """What turns the draft with mask 0 into another mask's draft, and into its finished code.

    A draft is what `qrcode` judges: a code whose modules for level, mask and version are light.
    """

    mask: int
    finish: int


@cache
def _steps(version: int, correction: Correction) -> tuple[_Step, ...]:
    """The steps to each mask, taken from a code of nothing: they are the same for every payload."""
    from qrcode.main import QRCode

    empty = QRCode(version, correction, border=0)
    drafts, finished = [], []
    for mask in _MASKS:
        empty.makeImpl(True, mask)
        drafts.append(number(empty.get_matrix()))
        empty.makeImpl(False, mask)
        finished.append(number(empty.get_matrix()))
    return tuple(
        _Step(drafts[0] ^ draft, drafts[0] ^ code)
        for draft, code in zip(drafts, finished, strict=True)
    )


def penalty(code: int, size: int) -> int:
    """What makes a code hard to read, by ISO/IEC 18004, 7.8.3, as `qrcode` counts it."""
    places = _places(size)
    light = places.all ^ code
    beside = ~(code ^ code >> 1) & places.right_of_first
    below = ~(code ^ code >> size) & places.below_first
    blocks = beside & below & beside >> size
    return (
        _runs(beside, 1)
        + _runs(below, size)
        + 3 * blocks.bit_count()
        + 40 * (_finders(code, light, 1) & places.right_of_tenth).bit_count()
        + 40 * _finders(code, light, size).bit_count()
        + _imbalance(code, size)
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Modules of a size that have others before them in their row or column."""

    all: int
    right_of_first: int
    right_of_tenth: int
    below_first: int


@cache
def _places(size: int) -> _Places:
    rows = sum(1 << size * row for row in range(size))
    return _Places(
        all=rows * ((1 << size) - 1),
        right_of_first=rows * ((1 << size - 1) - 1),
        right_of_tenth=rows * ((1 << size - 10) - 1),
        below_first=(1 << size * (size - 1)) - 1,
    )


def _runs(same: int, step: int) -> int:
    """Points for five and more modules of a colour in line: three, and one for each further."""
    pairs = same & same >> step
    fives = pairs & pairs >> 2 * step
    return fives.bit_count() + 2 * (fives & ~(fives >> step)).bit_count()


def _finders(dark: int, light: int, step: int) -> int:
    """Where a line looks like a finder pattern, 1:1:3:1:1 with four light modules beside it."""
    ring = dark & light >> step
    three = dark & dark >> step & dark >> 2 * step
    finder = ring & three >> 2 * step & (light & dark >> step) >> 5 * step
    margin = light & light >> step
    margin &= margin >> 2 * step
    return finder & margin >> 7 * step | margin & finder >> 4 * step


def _imbalance(code: int, size: int) -> int:
    """Ten points for each whole 5 % by which dark modules are more or less than half."""
    # The library's own floating-point steps, so that a share on the border falls on the same side.
    percent = float(code.bit_count()) / (size**2)
    return int(abs(percent * 100 - 50) / 5) * 10
