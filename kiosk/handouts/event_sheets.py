"""From a pack to what the handouts of the event carry. Pure: nothing is drawn here."""

from collections.abc import Sequence

from kiosk.handouts.cards import account_card, brand_of, printed_code, session_card
from kiosk.handouts.content import (
    Chat,
    ChatCards,
    Content,
    FollowSheet,
    Handout,
    ProfileBadge,
    SessionSigns,
)
from kiosk.handouts.errors import NothingToPrintError
from kiosk.handouts.layouts import Layout
from kiosk.packs import Pack, Session
from kiosk.platforms import PLATFORMS, hashtag_url
from kiosk.words import Words, speak


def event_handout(
    layout: Layout,
    pack: Pack,
    sessions: Sequence[Session],
    languages: Sequence[str],
    *,
    takeaway: str | None,
) -> Handout:
    """The handout of an event in a layout, in one language or in several at once.

    `sessions` are shown in the order given; `takeaway` is the public address, if any. Raises
    `RenderError` where an address is too long for a code, and `NothingToPrintError`.
    """
    spoken_in = [speak(language) for language in languages]
    match layout:
        case Layout.FOLLOW_SHEET:
            content: Content = _follow_sheet(pack, spoken_in)
        case Layout.PROFILE_BADGE:
            content = _badge(pack, spoken_in, takeaway)
        case Layout.CHAT_CARD:
            content = _chats(pack, sessions, spoken_in, takeaway)
        case _:
            content = _signs(pack, sessions, spoken_in, takeaway)
    return Handout(layout=layout, content=content)


def _signs(
    pack: Pack, sessions: Sequence[Session], spoken_in: Sequence[Words], takeaway: str | None
) -> SessionSigns:
    if not sessions:
        raise NothingToPrintError(
            "The pack has no sessions to print. Add them to its sessions.csv."
        )
    platform = pack.event.platforms[0]
    return SessionSigns(
        languages=_languages(spoken_in),
        brand=brand_of(pack),
        sessions=tuple(
            session_card(pack, session, spoken_in, takeaway, platform) for session in sessions
        ),
    )


def _chats(
    pack: Pack, sessions: Sequence[Session], spoken_in: Sequence[Words], takeaway: str | None
) -> ChatCards:
    platform = pack.event.platforms[0]
    questions = {
        session.no: [question for question in pack.questions if question.session == session.no]
        for session in sessions
    }
    chats = tuple(
        Chat(
            session=session_card(pack, session, spoken_in, takeaway, platform),
            questions=tuple(
                tuple(question.text[words.language] for words in spoken_in)
                for question in questions[session.no]
            ),
            how=tuple(
                words.gettext(
                    "Answering Q1? Begin with A1 and add %(tag)s.", tag=f"#{session.hashtag}"
                )
                for words in spoken_in
            ),
        )
        for session in sessions
        if questions[session.no]
    )
    if not chats:
        raise NothingToPrintError(
            "None of these sessions is a chat with questions. Add them to the pack’s "
            "questions.toml, or choose another layout."
        )
    return ChatCards(languages=_languages(spoken_in), brand=brand_of(pack), chats=chats)


def _follow_sheet(pack: Pack, spoken_in: Sequence[Words]) -> FollowSheet:
    cards = [account_card(pack, account, spoken_in, frozenset()) for account in pack.accounts]
    # On paper an account without a code is nothing to scan.
    accounts = tuple(card for card in cards if card.code is not None)
    if not accounts:
        raise NothingToPrintError(
            "No account of the pack has a handle to follow. Add one to its accounts.csv."
        )
    return FollowSheet(languages=_languages(spoken_in), brand=brand_of(pack), accounts=accounts)


def _badge(pack: Pack, spoken_in: Sequence[Words], takeaway: str | None) -> ProfileBadge:
    event = pack.event
    opens = takeaway or hashtag_url(event.platforms[0], event.hashtag)
    return ProfileBadge(
        languages=_languages(spoken_in),
        brand=brand_of(pack),
        hashtag=event.hashtag,
        platforms=tuple(PLATFORMS[key].name for key in event.platforms),
        code=printed_code(spoken_in, [event.name] * len(spoken_in), opens),
    )


def _languages(spoken_in: Sequence[Words]) -> tuple[str, ...]:
    return tuple(words.language for words in spoken_in)
