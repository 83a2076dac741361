"""CUPS' own IPP Everywhere printer, with a tray that is a folder."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

_PROGRAM = which("ippeveprinter", path=f"{os.environ['PATH']}:/usr/sbin") or "ippeveprinter"
"""Debian has it among the system's programs, which are not in every user's PATH."""

_COMMAND = """#!/bin/sh
cd {folder}
out() {{ cp "$1" tray/.part && mv tray/.part "tray/$(ls tray | wc -l)"; }}
say() {{ echo "$1" >&2; }}
wait_for_gate() {{ read -r line < gate; }}
. ./orders
"""


@contextmanager
def message_bus(folder: Path) -> Iterator[str]:
    """A D-Bus of its own, which the printer does not start without; gives its address."""
    address = f"unix:path={folder / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(
        [*command, f"--address={address}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as bus:
        assert bus.stdout is not None
        bus.stdout.readline()
        try:
            yield address
        finally:
            bus.kill()


class IppevePrinter:
    """One printer on a port of its own; `orders` are what its engine does with a sheet, in sh.

    Orders may use `out "$1"` (the sheet falls into the tray), `say "STATE: …"` (to the printer) and
    `wait_for_gate` (until `open_gate`).
    """

    def __init__(self, folder: Path, bus: str, formats: str = "application/pdf") -> None:
        self.port = _free_port()
        self.address = f"ipp://localhost:{self.port}/ipp/print"
        self.tray = folder / "tray"
        self.keys = folder / "keys"
        self._gate = folder / "gate"
        self._folder = folder
        self._formats = formats
        self._environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus, "TMPDIR": str(folder)}
        self._process: subprocess.Popen[bytes] | None = None
        for made in (self.tray, self.keys, folder / "spool"):
            made.mkdir(parents=True)
        os.mkfifo(self._gate)
        command = folder / "command"
        command.write_text(_COMMAND.format(folder=folder), encoding="utf-8")
        command.chmod(0o700)
        self.orders('out "$1"')

    def orders(self, *lines: str) -> None:
        """What the engine does with every sheet from now on."""
        (self._folder / "orders").write_text("\n".join(lines), encoding="utf-8")

    def open_gate(self) -> None:
        """Let an engine go on that waits at the gate; waits for it to come there."""
        with self._gate.open("w", encoding="utf-8") as gate:
            gate.write("go on\n")

    def sheets(self) -> list[bytes]:
        """What lies in the tray, the first sheet first."""
        sheets = sorted(self.tray.glob("[0-9]*"), key=lambda sheet: int(sheet.name))
        return [sheet.read_bytes() for sheet in sheets]

    def switch_on(self) -> None:
        command = [_PROGRAM, "-r", "off", "-n", "localhost", "-p", str(self.port)]
        command += ["-d", str(self._folder / "spool"), "-k", "-K", str(self.keys)]
        command += ["--no-web-forms", "-f", self._formats, "-c", str(self._folder / "command")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "Test"],
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()

    def switch_off(self) -> None:
        """Kill it with its engine; what it was printing is gone."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it take connections and say nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("localhost", self.port), 1).close()
        except ConnectionRefusedError:
            return False
        return True


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert isinstance(port, int)
        return port
