"""What leaves the store: frozen values, never rows. Every time is aware and in UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.settings import Side
from kiosk.words import Sentence

FOLDER = "folder"
"""The name of the printer that every kiosk has."""


class JobState(StrEnum):
    """How far a print job is.

    `unknown` means that only a look into the tray can tell, `unsure` that not even that could.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"
    UNSURE = "unsure"
    CANCELLED = "cancelled"


class PrinterState(StrEnum):
    """Whether a printer would print now."""

    READY = "ready"
    ATTENTION = "attention"
    UNREACHABLE = "unreachable"


class Want(StrEnum):
    """What a printer wants of somebody."""

    PAPER = "paper"
    CLOSED_COVER = "closed-cover"
    JAM_CLEARED = "jam-cleared"
    INK = "ink"
    INK_SOON = "ink-soon"
    RESUME = "resume"
    TRUST = "trust"
    LOOK = "look"


class Origin(StrEnum):
    """Who set a printer up; a stand-in is there only while nobody has set up any."""

    SETTINGS = "settings"
    STAFF = "staff"
    STAND_IN = "stand-in"


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterEntry:
    """A printer to be set up: where it is, which layouts it prints and where they come out.

    `side` is None where delegates are not told.
    """

    name: str
    address: str
    layouts: frozenset[str]
    side: Side | None = None
    origin: Origin = Origin.SETTINGS


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterRecord:
    """A printer that is set up, and what it last said of itself; `since` is when it began to.

    `held_since` is when staff told it to wait, None where it may print.
    """

    entry: PrinterEntry
    state: PrinterState
    wants: tuple[Want, ...]
    since: datetime
    held_since: datetime | None

    @property
    def name(self) -> str:
        """Its name, which no other printer has."""
        return self.entry.name

    @property
    def layouts(self) -> frozenset[str]:
        """The names of the layouts that it prints."""
        return self.entry.layouts

    @property
    def held(self) -> bool:
        """Whether staff have told it to wait."""
        return self.held_since is not None

    @property
    def prints_now(self) -> bool:
        """Whether a sheet for it would come out."""
        return self.state is PrinterState.READY and not self.held


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintOrder:
    """What is to be printed: the same `key` is printed once, however often it is ordered.

    `visit_id` is whose limit it counts against, None where staff print.
    """

    key: str
    layout: str
    language: str
    visit: str
    printer: str
    visit_id: str | None = None
    original: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """No more than `sheets` are printed after a moment: for one visit, or for all of them."""

    sheets: int
    after: datetime
    visit_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJob:
    """One handout to be printed once.

    `sheet` is the short code on the paper, `visit` the code of the visit that it shows, `attempt`
    how often sending was begun, and `remote` how the printer knows that attempt. `reason` says why
    it waits, failed, or has to be asked about. `original` is the job that a reprint repeats, and
    `reprints` how many repeat this one.
    """

    id: int
    key: str
    sheet: str
    layout: str
    language: str
    visit: str
    visit_id: str | None
    printer: str
    state: JobState
    attempt: int
    remote: str | None
    reason: Sentence | None
    original: int | None
    reprints: int
    due: datetime
    created: datetime
    changed: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpCall:
    """A delegate asks for a person.

    `screen` is where they are ("step", "accounts") and `no` which step or session it shows;
    `going` is when somebody said that they go.
    """

    id: int
    visit: str
    screen: str
    no: int | None
    asked: datetime
    going: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PinState:
    """The staff PIN as kept: its hash, how often it was set, and wrong tries in a row."""

    pin_hash: str | None
    generation: int
    failures: int
    locked_until: datetime | None
