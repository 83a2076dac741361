"""From a pack and a delegate's choices to what a handout carries. Pure: nothing is drawn here."""

from collections.abc import Iterable

from kiosk import qr
from kiosk.handouts.content import (
    AccountCard,
    MyHandout,
    PrintedCode,
    SessionCard,
    SessionSheet,
    StepLine,
    Takeaway,
)
from kiosk.handouts.errors import RenderError
from kiosk.packs import Account, Pack, Session, Step
from kiosk.packs.naming import kind_name, room_name, times
from kiosk.packs.programme import in_order
from kiosk.platforms import PLATFORMS, account_url, hashtag_url, spoken
from kiosk.visit import Status, Visit, encode, steps_for, steps_to_finish
from kiosk.words import Words, speak

MOST_STEPS = 9


def my_handout(pack: Pack, visit: Visit, *, takeaway: Takeaway, sheet: str) -> MyHandout:
    """One delegate's own sheet, in the visit's language.

    Raises `RenderError` where a code does not read back.
    """
    words = speak(visit.language)
    steps, all_done = _steps(pack, visit)
    platforms = [key for key in pack.event.platforms if key in visit.platforms]
    platform = next(iter(platforms or pack.event.platforms))
    public = takeaway.address if takeaway.is_public else None
    accounts = [
        _account(pack, account, visit, words)
        for account in pack.accounts
        if account.no in visit.accounts
    ]
    chosen = in_order(session for session in pack.sessions if session.no in visit.sessions)
    return MyHandout(
        language=visit.language,
        event=pack.event.name,
        host=pack.event.host,
        sheet=sheet,
        takeaway=_code(
            words,
            words.gettext("Take it all with you"),
            f"{takeaway.address}#{encode(visit, pack)}",
        ),
        opens_anywhere=takeaway.is_public,
        steps=tuple(
            StepLine(title=step.title[visit.language], how=" ".join(step.how[visit.language]))
            for step in steps
        ),
        all_done=all_done,
        # What has no code comes last, so that codes stand in one row with codes.
        accounts=tuple(sorted(accounts, key=lambda card: card.code is None)),
        sessions=tuple(_session(pack, session, words, public, platform) for session in chosen),
    )


def session_sheet(
    pack: Pack, sessions: Iterable[Session], language: str, *, takeaway: str | None
) -> SessionSheet:
    """A card for each session, in the order given; `takeaway` is the public address, if any.

    Raises `RenderError` where a code does not read back.
    """
    words = speak(language)
    platform = pack.event.platforms[0]
    return SessionSheet(
        language=language,
        event=pack.event.name,
        host=pack.event.host,
        sessions=tuple(_session(pack, each, words, takeaway, platform) for each in sessions),
    )


def _steps(pack: Pack, visit: Visit) -> tuple[list[Step], bool]:
    """What is left to do, in the pack's order, and whether nothing is because it was done."""
    left = steps_to_finish(pack, visit)
    # Where the sheet has no room for all, what the delegate put off by name goes first.
    first = sorted(left, key=lambda step: visit.steps.get(step.no) is not Status.LATER)
    kept = first[:MOST_STEPS]
    done = any(visit.steps.get(step.no) is Status.DONE for step in steps_for(pack, visit))
    return [step for step in left if step in kept], done and not left


def _account(pack: Pack, account: Account, visit: Visit, words: Words) -> AccountCard:
    offered = [key for key in pack.event.platforms if account.handles.get(key)]
    mine = [key for key in offered if key in visit.platforms]
    platform = next(iter(mine or offered), None)
    sign, handle, code = "", None, None
    if platform is not None:
        found = account.handles[platform]
        sign = "#" if found.startswith("#") else "@"
        # LinkedIn has no handles that people say; there a page is known by its name.
        handle = None if platform == "linkedin" and sign == "@" else found.removeprefix("#")
        name = account.name if handle is None else sign + handle
        code = _code(words, name, account_url(platform, found))
    return AccountCard(
        name=account.name,
        sign=sign,
        handle=handle,
        why=account.why[words.language],
        checked=account.checked_on is not None and code is not None,
        code=code,
    )


def _session(
    pack: Pack, session: Session, words: Words, takeaway: str | None, platform: str
) -> SessionCard:
    opens = session_opens(session, takeaway, platform)
    return SessionCard(
        hashtag=session.hashtag,
        title=session.title[words.language],
        kind=kind_name(words, session.kind),
        day=words.day_short(session.day),
        time=times(words, pack.event, session),
        room=room_name(words, session),
        on=on_platform(words, platform) if takeaway is None else None,
        code=_code(words, f"#{session.hashtag}", opens),
    )


def session_opens(session: Session, takeaway: str | None, platform: str) -> str:
    """The address in a session's code: its place in a public takeaway, else its hashtag."""
    if takeaway is None:
        return hashtag_url(platform, session.hashtag)
    return f"{takeaway}#s{session.no}"


def on_platform(words: Words, platform: str) -> str:
    """In words, which platform a code opens."""
    return words.gettext("on %(platform)s", platform=PLATFORMS[platform].name)


def _code(words: Words, name: str, opens: str) -> PrintedCode:
    says = spoken(opens)
    try:
        matrix = qr.proven(opens)
    except (qr.CodeDoesNotReadError, qr.TooLongError) as error:
        raise RenderError(str(error)) from error
    return PrintedCode(
        opens=opens,
        says=says,
        alt=words.gettext("QR code for %(name)s, opens %(says)s", name=name, says=says),
        matrix=matrix,
    )
