"""The programme: what is on, one session's code, and the questions of its chat."""

from collections.abc import Mapping

from kiosk.packs import Session
from kiosk.packs.naming import kind_name, room_name, start_time, times
from kiosk.packs.programme import coming, in_order, is_now, is_today, is_under_way
from kiosk.platforms import PLATFORMS, compose_url, hashtag_url
from kiosk.touchscreen.asking import Asking, NotInPackError
from kiosk.touchscreen.pages import Answer, Ideas, SessionPage, SessionRow, Sessions
from kiosk.words import Words

ROWS = 3


def sessions(asking: Asking) -> Sessions:
    """The programme, three lines at a time, as a filter asks for it."""
    asked = asking.query.get("show")
    usual = "today" if is_under_way(asking.pack.event, asking.now) else "all"
    shown = asked if asked and asked in _filter_names(asking.words) else usual
    found = _found(asking, shown)
    page = max(1, min(asking.number("page", 1) or 1, -(-len(found) // ROWS)))
    return Sessions(
        clock=_clock(asking),
        rows=tuple(_row(asking, session) for session in found[(page - 1) * ROWS : page * ROWS]),
        filters=tuple(
            Answer(text=name, href=asking.go("sessions", show=key), chosen=key == shown)
            for key, name in _filter_names(asking.words).items()
        ),
        earlier=asking.go("sessions", show=shown, page=page - 1) if page > 1 else None,
        later=asking.go("sessions", show=shown, page=page + 1)
        if page * ROWS < len(found)
        else None,
    )


def session(asking: Asking) -> SessionPage:
    """One session with the code of its hashtag on the platform being looked at."""
    found = asking.pack.session.get(asking.number("no") or 0)
    if found is None:
        raise NotInPackError("session")
    offered = asking.pack.event.platforms
    shown = asking.platform(offered) or offered[0]
    return SessionPage(
        facts=f"{kind_name(asking.words, asking.pack.event, found)} · {_when_said(asking, found)}",
        chair=asking.words.gettext("Chair: %(name)s", name=found.chair) if found.chair else None,
        title=found.title[asking.visit.language],
        hashtag=found.hashtag,
        code=asking.code(hashtag_url(shown, found.hashtag)),
        platforms=asking.platform_answers(offered, shown),
        toggle=asking.here(asking.visit.toggle_session(found.no)),
        on_list=found.no in asking.visit.sessions,
    )


def ideas(asking: Asking) -> Ideas:
    """The chat's questions; the one that was asked for has a code that posts an answer."""
    language = asking.visit.language
    number = asking.number("no")
    open_one = asking.pack.question.get(number) if number is not None else None
    if not asking.pack.questions or (number is not None and open_one is None):
        raise NotInPackError("question")
    offered = asking.pack.event.platforms
    shown = asking.platform(offered) or offered[0]
    chat = asking.pack.session[(open_one or asking.pack.questions[0]).session]
    opens = None
    if open_one:
        start = f"A{open_one.no} "
        opens = compose_url(shown, start, (chat.hashtag,)) or hashtag_url(shown, chat.hashtag)
    return Ideas(
        hashtag=chat.hashtag,
        questions=tuple(
            Answer(
                text=question.text[language],
                href=asking.go("ideas", no=question.no, on=asking.query.get("on")),
                chosen=question is open_one,
                note=str(question.no),
            )
            for question in asking.pack.questions
        ),
        asked=open_one.text[language] if open_one else None,
        code=asking.code(opens) if opens else None,
        platform=PLATFORMS[shown].name,
        platforms=asking.platform_answers(offered, shown) if open_one else (),
    )


def _filter_names(words: Words) -> Mapping[str, str]:
    return {
        "now": words.gettext("Now"),
        "next": words.gettext("Next up"),
        "today": words.gettext("Today"),
        "all": words.gettext("All"),
    }


def _found(asking: Asking, shown: str) -> tuple[Session, ...]:
    every, now = in_order(asking.pack.sessions), asking.now
    if shown == "now":
        return tuple(session for session in every if is_now(session, now))
    if shown == "next":
        return coming(every, now)
    if shown == "today":
        return tuple(each for each in every if is_today(each, asking.pack.event, now))
    return every


def _row(asking: Asking, session: Session) -> SessionRow:
    words = asking.words
    kind, room = kind_name(words, asking.pack.event, session), room_name(words, session)
    return SessionRow(
        when=_when(asking, session),
        time=_large_time(asking, session),
        kind=", ".join(filter(None, (kind, room))),
        title=session.title[asking.visit.language],
        hashtag=session.hashtag,
        href=asking.go("session", no=session.no),
        is_now=is_now(session, asking.now),
        on_list=session.no in asking.visit.sessions,
    )


def _when(asking: Asking, session: Session) -> str:
    words = asking.words
    if is_now(session, asking.now):
        return words.gettext("Now")
    if session in coming(asking.pack.sessions, asking.now):
        return words.gettext("Next up")
    if is_today(session, asking.pack.event, asking.now):
        return words.gettext("Today")
    return (
        words.weekday(session.day)
        if _is_timeless(asking, session)
        else words.day_short(session.day)
    )


def _large_time(asking: Asking, session: Session) -> str:
    start = start_time(asking.words, asking.pack.event, session)
    if start:
        return start
    if _is_timeless(asking, session):
        return asking.words.date_short(session.day)
    return asking.words.gettext("All day")


def _is_timeless(asking: Asking, session: Session) -> bool:
    # On the event's days a session without a time is there all day; a chat before it is not.
    event = asking.pack.event
    return session.starts is None and not event.starts <= session.day <= event.ends


def _when_said(asking: Asking, session: Session) -> str:
    words, event = asking.words, asking.pack.event
    if is_now(session, asking.now):
        return words.gettext("now, from %(time)s", time=start_time(words, event, session))
    clock = times(words, event, session)
    return f"{words.day_short(session.day)}, {clock}" if clock else words.day(session.day)


def _clock(asking: Asking) -> str:
    local = asking.now.astimezone(asking.pack.event.zone)
    if not is_under_way(asking.pack.event, asking.now):
        return asking.pack.event.name
    return f"{asking.words.day(local.date())}, {asking.words.time(local)}"
