"""Which cards of the `a4-sheet` surely have room, from the widths of letters.

Setting a card takes Typst a millisecond and much memory; adding up letters takes neither.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.platforms import tag_pieces

SLACK = 1.03
"""No kerning makes a text wider than its letters by more."""

MOST_LINES = 6
MOST_ROOM_LINES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """The words on a card beside its code; `room` is None where a line is left for it."""

    hashtag: str
    kind: str
    day: str
    time: str | None
    room: str | None
    on: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruler:
    """What Typst measured, in points: letters of 12 points, and the heights of whole cards.

    `heights` is by whether there is an `on`, whether there is a time, and then by the lines of the
    hashtag and of the room (0 where a line is left for it).
    """

    width: float
    height: float
    tracking: float
    tag: Mapping[str, float]
    plain: Mapping[str, float]
    strong: Mapping[str, float]
    heights: Mapping[tuple[bool, bool, int, int], float]

    def surely_fits(self, card: Card) -> bool:
        """Whether a card has room for its words in 12 points, whatever their letters do."""
        pieces = [_wide(self.tag, piece) for piece in tag_pieces(card.hashtag)]
        rooms = [_wide(self.strong, word) for word in (card.room or "").split()]
        others = [_wide(self.plain, text) for text in (card.kind, card.day, card.on or "")]
        others.append(_wide(self.strong, card.time or ""))
        if max(*pieces, *rooms, *others) > self.width:
            return False
        space = _wide(self.strong, " ")
        lines = _lines(pieces, self.tracking, self.width)
        room_lines = _lines(rooms, space, self.width) if card.room else 0
        key = (card.on is not None, card.time is not None, lines, room_lines)
        return self.heights.get(key, self.height + 1) <= self.height


def letters(cards: Iterable[Card]) -> tuple[str, ...]:
    """Every letter that a ruler for these cards must know."""
    found = {" "}
    for card in cards:
        for text in (card.hashtag, card.kind, card.day, card.time, card.room, card.on):
            found.update(text or "")
    return tuple(sorted(found))


def _wide(widths: Mapping[str, float], text: str) -> float:
    return SLACK * sum(widths[letter] for letter in text)


def _lines(pieces: Iterable[float], gap: float, width: float) -> int:
    count, taken = 1, 0.0
    for piece in pieces:
        if taken and taken + gap + piece > width:
            count, taken = count + 1, 0.0
        taken += piece + (gap if taken else 0.0)
    return count
