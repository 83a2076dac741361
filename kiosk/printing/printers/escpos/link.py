"""One connection to a receipt printer, in which every wait has an end."""

import socket
import struct
from time import monotonic
from types import TracebackType
from typing import Self

from kiosk.printing.printers import Look
from kiosk.printing.printers.escpos.encoding import ASK_IN_ORDER, ask_now
from kiosk.printing.printers.escpos.replies import STATUSES, Replies

_AT_ONCE = struct.pack("ii", 1, 0)


class LinkError(Exception):
    """The printer cannot be reached, or takes or says nothing any more."""


class Link:
    """A connection, closed where its block ends; times are seconds from now.

    Raises `LinkError` where it cannot be opened and where it breaks.
    """

    def __init__(self, host: str, port: int, within: float) -> None:
        try:
            self._socket = socket.create_connection((host, port), within)
            # A question of three bytes must not wait for a slow printer to confirm earlier ones.
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A name that is no name is a `UnicodeError`.
        except (OSError, UnicodeError) as error:
            raise LinkError(str(error)) from error
        self._replies = Replies()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            # What the system still holds must not leave once its job was given up.
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._socket.close()

    def tell(self, data: bytes, within: float) -> None:
        """Hand all of this over to the system, which hands it over to the printer."""
        self._socket.settimeout(within)
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise LinkError(str(error)) from error

    def ask_in_order(self, within: float) -> None:
        """Have the printer answer once it has done everything before."""
        self._replies.is_answered = False
        self.tell(ASK_IN_ORDER, within)

    def is_answered(self, within: float) -> bool:
        """Whether the printer has answered in order, or does so in time."""
        until = monotonic() + within
        while not self._replies.is_answered:
            if not self._hear(until):
                return False
        return True

    def look(self, within: float) -> Look | None:
        """What the printer says of itself; nothing if it does not do so in time."""
        until = monotonic() + within
        # An answer that comes late must not be taken for the next one.
        if not self._has_status(until):
            return None
        for status in STATUSES:
            self._replies.await_status(status)
            self.tell(ask_now(status), within)
            if not self._has_status(until):
                return None
        return self._replies.look

    def _has_status(self, until: float) -> bool:
        while self._replies.are_awaited:
            if not self._hear(until):
                return False
        return True

    def _hear(self, until: float) -> bool:
        wait = until - monotonic()
        # A printer that never stops talking would be heard for ever.
        if wait <= 0:
            return False
        self._socket.settimeout(wait)
        try:
            data = self._socket.recv(4096)
        except TimeoutError:
            return False
        except OSError as error:
            raise LinkError(str(error)) from error
        if not data:
            raise LinkError("The printer closed the connection.")
        self._replies.hear(data)
        return True
