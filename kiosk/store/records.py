"""What leaves the store: frozen values, never rows. Every time is aware and in UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FOLDER = "folder"
"""The name of the printer that every kiosk has."""


class JobState(StrEnum):
    """How far a print job is; `unknown` means that only a look into the tray can tell."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintOrder:
    """What is to be printed: the same `key` is printed once, however often it is ordered."""

    key: str
    layout: str
    language: str
    visit: str
    printer: str
    original: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJob:
    """One handout to be printed once.

    `sheet` is the short code on the paper, `visit` the code of the visit that it shows, `attempt`
    how often sending was begun. `reason` says in one sentence why it waits or failed. `original`
    is the job that a reprint repeats, and `reprints` how many repeat this one.
    """

    id: int
    key: str
    sheet: str
    layout: str
    language: str
    visit: str
    printer: str
    state: JobState
    attempt: int
    reason: str | None
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
