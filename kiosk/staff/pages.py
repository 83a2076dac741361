"""What each staff page shows, as frozen values: the templates read nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """The PIN page; `problem` says why the last try did not open it."""

    event: str
    token: str
    problem: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CallLine:
    """A help call in words; `going` is when somebody said that they go, else empty."""

    id: int
    asked: str
    going: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterLine:
    """A printer in words: how it is, what to do about that, and what else there is to know."""

    name: str
    state: str
    todo: str
    about: str
    is_held: bool
    in_trouble: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintLine:
    """A print job in words.

    `tray` is the printer in whose tray staff should look, None where they are asked nothing. `seen`
    is how many reprints there are, sent back with the tap; None where there is nothing to print
    again yet.
    """

    id: int
    sheet: str
    title: str
    about: str
    state: str
    is_done: bool
    reason: str
    tray: str | None
    may_cancel: bool
    seen: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Now:
    """The stand as it is now. `tag` changes whenever this page would."""

    event: str
    token: str
    tag: str
    clock: str
    calls: tuple[CallLine, ...]
    printers: tuple[PrinterLine, ...]
    trouble: tuple[PrintLine, ...]
    prints: tuple[PrintLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A calm page: what happened, and what to do."""

    event: str
    heading: str
    text: str
