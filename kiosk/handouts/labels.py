"""The fixed words on a handout."""

from collections.abc import Mapping

from kiosk.handouts.content import Content, MyHandout
from kiosk.words import speak


def title_of(content: Content) -> str:
    """The title of the document."""
    words = speak(content.language)
    if isinstance(content, MyHandout):
        return words.gettext("Your next steps")
    return words.gettext("%(event)s: pick a session, scan, join in", event=content.event)


def labels(content: Content) -> Mapping[str, str]:
    """The words that a template asks for, by the name that it asks with."""
    words = speak(content.language)
    found = {"room": words.gettext("Room")}
    if isinstance(content, MyHandout):
        found |= {
            "take": words.gettext("Take it all with you"),
            "take_how": words.gettext(
                "Everything on this sheet, on your phone. No login. Nothing is stored about you."
            )
            if content.opens_anywhere
            else words.gettext(
                "Everything on this sheet, on your phone. "
                "Scan it while you are here: it opens on the stand’s Wi-Fi only."
            ),
            "still": words.gettext("Still to do"),
            "done": words.gettext("Every step is done. Well done."),
            "follow": words.gettext("Accounts to follow"),
            "sessions": words.gettext("Sessions to join"),
            "own": words.gettext("My first post will say"),
            "unchecked": words.gettext("Not yet checked"),
            "sheet": words.gettext("Sheet %(code)s", code=content.sheet),
        }
    return found
