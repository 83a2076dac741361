"""How many cards of accounts a page has room for, estimated from the letters in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from kiosk.suggestions import PAGE
from kiosk.touchscreen.pages import AccountCard

_BETWEEN = 0.5
"""Lines that the air and the rule between two cards take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Room:
    """What a screen's list holds: `lines` in all, and how many letters a line of each text has."""

    lines: float
    name: int
    handle: int
    reason: int

    def lines_of(self, card: AccountCard) -> float:
        reason = "".join(part.text for part in card.reason)
        return (
            len(wrap(card.name, self.name))
            + len(wrap(f"{card.handle} · {card.checked}", self.handle))
            + len(wrap(reason, self.reason))
            + _BETWEEN
        )


# The server does not know which way round a screen stands: a page has room both ways.
# Counted on the screens, portrait and landscape, with a little over for wide letters.
_USUAL = (
    _Room(lines=22.5, name=29, handle=42, reason=65),
    _Room(lines=21, name=36, handle=46, reason=75),
)
_LARGER = (
    _Room(lines=21, name=29, handle=34, reason=54),
    _Room(lines=17.5, name=36, handle=38, reason=61),
)
_MOST_LARGER = 4


def card_pages(
    cards: Sequence[AccountCard], *, larger: bool
) -> tuple[tuple[AccountCard, ...], ...]:
    """The cards in their order, on pages of six at most, or four with larger text.

    A page holds fewer where names or handles are long. Without a card there is one empty page.
    """
    rooms, most = (_LARGER, _MOST_LARGER) if larger else (_USUAL, PAGE)
    pages: list[tuple[AccountCard, ...]] = [()]
    for card in cards:
        page = (*pages[-1], card)
        if pages[-1] and (len(page) > most or not all(_holds(room, page) for room in rooms)):
            pages.append((card,))
        else:
            pages[-1] = page
    return tuple(pages)


def _holds(room: _Room, page: Sequence[AccountCard]) -> bool:
    return sum(map(room.lines_of, page)) <= room.lines
