import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.main import QRCode
from qrcode.util import ALPHA_NUM, BIT_LIMIT_TABLE, QRData, lost_point

from kiosk.qr.masking import masked, number, penalty

CORRECTIONS = range(4)
LETTERS = {"numeric": b"0123456789", "alphanumeric": ALPHA_NUM, "byte": bytes(range(256))}
LOOKS_LIKE_A_FINDER = ("10111010000", "00001011101")


def room(version: int, correction: int) -> int:
    """Bytes that surely fit beside their mode and length."""
    return BIT_LIMIT_TABLE[correction][version] // 8 - 3


def by_the_library(data: QRData, version: int, correction: int) -> int:
    code = QRCode(version, correction)
    code.add_data(data)
    code.make(fit=False)
    return number(code.modules)


@st.composite
def payloads(draw: st.DrawFn) -> tuple[QRData, int, int]:
    version, correction = draw(st.integers(1, 10)), draw(st.sampled_from(CORRECTIONS))
    letters = st.sampled_from(draw(st.sampled_from(list(LETTERS.values()))))
    length = draw(st.integers(0, room(version, correction)))
    text = bytes(draw(st.lists(letters, min_size=length, max_size=length)))
    return QRData(text), version, correction


@st.composite
def grids(draw: st.DrawFn) -> list[list[bool]]:
    """Squares rich in what costs points: runs, blocks and false finders, along rows or columns."""
    size = draw(st.integers(1, 6)) * 4 + 17
    pieces = st.one_of(
        st.sampled_from(LOOKS_LIKE_A_FINDER),
        st.builds(str.__mul__, st.sampled_from("01"), st.integers(1, 12)),
        st.text("01", min_size=1, max_size=size),
    )
    lines = st.lists(pieces, min_size=1, max_size=12).map("".join)
    rows = [list(f"{line:<0{size}}"[:size]) for line in draw(st.lists(lines, max_size=size))]
    rows += [draw(st.sampled_from(rows or [["0"] * size])) for _ in range(size - len(rows))]
    turned = zip(*rows, strict=True) if draw(st.booleans()) else rows
    return [[module == "1" for module in row] for row in turned]


@settings(max_examples=300)
@given(payloads())
def test_mask_is_the_one_that_the_library_chooses(payload: tuple[QRData, int, int]) -> None:
    assert masked(*payload) == by_the_library(*payload)


@pytest.mark.parametrize("version", range(1, 41))
def test_mask_of_a_full_code_is_the_librarys_in_every_version(version: int) -> None:
    correction = version % 4
    data = QRData((b"https://stand.example/" * 140)[: room(version, correction)])
    assert masked(data, version, correction) == by_the_library(data, version, correction)


@settings(max_examples=500)
@given(grids())
def test_penalty_of_any_square_is_the_librarys(grid: list[list[bool]]) -> None:
    assert penalty(number(grid), len(grid)) == lost_point(grid)


@pytest.mark.parametrize("dark", range(0, 442, 3))
def test_penalty_of_every_share_of_dark_modules_is_the_librarys(dark: int) -> None:
    modules = [at * 23 % 441 < dark for at in range(441)]
    grid = [modules[row * 21 : row * 21 + 21] for row in range(21)]
    assert penalty(number(grid), 21) == lost_point(grid)
