"""A receipt printer that is asked before, while and after it prints."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from kiosk.printing.printers import READY, Look, PrinterError
from kiosk.printing.printers.escpos.encoding import (
    CUT,
    INITIALISE,
    REST_OF_BAND,
    EncodingError,
    encoded,
)
from kiosk.printing.printers.escpos.link import Link, LinkError
from kiosk.printing.printers.escpos.reasons import not_begun, unclear
from kiosk.store import JobState, PrinterState, PrintJob

BEGUN = "begun"
"""What `keep` writes down: some of the sheet may be on paper."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 60.0
"""How long a printer that never answered is left alone: doubled before each question."""

UNREACHABLE = Look(PrinterState.UNREACHABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Seconds to wait for a printer.

    `answer`: to connect, and for a status. `idle`: for an earlier sheet to end. `paper`: for this
    one to go on, long enough to put in a new roll. `ask_every`: between statuses meanwhile.
    """

    answer: float = 1.2
    idle: float = 5
    paper: float = 60
    ask_every: float = 1


class _StoppedError(Exception):
    """The printer does not go on; `look` is what it said last, if it said anything."""

    def __init__(self, look: Look | None) -> None:
        super().__init__()
        self.look = look


class EscposPrinter:
    """Prints over TCP, with one connection at a time, since many such printers accept no second.

    A sheet is done when the printer says so after the cut. Nothing less counts: a printer without
    paper takes whatever it is sent. `ticks` are seconds that never jump.
    """

    def __init__(
        self,
        name: str,
        host: str,
        port: int,
        *,
        limits: Limits | None = None,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self.name = name
        self._host = host
        self._port = port
        self._limits = limits or Limits()
        self._ticks = ticks
        self._has_answered = False
        self._pause = FIRST_PAUSE_S
        self._ask_after = ticks()

    def look(self) -> Look:
        """What the printer says of itself now.

        One that never answered is asked more and more rarely: it may be an office printer, which
        prints each question.
        """
        if self._ticks() < self._ask_after:
            return UNREACHABLE
        with suppress(LinkError), self._link() as link:
            if not self._has_answered:
                self._pause = min(2 * self._pause, LONGEST_PAUSE_S)
                self._ask_after = self._ticks() + self._pause
            if look := link.look(self._limits.answer):
                self._has_answered, self._ask_after = True, 0
                return look
        return UNREACHABLE

    def send(
        self,
        job: PrintJob,
        document: bytes,
        keep: Callable[[str], None],
        looked: Callable[[Look], None],
    ) -> JobState:
        """Print a PDF and wait until it is out; raises `PrinterError`."""
        try:
            commands = tuple(encoded(document))
        except EncodingError as error:
            raise PrinterError(error.reason, JobState.FAILED) from error
        has_begun = False
        try:
            with self._link() as link:
                self._make_ready(link, looked)
                keep(BEGUN)
                has_begun = True
                self._print(link, commands, looked)
        except (LinkError, _StoppedError) as error:
            said = error.look if isinstance(error, _StoppedError) else None
            if not has_begun:
                reason = not_begun(said or UNREACHABLE, self._host)
                raise PrinterError(reason, JobState.QUEUED) from error
            reason = unclear(said or self.look(), self._host, job.sheet)
            raise PrinterError(reason, JobState.UNKNOWN) from error
        return JobState.DONE

    def outcome(self, job: PrintJob) -> JobState:
        """Queued where nothing of the sheet had left; otherwise only the tray can tell."""
        return JobState.QUEUED if job.remote is None else JobState.UNKNOWN

    def _link(self) -> Link:
        return Link(self._host, self._port, self._limits.answer)

    def _make_ready(self, link: Link, looked: Callable[[Look], None]) -> None:
        """Have the printer end what an earlier connection left in it, and say that it would print.

        Without this an answer that an earlier sheet still owes would be taken for that of this one.
        """
        self._check(link)
        for opening in (INITIALISE, REST_OF_BAND + CUT + INITIALISE):
            link.tell(opening, self._limits.answer)
            try:
                self._wait(link, self._limits.idle, looked)
            except _StoppedError:
                self._check(link)
            else:
                # Answers still owed come before these statuses, so that none is left for the sheet.
                self._check(link)
                return
        raise _StoppedError(READY)

    def _print(
        self, link: Link, commands: tuple[bytes, ...], looked: Callable[[Look], None]
    ) -> None:
        for command in commands:
            link.tell(command, self._limits.paper)
        self._wait(link, self._limits.paper, looked)

    def _check(self, link: Link) -> None:
        look = link.look(self._limits.answer)
        if look != READY:
            raise _StoppedError(look)

    def _wait(self, link: Link, within: float, looked: Callable[[Look], None]) -> None:
        """Wait until the printer has done all that it was told."""
        heard = monotonic()
        until = heard + within
        link.ask_in_order(within)
        look = None
        while not link.is_answered(min(self._limits.ask_every, until - monotonic())):
            if monotonic() >= until:
                raise _StoppedError(look)
            look = link.look(self._limits.answer)
            if look is not None:
                heard = monotonic()
                looked(look)
            # One that is only slow hears a question after what it was sent before it.
            elif monotonic() - heard > self._limits.idle:
                looked(UNREACHABLE)
