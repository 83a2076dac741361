"""One question to a printer over HTTP, and whether it can have reached the printer."""

import socket
import ssl
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from kiosk.settings import PRINTER_PORTS
from kiosk.words import Sentence

BUSY = 0x0507
NEVER = (0x0501, 0x0503)
"""Statuses of a printer that knows the operation, or the version of IPP, neither now nor later."""

LONGEST_ANSWER = 8_000_000
"""Bytes; a print queue with a history of 10,000 jobs says less."""


class IppError(Exception):
    """A question without a good answer; `reason` says so to staff in plain words."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


class UnreachableError(IppError):
    """No connection could be made: nothing was asked."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "The printer does not answer. Look whether it is switched on and on the network."
            )
        )


class UntrustedError(IppError):
    """What answers does not prove that it is the printer: nothing was asked."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "The printer does not show the certificate that the kiosk trusts, "
                "so nothing was sent. Look whether its address and its certificate file are right."
            )
        )


class NoAnswerError(IppError):
    """The question left, and no whole answer came: the printer may have done what was asked."""

    def __init__(self) -> None:
        super().__init__(Sentence("The printer took too long to answer. The kiosk asks it again."))


class RefusedError(IppError):
    """The printer said no; `status` is that of IPP, or that of HTTP where it is below 1,000."""

    def __init__(self, status: int, said: str = "") -> None:
        super().__init__(_refusal(status, said))
        self.status = status

    @property
    def may_pass(self) -> bool:
        """Whether the same question may have another answer later."""
        is_server_error = 500 <= self.status < 600 or 0x0500 <= self.status < 0x0600
        return is_server_error and self.status not in NEVER


class Link:
    """The way to one printer, with a connection of its own for each question.

    Over `ipps://` what answers must show `certificate`, or, without one, a certificate that the
    system's authorities vouch for.
    """

    def __init__(self, address: str, certificate: Path | None, connect_within: float) -> None:
        parts = urlsplit(address)
        self._host = parts.hostname or ""
        self._port = parts.port or PRINTER_PORTS["ipp"]
        self._path = parts.path or "/"
        self._certificate = certificate
        self._connect_within = connect_within
        self._context = _context(certificate) if parts.scheme == "ipps" else None

    def ask(self, message: bytes, within: float, sent: Callable[[], None] | None = None) -> bytes:
        """The answer to one question, `within` seconds in all; raises `IppError`.

        `sent` is called as soon as all of the question has left, before the answer is waited for.
        """
        until = monotonic() + within
        connection = self._connected(min(within, self._connect_within))
        # A connection forgets its socket before all of the answer is read from it.
        sock = connection.sock
        try:
            try:
                _end(sock, until)
                connection.request("POST", self._path, message, {"Content-Type": "application/ipp"})
            except OSError as error:
                raise NoAnswerError from error
            if sent is not None:
                sent()
            try:
                _end(sock, until)
                response = connection.getresponse()
                _end(sock, until)
                answer = response.read(LONGEST_ANSWER)
            except (OSError, HTTPException) as error:
                raise NoAnswerError from error
        finally:
            connection.close()
        if response.status != 200:
            raise RefusedError(response.status, response.reason)
        return answer

    def _connected(self, within: float) -> HTTPConnection:
        if self._context is None:
            return _opened(HTTPConnection(self._host, self._port, timeout=within))
        trusted = None if self._certificate is None else _kept(self._certificate)
        connection = _opened(
            HTTPSConnection(self._host, self._port, timeout=within, context=self._context)
        )
        if trusted is not None and trusted != _shown(connection):
            connection.close()
            raise UntrustedError
        return connection


def _end(sock: socket.socket, until: float) -> None:
    """Let a connection wait no longer than until a moment; raises `TimeoutError` if it is over."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    sock.settimeout(left)


def _context(certificate: Path | None) -> ssl.SSLContext:
    if certificate is None:
        return ssl.create_default_context()
    # A certificate that is known byte for byte needs no name, no date and nobody to vouch for it:
    # printers sign their own, rarely for the address in use, and clocks of stands are often wrong.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _kept(certificate: Path) -> bytes:
    try:
        return ssl.PEM_cert_to_DER_cert(certificate.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise UntrustedError from error


def _shown(connection: HTTPConnection) -> bytes | None:
    sock = connection.sock
    return sock.getpeercert(binary_form=True) if isinstance(sock, ssl.SSLSocket) else None


def _opened(connection: HTTPConnection) -> HTTPConnection:
    try:
        connection.connect()
    except TimeoutError as error:
        connection.close()
        raise UnreachableError from error
    except ssl.SSLError as error:
        connection.close()
        raise UntrustedError from error
    except (OSError, UnicodeError) as error:
        connection.close()
        raise UnreachableError from error
    return connection


def _refusal(status: int, said: str) -> Sentence:
    if status == BUSY:
        return Sentence("The printer is busy with another sheet. This one waits.")
    said = " ".join(said.split())[:100]
    if not said:
        return Sentence(
            "The printer refused the sheet. "
            "Look at the printer and at its address, or use another one."
        )
    return Sentence(
        "The printer refused the sheet: “%(said)s”. "
        "Look at the printer and at its address, or use another one.",
        {"said": said},
    )
