"""The cards of every handout: a code with its address, a session, an account. Pure."""

from collections.abc import Sequence

from kiosk import qr
from kiosk.handouts.content import AccountCard, Brand, PrintedCode, SessionCard, SessionWords
from kiosk.handouts.errors import RenderError
from kiosk.handouts.logo import logo_svg
from kiosk.packs import Account, Pack, Session, SessionKind
from kiosk.packs.naming import kind_name, room_name, times
from kiosk.platforms import PLATFORMS, account_url, hashtag_url, spoken
from kiosk.words import Words

MARK = "#4B1D5C"
"""The colour of marks and bubbles where the pack has no `plum` of its own."""


def brand_of(pack: Pack) -> Brand:
    """Whose handouts a pack makes."""
    event = pack.event
    return Brand(
        event=event.name,
        host=event.host,
        mark=event.theme.get("plum", MARK),
        logo=logo_svg(pack.logo) if pack.logo else None,
    )


def account_card(
    pack: Pack, account: Account, spoken_in: Sequence[Words], chosen: frozenset[str]
) -> AccountCard:
    """An account with the code of the first platform that is among the `chosen`, else of any.

    Raises `RenderError` where the code does not read back.
    """
    offered = [key for key in pack.event.platforms if account.handles.get(key)]
    mine = [key for key in offered if key in chosen]
    platform = next(iter(mine or offered), None)
    sign, handle, code = "", None, None
    if platform is not None:
        found = account.handles[platform]
        sign = "#" if found.startswith("#") else "@"
        # LinkedIn has no handles that people say; there a page is known by its name.
        handle = None if platform == "linkedin" and sign == "@" else found.removeprefix("#")
        name = account.name if handle is None else sign + handle
        code = printed_code(spoken_in, [name] * len(spoken_in), account_url(platform, found))
    return AccountCard(
        name=account.name,
        sign=sign,
        handle=handle,
        whys=tuple(account.why[words.language] for words in spoken_in),
        checked=account.checked_on is not None and code is not None,
        code=code,
    )


def session_card(
    pack: Pack, session: Session, spoken_in: Sequence[Words], takeaway: str | None, platform: str
) -> SessionCard:
    """A session with the code of its place in a public takeaway, else of its hashtag.

    Raises `RenderError` where the code does not read back.
    """
    tag = f"#{session.hashtag}"
    opens = session_opens(session, takeaway, platform)
    only_on = None if takeaway is not None else platform
    return SessionCard(
        hashtag=session.hashtag,
        said=tuple(_said(pack, session, words, only_on) for words in spoken_in),
        code=printed_code(spoken_in, [tag] * len(spoken_in), opens),
    )


def session_opens(session: Session, takeaway: str | None, platform: str) -> str:
    """The address in a session's code: its place in a public takeaway, else its hashtag."""
    if takeaway is None:
        return hashtag_url(platform, session.hashtag)
    return f"{takeaway}#s{session.no}"


def on_platform(words: Words, platform: str) -> str:
    """In words, which platform a code opens."""
    return words.gettext("on %(platform)s", platform=PLATFORMS[platform].name)


def printed_code(spoken_in: Sequence[Words], names: Sequence[str], opens: str) -> PrintedCode:
    """The code of an address, called by a name in each language.

    Raises `RenderError` where it does not read back.
    """
    says = spoken(opens)
    try:
        matrix = qr.proven(opens)
    except (qr.CodeDoesNotReadError, qr.TooLongError) as error:
        raise RenderError(str(error)) from error
    alts = (
        words.gettext("QR code for %(name)s, opens %(says)s", name=name, says=says)
        for words, name in zip(spoken_in, names, strict=True)
    )
    return PrintedCode(name=names[0], opens=opens, says=says, alt=" / ".join(alts), matrix=matrix)


def _said(pack: Pack, session: Session, words: Words, platform: str | None) -> SessionWords:
    return SessionWords(
        language=words.language,
        title=session.title[words.language],
        kind=kind_name(words, pack.event, session),
        day=words.day(session.day),
        day_short=words.day_short(session.day),
        time=times(words, pack.event, session),
        room=room_name(words, session),
        chair=words.gettext("Chair: %(name)s", name=session.chair) if session.chair else None,
        on=on_platform(words, platform) if platform else None,
        lead=_lead(words, session, platform),
    )


def _lead(words: Words, session: Session, platform: str | None) -> str:
    if platform is not None:
        name = PLATFORMS[platform].name
        return words.gettext("Scan to join in on %(platform)s, or type", platform=name)
    if session.kind is SessionKind.DEBATE:
        return words.gettext("Scan to join the debate, or type")
    return words.gettext("Scan to join in, or type")
