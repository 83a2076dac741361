"""What a handout carries, as frozen values: everything but how it looks.

A sheet speaks one language or two at once. What differs between them stands in tuples, an element
for each language in the sheet's order.
"""

from dataclasses import dataclass
from itertools import chain, cycle, islice

from kiosk.handouts.layouts import Layout
from kiosk.qr import Matrix

CARDS_A_PAGE = 8
"""Cards to cut from one page of the `a4-sheet`."""

BADGES_A_PAGE = 4

FACES_OF_A_TENT = 2

CODES_ON_A_RECEIPT = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Takeaway:
    """Where phones find the takeaway: its address without #.

    Only one that `is_public` opens away from the stand's own network.
    """

    address: str
    is_public: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """Whose handout it is; `mark` is the colour, #RRGGBB, of all that is neither word nor code.

    `logo` is an SVG file, None where the host has none.
    """

    event: str
    host: str
    mark: str
    logo: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedCode:
    """A QR code: whose it is, what it opens, what stands beneath it, and its alternative text."""

    name: str
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
    """An account to follow, with its reason in each language of the sheet.

    `handle` is without its `sign`, and None where the platform knows pages by name; `code` is
    None where no handle is known.
    """

    name: str
    sign: str
    handle: str | None
    whys: tuple[str, ...]
    checked: bool
    code: PrintedCode | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionWords:
    """What is said of a session in one language.

    `time` is None where only the day is known, `room` where a line is left to write it on, `chair`
    where nobody is named. `on` says which platform the code opens, None where it opens the
    takeaway; `lead` is the line that leads to the address.
    """

    language: str
    title: str
    kind: str
    day: str
    day_short: str
    time: str | None
    room: str | None
    chair: str | None
    on: str | None
    lead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionCard:
    """A session to join; `hashtag` is without #."""

    hashtag: str
    said: tuple[SessionWords, ...]
    code: PrintedCode


@dataclass(frozen=True, kw_only=True, slots=True)
class MyHandout:
    """One delegate's own sheet, called by its `sheet` code; accounts with a code come first.

    `is_reprint` is whether it repeats another sheet, `opens_anywhere` whether the takeaway opens
    away from the stand, and `all_done` whether no step is left because the delegate did them.
    """

    languages: tuple[str, ...]
    brand: Brand
    sheet: str
    is_reprint: bool
    takeaway: PrintedCode
    opens_anywhere: bool
    steps: tuple[StepLine, ...]
    all_done: bool
    accounts: tuple[AccountCard, ...]
    sessions: tuple[SessionCard, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionSigns:
    """Sessions to be called out, each on a sign of its own; there is at least one."""

    languages: tuple[str, ...]
    brand: Brand
    sessions: tuple[SessionCard, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """A tweet chat: its questions, and how to answer them, in every language of the sheet."""

    session: SessionCard
    questions: tuple[tuple[str, ...], ...]
    how: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatCards:
    """Tweet chats for the hand; there is at least one."""

    languages: tuple[str, ...]
    brand: Brand
    chats: tuple[Chat, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowSheet:
    """Accounts that are worth following; there is at least one."""

    languages: tuple[str, ...]
    brand: Brand
    accounts: tuple[AccountCard, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileBadge:
    """A blank badge to write a handle on; the code is the event's own."""

    languages: tuple[str, ...]
    brand: Brand
    hashtag: str
    platforms: tuple[str, ...]
    code: PrintedCode


Content = MyHandout | SessionSigns | ChatCards | FollowSheet | ProfileBadge


@dataclass(frozen=True, kw_only=True, slots=True)
class Handout:
    """Something printed: a content in the layout that it is to take."""

    layout: Layout
    content: Content


def places(signs: SessionSigns) -> tuple[SessionCard, ...]:
    """The cards of every `a4-sheet` in order: the sessions repeat until the last page is full."""
    pages = -(-len(signs.sessions) // CARDS_A_PAGE)
    return tuple(islice(cycle(signs.sessions), pages * CARDS_A_PAGE))


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedCards:
    """The cards on a delegate's receipt that have a code; all others are there in words alone."""

    sessions: tuple[SessionCard, ...]
    accounts: tuple[AccountCard, ...]


def coded_cards(content: MyHandout) -> CodedCards:
    """The first session and the first account, or two of one kind where the other has no code."""
    room = CODES_ON_A_RECEIPT - 1  # The takeaway comes first, since it holds all the others.
    accounts = tuple(card for card in content.accounts if card.code)
    sessions = content.sessions[: room - min(len(accounts), 1)]
    return CodedCards(sessions=sessions, accounts=accounts[: room - len(sessions)])


def printed_codes(handout: Handout) -> tuple[PrintedCode, ...]:
    """Every code on a handout, as often as it is printed."""
    content = handout.content
    match content:
        case SessionSigns() if handout.layout is Layout.A4_SHEET:
            return tuple(card.code for card in places(content))
        case SessionSigns():
            faces = FACES_OF_A_TENT if handout.layout is Layout.A4_TENT else 1
            return tuple(chain.from_iterable([card.code] * faces for card in content.sessions))
        case ChatCards():
            return tuple(chat.session.code for chat in content.chats for _ in content.languages)
        case ProfileBadge():
            return (content.code,) * BADGES_A_PAGE
        case FollowSheet():
            return _codes(content.accounts)
        case MyHandout():
            shown = coded_cards(content) if handout.layout is Layout.RECEIPT_80 else content
            return (content.takeaway, *_codes((*shown.accounts, *shown.sessions)))


def codes_of(handout: Handout) -> tuple[str, ...]:
    """The address of every code on a handout, as often as it is printed."""
    return tuple(code.opens for code in printed_codes(handout))


def sessions_by_page(handout: Handout) -> tuple[tuple[SessionCard, ...], ...] | None:
    """The sessions on each page of a handout; None where its pages are as many as its words need.

    A badge shows no session.
    """
    content = handout.content
    match content:
        case SessionSigns() if handout.layout is Layout.A4_SHEET:
            cards = places(content)
            starts = range(0, len(cards), CARDS_A_PAGE)
            return tuple(cards[start : start + CARDS_A_PAGE] for start in starts)
        case SessionSigns():
            return tuple((card,) for card in content.sessions)
        case ProfileBadge():
            return ((),)
        case ChatCards() | FollowSheet() | MyHandout():
            return None


def _codes(cards: tuple[AccountCard | SessionCard, ...]) -> tuple[PrintedCode, ...]:
    return tuple(card.code for card in cards if card.code)
