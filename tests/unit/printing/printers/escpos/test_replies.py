import pytest

from kiosk.printing.printers import READY, Look
from kiosk.printing.printers.escpos.replies import STATUSES, Replies, look_of
from kiosk.store import PrinterState, Want

FINE = 0b0001_0010
CHANGED = bytes([0b0001_1000, 0b0000_0000, 0b0000_1100, 0b0000_0000])
"""Four bytes that a printer sends unasked: it is offline, and its paper has ended."""


def attention(*wants: Want) -> Look:
    return Look(PrinterState.ATTENTION, wants)


@pytest.mark.parametrize(
    ("printer", "cause", "paper", "look"),
    [
        pytest.param(0x12, 0x12, 0x12, READY, id="ready"),
        pytest.param(0x16, 0x12, 0x12, READY, id="drawer open"),
        pytest.param(0x12, 0x12, 0x1E, READY, id="paper near its end"),
        pytest.param(0x1A, 0x32, 0x7E, attention(Want.PAPER), id="no paper"),
        pytest.param(0x1A, 0x12, 0x72, attention(Want.PAPER), id="no paper, not yet stopped"),
        pytest.param(0x1A, 0x16, 0x12, attention(Want.CLOSED_COVER), id="cover open"),
        pytest.param(
            0x1A, 0x36, 0x72, attention(Want.CLOSED_COVER, Want.PAPER), id="cover open, no paper"
        ),
        pytest.param(0x1A, 0x52, 0x12, attention(Want.LOOK), id="error"),
        pytest.param(0x1A, 0x12, 0x12, attention(Want.LOOK), id="offline without a cause"),
    ],
)
def test_statuses_say_what_the_printer_wants(
    printer: int, cause: int, paper: int, look: Look
) -> None:
    assert look_of(printer, cause, paper) == look


def test_statuses_are_taken_in_the_order_asked() -> None:
    replies = Replies()
    for status in STATUSES:
        replies.await_status(status)
    replies.hear(b"\x1a\x32")
    assert replies.are_awaited
    replies.hear(b"\x72")
    assert not replies.are_awaited
    assert replies.look == attention(Want.PAPER)


@pytest.mark.parametrize(
    "stray",
    [
        pytest.param(CHANGED, id="a change told unasked"),
        pytest.param(bytes([FINE]), id="a status nobody asked for"),
        pytest.param(b"\x11\x13", id="flow control"),
        pytest.param(b"\x80\xff", id="noise"),
    ],
)
def test_stray_bytes_are_no_answer(stray: bytes) -> None:
    replies = Replies()
    replies.hear(stray)
    replies.await_status(1)
    assert replies.are_awaited
    assert not replies.is_answered
    replies.hear(b"\x00")
    assert replies.is_answered
    assert replies.are_awaited


def test_change_told_between_other_answers_or_in_pieces_is_no_answer() -> None:
    replies = Replies()
    replies.await_status(1)
    for byte in (CHANGED[0], FINE, *CHANGED[1:]):
        replies.hear(bytes([byte]))
    assert not replies.are_awaited
    assert not replies.is_answered
