"""Signs that the kiosk's fonts lack: left out, but for texts that consist of them."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.packs.faults import shown
from kiosk.packs.importing.items import Item
from kiosk.packs.importing.problems import Doubts

MissingSigns = Callable[[str], tuple[str, ...]]
"""Tells which signs of a text no font of the kiosk shows."""

_FIELDS = ("title", "room", "chair", "about")
_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No"))
_TOLD = 5


def with_signs_shown(
    items: Iterable[Item], missing_signs: MissingSigns, doubts: Doubts
) -> tuple[Item, ...]:
    """The items without signs that no font shows, such as pictures.

    A title, a room or a name that is mostly in letters of that sort keeps them, because there is
    nothing to put in their place.
    """
    look = _Look(missing_signs)
    found = tuple(look.at(item, doubts) for item in items)
    if look.left_out:
        told = " ".join(list(look.left_out)[:_TOLD])
        message = f"The kiosk's fonts lack some signs, such as {told}; they were left out."
        doubts.say(None, message, "Nothing needs doing.")
    return found


class _Look:
    def __init__(self, missing_signs: MissingSigns) -> None:
        self._missing_signs = missing_signs
        self.left_out: dict[str, None] = {}

    def at(self, item: Item, doubts: Doubts) -> Item:
        texts: dict[str, str] = {name: getattr(item, name) for name in _FIELDS}
        if all(text.isascii() or not self._missing_signs(text) for text in texts.values()):
            return item
        kept = {name: self._shown(text) for name, text in texts.items()}
        kept["title"] = kept["title"] or item.title
        if self._missing_signs(kept["about"]):
            kept["about"] = ""
            message = f"What is said of {shown(kept['title'])} is in letters that the fonts lack."
            doubts.say(item.line, message, "It was left out; write it in other letters by hand.")
        if any(self._missing_signs(text) for text in kept.values()):
            message = f"{shown(kept['title'])} has letters that the kiosk's fonts lack."
            doubts.say(item.line, message, "Write them in other letters in sessions.csv.")
        return replace(
            item,
            title=kept["title"],
            room=kept["room"],
            chair=kept["chair"],
            about=kept["about"],
        )

    def _shown(self, text: str) -> str:
        missing = dict.fromkeys(self._missing_signs(text), "")
        if not missing:
            return text
        lacking = sum(sign in missing and sign.isalpha() for sign in text)
        is_foreign = lacking * 2 >= sum(map(str.isalpha, text))
        missing = {sign: self._instead(sign, is_foreign=is_foreign) for sign in missing}
        told = "".join(missing.get(sign, sign) for sign in text)
        # What joined or coloured a picture has nothing left to do.
        told = "".join(
            sign
            for sign in told
            if unicodedata.category(sign) != "Cf" and not "\ufe00" <= sign <= "\ufe0f"
        )
        return " ".join(told.split())

    def _instead(self, sign: str, *, is_foreign: bool) -> str:
        """What stands for a sign: plainer signs of the same meaning, itself, or nothing."""
        plainer = unicodedata.normalize("NFKC", sign)
        if not self._missing_signs(plainer):
            return plainer
        if is_foreign and unicodedata.category(sign) in _LETTERS:
            return sign
        self.left_out[sign] = None
        return ""
