"""How the pack's parts are named and timed in words, the same on screen, paper and phone."""

from kiosk.packs.model import Event, Session, SessionKind, Stage
from kiosk.words import Words


def stage_name(words: Words, stage: Stage) -> str:
    """A stage's name."""
    return {
        Stage.SET_UP: words.gettext("Set up"),
        Stage.START: words.gettext("Start using"),
        Stage.DEVELOP: words.gettext("Develop"),
    }[stage]


def kind_name(words: Words, event: Event, session: Session) -> str:
    """What sort of session it is; a chat is named after tweets only where X is on offer."""
    chat = words.gettext("Tweet chat") if "x" in event.platforms else words.gettext("Live chat")
    return {
        SessionKind.TALK: words.gettext("Talk"),
        SessionKind.DEBATE: words.gettext("Debate"),
        SessionKind.WORKSHOP: words.gettext("Workshop"),
        SessionKind.CHAT: chat,
        SessionKind.DROP_IN: words.gettext("Drop-in"),
    }[session.kind]


def start_time(words: Words, event: Event, session: Session) -> str | None:
    """When a session starts at the venue, such as "09:00"; None where only its day is known."""
    return words.time(session.starts.astimezone(event.zone)) if session.starts else None


def times(words: Words, event: Event, session: Session) -> str | None:
    """From when until when, such as "13:00–13:30", or only the start where no end is stated."""
    start = start_time(words, event, session)
    if start is None or session.ends is None:
        return start
    return f"{start}–{words.time(session.ends.astimezone(event.zone))}"


def room_name(words: Words, session: Session) -> str | None:
    """Where a session is; a chat without a room is online."""
    if session.kind is SessionKind.CHAT and session.room in {None, "Online"}:
        return words.gettext("Online")
    return session.room
