"""Which words have no room on a layout: measured by Typst with the layouts' own functions."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from kiosk import qr
from kiosk.handouts.cards import brand_of, on_platform, session_opens
from kiosk.handouts.render import TEMPLATES, fonts
from kiosk.handouts.sheet_cards import MOST_LINES, MOST_ROOM_LINES, Card, Ruler, letters
from kiosk.packs import Pack, Session
from kiosk.packs.naming import kind_name, room_name, times
from kiosk.words import Words, speak

SURELY_FITS_LETTERS = 10
"""No letter is wider than its type is high, so that the narrowest place holds so many."""

SURELY_FITS_WORDS = 18
"""A card has room for so many words even if each takes a line of its own."""

MOST_MEASURED = 2000
"""Full cards that are set to be sure: each takes a millisecond, and memory that is kept."""

_NOTHING: Mapping[str, object] = {
    "letters": (),
    "lines": 0,
    "rooms": 0,
    "cards": (),
    "pieces": (),
    "high-sessions": (),
    "high-accounts": (),
}
"""What a question need not ask."""

_BREAK = re.compile(r"\s+|(?<=[-–—/])")


@dataclass(frozen=True, slots=True)
class SmallWords:
    """A session whose words on the `a4-sheet` need small type; `fits` is False where even the
    smallest is too large."""

    no: int
    points: float
    fits: bool


@dataclass(frozen=True, slots=True)
class WideWord:
    """A word on `my-handout` that is wider than its place: in which field of which item it is.

    `items` is the name of the pack's tuple that holds the item, `place` where the layout sets it.
    """

    items: str
    no: int
    field: str
    place: str
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Misfits:
    """Everything in one language for which the layouts have no room, items by their `no`.

    `unmeasured` are sessions beyond the many full cards that were measured.
    """

    small: tuple[SmallWords, ...]
    unmeasured: tuple[int, ...]
    wide: tuple[WideWord, ...]
    high_sessions: tuple[int, ...]
    high_accounts: tuple[int, ...]
    is_event_long: bool


def misfits(pack: Pack, language: str) -> Misfits:
    """Measure every session, account and step of a pack on the layouts, in one language."""
    words = speak(language)
    pieces = tuple(_pieces(pack, language))
    distinct = tuple(dict.fromkeys((piece.place, piece.word) for piece in pieces))
    cards = {each.no: _card(pack, each, words) for each in pack.sessions}
    about: dict[str, object] = {
        "languages": (language,),
        "title": pack.event.name,
        "brand": asdict(replace(brand_of(pack), logo=None)),
        "words": ({"room": words.gettext("Room"), "unchecked": words.gettext("Not yet checked")},),
        "smallest": _smallest_code(pack),
    }
    ruler = _ruler(about, cards.values())
    full = [no for no, card in cards.items() if not ruler.surely_fits(card)]
    doubtful = full[:MOST_MEASURED]
    sessions = [each for each in pack.sessions if _is_long(each.title[language])]
    accounts = [each for each in pack.accounts if _is_long(f"{each.name} {each.why[language]}")]
    found = _measured(
        about
        | {
            "cards": [asdict(cards[no]) for no in doubtful],
            "pieces": distinct,
            "high-sessions": [_as_said(cards[each.no], each.title[language]) for each in sessions],
            "high-accounts": [
                {
                    "name": each.name,
                    "handle": None,
                    "whys": (each.why[language],),
                    "checked": each.checked_on is not None,
                }
                for each in accounts
            ],
        },
        "<fit>",
    )
    wide = {distinct[at] for at in found["wide"]}
    return Misfits(
        small=tuple(
            SmallWords(doubtful[each["card"]], each["points"], each["fits"])
            for each in found["small"]
        ),
        unmeasured=tuple(full[MOST_MEASURED:]),
        wide=tuple(piece for piece in pieces if (piece.place, piece.word) in wide),
        high_sessions=tuple(sessions[at].no for at in found["high-sessions"]),
        high_accounts=tuple(accounts[at].no for at in found["high-accounts"]),
        is_event_long=found["event"],
    )


def _ruler(about: dict[str, object], cards: Collection[Card]) -> Ruler:
    found = _measured(
        about | {"letters": letters(cards), "lines": MOST_LINES, "rooms": MOST_ROOM_LINES},
        "<ruler>",
    )
    return Ruler(
        width=found["width"],
        height=found["height"],
        tracking=found["tracking"],
        tag=found["tag"],
        plain=found["plain"],
        strong=found["strong"],
        heights={(on, time, *lines): height for on, time, *lines, height in found["heights"]},
    )


def _measured(asked: dict[str, object], label: str) -> dict[str, Any]:
    import typst

    answer = typst.query(
        TEMPLATES / "fit.typ",
        label,
        field="value",
        one=True,
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps({**_NOTHING, **asked})},
    )
    found: dict[str, Any] = json.loads(answer)
    return found


def _card(pack: Pack, session: Session, words: Words) -> Card:
    platform = pack.event.platforms[0]
    return Card(
        hashtag=session.hashtag,
        kind=kind_name(words, pack.event, session),
        day=words.day_short(session.day),
        # Every digit is as wide as any other, and what measures alike is measured once.
        time=re.sub(r"\d", "0", times(words, pack.event, session) or "") or None,
        room=room_name(words, session),
        on=on_platform(words, platform) if pack.event.takeaway is None else None,
    )


def _as_said(card: Card, title: str) -> dict[str, object]:
    said = {**asdict(card), "title": title, "day_short": card.day}
    return {"hashtag": card.hashtag, "said": (said,)}


def _smallest_code(pack: Pack) -> int:
    """Modules of the sheet's smallest code, whose wide quiet zone leaves the words least room."""
    platform, takeaway = pack.event.platforms[0], pack.event.takeaway
    addresses = [session_opens(session, takeaway, platform) for session in pack.sessions]
    return qr.modules(min(addresses, key=len, default=""))


def _pieces(pack: Pack, language: str) -> Iterator[WideWord]:
    """Every long word of my-handout with each place where it can stand."""
    for session in pack.sessions:
        for piece in _long_words(session.title[language]):
            yield WideWord("sessions", session.no, "title", "text", piece)
        for piece in _long_words(session.room or ""):
            yield WideWord("sessions", session.no, "room", "strong", piece)
    for account in pack.accounts:
        for piece in _long_words(account.name):
            if account.handles:
                yield WideWord("accounts", account.no, "name", "strong", piece)
            else:
                yield WideWord("accounts", account.no, "name", "name", piece)
                yield WideWord("accounts", account.no, "name", "paired-name", piece)
        for piece in _long_words(account.why[language]):
            yield WideWord("accounts", account.no, "why", "text", piece)
    for step in pack.steps:
        for piece in _long_words(step.title[language]):
            yield WideWord("steps", step.no, "title", "step", piece)
        for line in step.how[language]:
            for piece in _long_words(line):
                yield WideWord("steps", step.no, "how", "how", piece)


def _long_words(text: str) -> Iterator[str]:
    return (piece for piece in _BREAK.split(text) if len(piece) > SURELY_FITS_LETTERS)


def _is_long(text: str) -> bool:
    return len(text.split()) > SURELY_FITS_WORDS
