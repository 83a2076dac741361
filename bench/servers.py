"""Start a server as a person would, wait for its first 200, and end it by its id."""

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

KIOSK = ("-m", "kiosk", "serve", "--port", "0", "--at", "2014-10-11T09:10")
ONE_LINE = ("-m", "bench.one_line")
FIRST_200_LIMIT = 30.0


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that answered: where, and seconds from its start to its first 200."""

    host: str
    port: int
    first_200: float

    def get(self, path: str) -> tuple[int, bytes]:
        """The status and the body of one address, packed as a browser gets it."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=10)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body


@contextmanager
def started(arguments: tuple[str, ...], data: Path, **settings: str) -> Iterator[Server]:
    """Run `python` with these arguments and its data in a folder until the block ends.

    `settings` are further variables.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "KIOSK_DATA": str(data), **settings},
    )
    try:
        host, port = _address(process)
        yield Server(host=host, port=port, first_200=_first_200(host, port, began))
    finally:
        process.terminate()
        process.wait(timeout=10)


def _address(process: subprocess.Popen[str]) -> tuple[str, int]:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    if found is None:
        raise RuntimeError(f"The server did not say where it listens, but “{line.strip()}”.")
    parts = urlsplit(found[0])
    return parts.hostname or "", parts.port or 0


def _first_200(host: str, port: int, began: float) -> float:
    while time.perf_counter() - began < FIRST_200_LIMIT:
        try:
            connection = http.client.HTTPConnection(host, port, timeout=FIRST_200_LIMIT)
            connection.request("GET", "/")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return time.perf_counter() - began
        except OSError:
            continue
    raise RuntimeError("The server gave no 200 in time.")
