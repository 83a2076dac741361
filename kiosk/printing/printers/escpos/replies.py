"""What a receipt printer says, byte by byte: which answer it is, and what it tells of the printer.

Bits 0, 1, 4 and 7 tell kinds of bytes apart. Only the first of the four bytes that a printer sends
unasked when something changes (ASB) can be told; the three after it look like answers in order.
"""

from kiosk.printing.printers import READY, Look
from kiosk.store import PrinterState, Want

STATUSES = (1, 2, 4)
"""DLE EOT: the printer, why it is offline, and its paper."""

_KIND = 0b1001_0011
_REAL_TIME = 0b0001_0010
_UNASKED = 0b0001_0000
_AFTER_UNASKED = 3
_NOT_IN_ORDER = 0b1001_0000

_OFFLINE = 0b0000_1000
_COVER_OPEN = 0b0000_0100
_STOPPED_FOR_PAPER = 0b0010_0000
_ERROR = 0b0100_0000
_PAPER_OUT = 0b0110_0000


class Replies:
    """Sorts the bytes of one connection into answers to what was asked, and all others."""

    def __init__(self) -> None:
        self.is_answered = False
        """Whether an answer in order has come since this was last set to false."""
        self._statuses: dict[int, int] = {}
        self._awaited: list[int] = []
        self._unasked = 0

    @property
    def are_awaited(self) -> bool:
        """Whether a status that was asked for is still to come."""
        return bool(self._awaited)

    @property
    def look(self) -> Look:
        """What the statuses heard last say; all of `STATUSES` must have come."""
        return look_of(*(self._statuses[status] for status in STATUSES))

    def await_status(self, status: int) -> None:
        """Take the next real-time answer that nobody waits for yet as this status."""
        self._awaited.append(status)

    def hear(self, data: bytes) -> None:
        """Sort some bytes."""
        for byte in data:
            if self._unasked and not byte & _NOT_IN_ORDER:
                self._unasked -= 1
            elif byte & _KIND == _REAL_TIME:
                if self._awaited:
                    self._statuses[self._awaited.pop(0)] = byte
            elif byte & _KIND == _UNASKED:
                self._unasked = _AFTER_UNASKED
            elif not byte & _NOT_IN_ORDER:
                self.is_answered = True


def look_of(printer: int, cause: int, paper: int) -> Look:
    """What the answers to DLE EOT 1, 2 and 4 say; paper that is near its end stops nothing."""
    wants = []
    if cause & _COVER_OPEN:
        wants.append(Want.CLOSED_COVER)
    if paper & _PAPER_OUT or cause & _STOPPED_FOR_PAPER:
        wants.append(Want.PAPER)
    if cause & _ERROR or (printer & _OFFLINE and not wants):
        wants.append(Want.LOOK)
    return Look(PrinterState.ATTENTION, tuple(wants)) if wants else READY
