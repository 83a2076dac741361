"""A receipt printer on a free port that prints into memory, and has every fault asked of it.

It shares nothing with the kiosk's own driver. As in a real one, real-time commands are heeded as
they arrive, wherever they stand, and all others wait in a buffer that outlives the connection.
"""

import re
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self

from PIL import Image

PATIENCE_S = 10
COMMANDS = {b"\x1b@": 2, b"\x1dv0": 8, b"\x1dVB": 4, b"\x1dr": 3, b"\x10\x04": 3}
"""Every command that it knows, with its length, for a picture that of its head."""

REAL_TIME = re.compile(rb"\x10[\x04\x05\x14](.)", re.DOTALL)
RESET = struct.pack("ii", 1, 0)


@dataclass
class EmulatedPrinter:
    """A printer's state, what was done to it, and what came out; change it with `change`."""

    rows_of_paper: int | None = None
    cover_is_open: bool = False
    has_error: bool = False
    paper_moves: bool = True
    answers: bool = True
    answers_in_order: bool = True
    tells_changes: bool = False
    greeting: bytes = b""
    buffer_size: int = 1 << 20
    dies_after: int | None = None
    """Bytes of one connection after which it is reset."""
    hangs_after: int | None = None
    """Bytes of one connection after which it reads and says nothing more."""

    sheets: list[Image.Image] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    text: bytearray = field(default_factory=bytearray)
    """What a real printer would have printed as letters, or taken for other commands."""
    real_time: list[bytes] = field(default_factory=list)
    statuses_told: int = 0
    connections: int = 0

    def __post_init__(self) -> None:
        self._changed = threading.Condition()
        self._buffer = bytearray()
        self._rows_to_come = 0
        self._across = 0
        self._link: socket.socket | None = None
        self._received = bytearray()
        self._heeded = 0
        self._is_leaving = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        # What a small printer has no room for stays with whoever sends it.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.buffer_size)
        self._waker, self._woken = socket.socketpair()
        self.host, self.port = self._listener.getsockname()

    @property
    def has_paper(self) -> bool:
        return self.rows_of_paper != 0

    @property
    def is_offline(self) -> bool:
        return self.cover_is_open or self.has_error or not self.has_paper

    def change(self, **states: Any) -> None:
        """Put in paper, open the cover and so on."""
        with self._changed:
            for name, state in states.items():
                setattr(self, name, state)
            self._waker.send(b"!")

    def wait_until(self, condition: Callable[[Self], bool]) -> None:
        """Return as soon as something can be seen on the printer."""
        with self._changed:
            assert self._changed.wait_for(lambda: condition(self), PATIENCE_S)

    def stop(self) -> None:
        self.change(_is_leaving=True)

    def run(self) -> None:
        while True:
            with self._changed:
                if self._is_leaving:
                    break
            self._serve_once()
            with self._changed:
                while self._step():
                    pass
                self._changed.notify_all()
        for open_socket in (self._link, self._listener, self._waker, self._woken):
            if open_socket is not None:
                open_socket.close()

    def _serve_once(self) -> None:
        poll = select.poll()
        poll.register(self._woken, select.POLLIN)
        link = self._link or self._listener
        # Without room nothing is read, but a reset is noticed all the same.
        poll.register(link, select.POLLIN if link is self._listener or self._room() else 0)
        for descriptor, _ in poll.poll():
            with self._changed:
                if descriptor == self._woken.fileno():
                    self._woken.recv(4096)
                    self._tell_change()
                elif link is self._listener:
                    self._accept()
                else:
                    self._read()

    def _room(self) -> int:
        room = self.buffer_size - len(self._buffer)
        for limit in (self.dies_after, self.hangs_after):
            if limit is not None:
                room = min(room, limit - len(self._received))
        return max(room, 0)

    def _accept(self) -> None:
        self._link, _ = self._listener.accept()
        self._received.clear()
        self._heeded = 0
        self.connections += 1
        self._say(self.greeting)

    def _read(self) -> None:
        assert self._link is not None
        try:
            data = self._link.recv(self._room() or 1)
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return
        self._received += data
        self._buffer += data
        while found := REAL_TIME.search(self._received, self._heeded):
            self._heeded = found.end()
            if found[0][:2] == b"\x10\x04":
                self.statuses_told += 1
                self._say(bytes([self._status(found[1][0])]))
            else:
                self.real_time.append(found[0])
        if self.dies_after == len(self._received):
            self.dies_after = None
            self._link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self._hang_up()

    def _hang_up(self) -> None:
        assert self._link is not None
        self._link.close()
        self._link = None

    def _say(self, data: bytes) -> None:
        hangs = self.hangs_after is not None and len(self._received) >= self.hangs_after
        if self._link is not None and self.answers and not hangs:
            with suppress(OSError):
                self._link.sendall(data)

    def _tell_change(self) -> None:
        if self.tells_changes:
            paper = 0 if self.has_paper else 0b1100
            self._say(bytes([0x10 | self.is_offline << 3 | self.cover_is_open << 5, 0, paper, 0]))

    def _status(self, number: int) -> int:
        paper = 0 if self.has_paper else 0b0110_0000
        cause = self.cover_is_open << 2 | (not self.has_paper) << 5 | self.has_error << 6
        return 0b0001_0010 | {1: self.is_offline << 3, 2: cause, 4: paper}[number]

    def _step(self) -> bool:
        """Do one command, or print one row; false where that has to wait."""
        if self.is_offline or not self.paper_moves:
            return False
        if self._rows_to_come:
            return self._print_row()
        if self._buffer[:1] == b"\x00":
            del self._buffer[:1]
            return True
        for opening, length in COMMANDS.items():
            if self._buffer.startswith(opening):
                return len(self._buffer) >= length and self._do(bytes(self._take(length)))
            if opening.startswith(self._buffer):
                return False
        self.text += self._take(1)
        return True

    def _do(self, command: bytes) -> bool:
        match command[:2]:
            case b"\x1b@":
                self.commands.append("initialise")
            case b"\x1dv":
                assert command[3] == 0
                self._across = int.from_bytes(command[4:6], "little")
                self._rows_to_come = int.from_bytes(command[6:8], "little")
                self.commands.append("picture")
            case b"\x1dV":
                self.commands.append("cut")
                self._cut()
            case b"\x1dr":
                self.commands.append("answer")
                if self.answers_in_order:
                    self._say(b"\x00")
        return True

    def _print_row(self) -> bool:
        if len(self._buffer) < self._across:
            return False
        self.rows.append(bytes(self._take(self._across)))
        self._rows_to_come -= 1
        if self._rows_to_come == 0:
            self._tell_change()
        if self.rows_of_paper is not None:
            self.rows_of_paper -= 1
            if not self.has_paper:
                self._tell_change()
        return True

    def _cut(self) -> None:
        if self.rows:
            dots = b"".join(row.ljust(72, b"\x00") for row in self.rows)
            sheet = Image.frombytes("1", (576, len(self.rows)), dots, "raw", "1;I")
            self.sheets.append(sheet)
        self.rows.clear()

    def _take(self, length: int) -> bytearray:
        taken = self._buffer[:length]
        del self._buffer[:length]
        return taken


@contextmanager
def running(**states: Any) -> Iterator[EmulatedPrinter]:
    """A printer that is on until the block ends."""
    printer = EmulatedPrinter(**states)
    thread = threading.Thread(target=printer.run, name="emulated printer")
    thread.start()
    try:
        yield printer
    finally:
        printer.stop()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()
