"""Rules about the pack's own colours: they are colours, and texts in them can be read."""

import re
from collections.abc import Iterator

from kiosk.packs.draft import Draft
from kiosk.packs.faults import Fault, instead, shown
from kiosk.packs.theme import COLOURS, PAIRINGS, TEXT, WHITE, ratio

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def theme_holds_colours(draft: Draft) -> Iterator[Fault]:
    """The theme names colours that the screens have, each as #RRGGBB."""
    if draft.event is None:
        return
    for name, colour in (draft.event.shape.theme or {}).items():
        if name not in COLOURS:
            message, cure = f"{shown(name)} is no colour of the screens.", instead(name, COLOURS)
            yield draft.event.error("unknown-colour", message, cure, "theme", name)
        if not _COLOUR.fullmatch(colour):
            message, cure = f"{shown(colour)} is no colour.", "Write it like this: #4B1D5C."
            yield draft.event.error("wrong-colour", message, cure, "theme", name)


def theme_has_contrast(draft: Draft) -> Iterator[Fault]:
    """What stands on one of the theme's colours, or in it, can be told from its ground."""
    if draft.event is None:
        return
    theme = draft.event.shape.theme or {}
    own = {name: colour for name, colour in theme.items() if _COLOUR.fullmatch(colour)}
    colours = {WHITE: "#FFFFFF", **COLOURS, **own}
    for front, ground, least in PAIRINGS:
        found = ratio(colours[front], colours[ground])
        if found < least and own.keys() & {front, ground}:
            what = "text" if least == TEXT else "a border or ring"
            # Cut and not rounded, so that 6.99 is never said to be 7.0.
            message = (
                f"“{front}” on “{ground}” has a contrast of {int(found * 10) / 10} to 1, "
                f"and {what} needs {least:.0f} to 1."
            )
            cure = _cure(front, ground, colours[ground])
            blamed = front if front in own else ground
            yield draft.event.error("theme-contrast", message, cure, "theme", blamed)


def _cure(front: str, ground: str, colour: str) -> str:
    if front == WHITE:
        return f"Make “{ground}” darker."
    if ground == WHITE:
        return f"Make “{front}” darker."
    is_dark = ratio(colour, "#FFFFFF") > ratio(colour, "#000000")
    better, worse = ("lighter", "darker") if is_dark else ("darker", "lighter")
    return f"Make “{front}” {better}, or “{ground}” {worse}."
