"""The fixed words on a handout."""

from collections.abc import Mapping

from kiosk.handouts.content import (
    ChatCards,
    Content,
    FollowSheet,
    Handout,
    MyHandout,
    ProfileBadge,
    SessionCard,
    SessionSigns,
)
from kiosk.handouts.layouts import Layout
from kiosk.words import Words, speak


def title_of(handout: Handout) -> str:
    """The title of the document, in the first language of the sheet."""
    content = handout.content
    words = speak(content.languages[0])
    match content:
        case MyHandout():
            return words.gettext("Your next steps")
        case FollowSheet():
            return words.gettext("Worth following")
        case ProfileBadge():
            return words.gettext("Find me on …")
        case SessionSigns() if handout.layout is Layout.A4_SHEET:
            return words.gettext(
                "%(event)s: pick a session, scan, join in", event=content.brand.event
            )
        case SessionSigns():
            return _title_of_sessions(words, content, content.sessions)
        case ChatCards():
            return _title_of_sessions(words, content, tuple(chat.session for chat in content.chats))


def labels(content: Content) -> tuple[Mapping[str, str], ...]:
    """The words that a template asks for, by the name that it asks with, for each language."""
    return tuple(_labels(content, speak(language)) for language in content.languages)


def sheet_label(words: Words, sheet: str, *, is_reprint: bool) -> str:
    """What a sheet that the kiosk prints is called on itself, so that staff find it in the tray."""
    if is_reprint:
        return words.gettext("Sheet %(code)s · Reprint", code=sheet)
    return words.gettext("Sheet %(code)s", code=sheet)


def _title_of_sessions(words: Words, content: Content, sessions: tuple[SessionCard, ...]) -> str:
    first, *others = sessions
    if not others:
        return f"#{first.hashtag}: {first.said[0].title}"
    return words.gettext("%(event)s: sessions to join", event=content.brand.event)


def _labels(content: Content, words: Words) -> Mapping[str, str]:
    found = {
        "room": words.gettext("Room"),
        "unchecked": words.gettext("Not yet checked"),
        "inside": words.gettext("In the room"),
        "inside_do": words.gettext("Ask and answer with the hashtag."),
        "outside": words.gettext("Outside"),
        "outside_do": words.gettext("Join in from here."),
        "either_side": words.gettext("In the room or outside: join in."),
        "follow_title": words.gettext("Worth following"),
        "follow_do": words.gettext("Scan a code, then tap Follow."),
        "find_me": words.gettext("Find me on …"),
        "ask_me": words.gettext("Ask me about"),
    }
    if isinstance(content, MyHandout):
        found |= _own_labels(content, words)
    return found


def _own_labels(content: MyHandout, words: Words) -> Mapping[str, str]:
    return {
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
        "sheet": sheet_label(words, content.sheet, is_reprint=content.is_reprint),
    }
