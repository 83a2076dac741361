"""What a handout carries, as frozen values in one language: everything but how it looks."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle, islice

from kiosk.qr import Matrix

PLACES = 8
"""Cards on one page of the `a4-sheet`."""


class Layout(StrEnum):
    """The forms that a handout takes."""

    MY_HANDOUT = "my-handout"
    A4_SHEET = "a4-sheet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Takeaway:
    """Where phones find the takeaway: its address without #.

    Only one that `is_public` opens away from the stand's own network.
    """

    address: str
    is_public: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedCode:
    """A QR code: the address that it opens, what stands beneath it, and its alternative text."""

    opens: str
    says: str
    alt: str
    matrix: Matrix


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """One step that is still to do."""

    title: str
    how: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountCard:
    """An account to follow.

    `handle` is without its `sign`, and None where the platform knows pages by name; `code` is
    None where no handle is known.
    """

    name: str
    sign: str
    handle: str | None
    why: str
    checked: bool
    code: PrintedCode | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionCard:
    """A session to join; `hashtag` is without #.

    `time` is None where only the day is known, `room` where a line is left to write it on.
    `on` says in words which platform the code opens, None where it opens the takeaway.
    """

    hashtag: str
    title: str
    kind: str
    day: str
    time: str | None
    room: str | None
    on: str | None
    code: PrintedCode


@dataclass(frozen=True, kw_only=True, slots=True)
class MyHandout:
    """One delegate's own sheet, called by its `sheet` code.

    `opens_anywhere` is whether the takeaway opens away from the stand; `all_done` whether no step
    is left because the delegate did them.
    """

    language: str
    event: str
    host: str
    sheet: str
    takeaway: PrintedCode
    opens_anywhere: bool
    steps: tuple[StepLine, ...]
    all_done: bool
    accounts: tuple[AccountCard, ...]
    sessions: tuple[SessionCard, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionSheet:
    """Session cards to cut, eight a page; there is at least one session."""

    language: str
    event: str
    host: str
    sessions: tuple[SessionCard, ...]

    @property
    def places(self) -> tuple[SessionCard, ...]:
        """The cards of every page in order: the sessions repeat until the last page is full."""
        pages = -(-len(self.sessions) // PLACES)
        return tuple(islice(cycle(self.sessions), pages * PLACES))


Content = MyHandout | SessionSheet


def layout_of(content: Content) -> Layout:
    """The layout that a content is made for."""
    return Layout.MY_HANDOUT if isinstance(content, MyHandout) else Layout.A4_SHEET


def printed_codes(content: Content) -> tuple[PrintedCode, ...]:
    """Every code on a handout, as often as it is printed."""
    if isinstance(content, SessionSheet):
        return tuple(card.code for card in content.places)
    cards: tuple[AccountCard | SessionCard, ...] = (*content.accounts, *content.sessions)
    return (content.takeaway, *(card.code for card in cards if card.code))


def codes_of(content: Content) -> tuple[str, ...]:
    """The address of every code on a handout, as often as it is printed."""
    return tuple(code.opens for code in printed_codes(content))
