import pytest
from PIL import Image, ImageChops

from kiosk.printing.printers.escpos.encoding import (
    BAND,
    CUT,
    REST_OF_BAND,
    WIDTH,
    EncodingError,
    bands,
    encoded,
)

HEAD = 8


def a_page(width: int, height: int, *black: tuple[int, int]) -> Image.Image:
    page = Image.new("1", (width, height), 1)
    for dot in black:
        page.putpixel(dot, 0)
    return page


def with_bytes(row: bytes) -> Image.Image:
    """A page of one row whose dots are these bytes, black where a bit is set."""
    return Image.frombytes("1", (8 * len(row), 1), row, "raw", "1;I")


def dots(commands: list[bytes]) -> bytes:
    return b"".join(command[HEAD:] for command in commands)


def test_page_is_cut_into_bands_below_each_other() -> None:
    page = a_page(WIDTH, 2 * BAND + 1, (0, 0), (9, BAND), (WIDTH - 1, 2 * BAND))
    heads = [command[:HEAD] for command in bands(page)]
    whole, last = b"\x1dv0\x00\x48\x00\x80\x00", b"\x1dv0\x00\x48\x00\x01\x00"
    assert heads == [whole, whole, last]
    first, second, third = (command[HEAD:] for command in bands(page))
    assert first == b"\x80" + bytes(len(REST_OF_BAND) - 1)
    assert second == b"\x00\x40" + bytes(len(REST_OF_BAND) - 2)
    assert third == bytes(WIDTH // 8 - 1) + b"\x01"


def test_page_of_odd_width_has_no_ink_beside_it() -> None:
    (command,) = bands(a_page(13, 1, (12, 0)))
    assert command == b"\x1dv0\x00\x02\x00\x01\x00" + b"\x00\x08"


def test_page_wider_than_the_paper_is_refused() -> None:
    with pytest.raises(EncodingError, match="is 577 dots wide, and the receipt printer prints 576"):
        list(bands(a_page(WIDTH + 1, 1)))


def test_each_page_is_cut_off(document: bytes) -> None:
    commands = list(encoded(document))
    assert commands.count(CUT) == 2
    assert commands[-1] == CUT


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(b"\x10\x04\x01", id="status"),
        pytest.param(b"\x10\x05\x02", id="clear what waits"),
        pytest.param(b"\x10\x14\x01\x00\x01", id="open the drawer"),
        pytest.param(b"\x10\x14\x02\x01\x08", id="switch off"),
    ],
)
def test_dots_that_spell_a_real_time_command_get_one_dot_more(command: bytes) -> None:
    page = with_bytes(b"\x00" + command + b"\x00")
    sent = dots(list(bands(page)))
    assert command[:2] not in sent
    more = ImageChops.logical_xor(page, with_bytes(sent))
    assert more.getbbox() == (12, 0, 13, 1)
    assert more.getpixel((12, 0))


def test_command_across_the_end_of_a_row_is_broken_too() -> None:
    page = Image.frombytes("1", (16, 2), b"\x00\x10\x05\x02", "raw", "1;I")
    assert dots(list(bands(page))) == b"\x00\x18\x05\x02"


def test_all_other_dots_are_sent_as_they_are() -> None:
    row = bytes(second for first in range(256) for second in (first, 0x10, 0xFF)) * 2
    for start in range(0, len(row), WIDTH // 8):
        part = row[start : start + WIDTH // 8]
        if b"\x10\x04" not in part and b"\x10\x05" not in part and b"\x10\x14" not in part:
            assert dots(list(bands(with_bytes(part)))) == part
