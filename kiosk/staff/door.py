"""Who may see the staff pages, and how a page goes out."""

import math
from datetime import timedelta
from http import HTTPStatus

from flask import Response, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.actions import Refused, pin_generation
from kiosk.staff.desk import Desk
from kiosk.staff.language import other_languages
from kiosk.staff.pages import Page, SignIn
from kiosk.staff.session import COOKIE, LASTS, PATH, Session, begin, read, write

HOME = "/staff/"


def session_of(desk: Desk) -> Session:
    """The session of this request, or a new one that nobody has signed in to."""
    return read(request.cookies.get(COOKIE), desk.secret) or begin(desk.clock())


def is_signed_in(desk: Desk, session: Session) -> bool:
    """Whether the PIN of today has opened this session."""
    return session.is_open(pin_generation(desk.store), desk.clock())


def sender(desk: Desk) -> Session:
    """The session that sent this form; 400 where no page of ours did."""
    session = read(request.cookies.get(COOKIE), desk.secret)
    if session is None or not session.sent(request.form.get("token", ""), desk.secret):
        abort(HTTPStatus.BAD_REQUEST)
    return session


def staff_only(desk: Desk) -> None:
    """Go on only for somebody who is signed in and sent a form of ours; otherwise the PIN page."""
    if not is_signed_in(desk, sender(desk)):
        abort(redirect(HOME, HTTPStatus.SEE_OTHER))


def token_of_staff(desk: Desk) -> str:
    """What the forms of a page bring along; the PIN page for everybody who is not signed in."""
    session = session_of(desk)
    if not is_signed_in(desk, session):
        abort(redirect(HOME, HTTPStatus.SEE_OTHER))
    return session.token(desk.secret)


def refused(desk: Desk, session: Session, answer: Refused) -> AnyResponse:
    """The PIN page after a PIN that was not let in."""
    words = desk.words
    if not answer.wait:
        problem = words.gettext("That PIN is not right. Type it again.")
        return pin_page(desk, session, problem, HTTPStatus.FORBIDDEN)
    problem = words.gettext(
        "There were too many wrong PINs. Wait %(time)s, then type it again.",
        time=_how_long(desk, answer.wait),
    )
    response = pin_page(desk, session, problem, HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(math.ceil(answer.wait.total_seconds()))
    return response


def _how_long(desk: Desk, wait: timedelta) -> str:
    seconds = math.ceil(wait.total_seconds())
    if seconds <= 60:
        return desk.words.ngettext("1 second", "%(num)d seconds", seconds)
    return desk.words.ngettext("1 minute", "%(num)d minutes", math.ceil(seconds / 60))


def pin_page(
    desk: Desk, session: Session, problem: str | None = None, status: int = HTTPStatus.OK
) -> AnyResponse:
    """The page that asks for the PIN; `problem` says why the last one did not open it."""
    shown = SignIn(event=desk.pack.event.name, token=session.token(desk.secret), problem=problem)
    return kept(desk, show("pin", shown, desk, status), session)


def show(
    name: str,
    shown: Page,
    desk: Desk,
    status: int = HTTPStatus.OK,
    *,
    in_place_of: str | None = None,
) -> Response:
    """A page from its template and its values, which no browser keeps.

    A choice of language leads back to it, or to `in_place_of` where its address may be no page.
    """
    words = desk.words
    html = render_template(
        f"staff/{name}.html",
        page=shown,
        language=desk.language,
        others=tuple(other_languages(desk, in_place_of)),
        _=words.gettext,
        ngettext=words.ngettext,
    )
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def kept(desk: Desk, response: AnyResponse, session: Session) -> AnyResponse:
    """The same answer, with which the browser keeps a session."""
    response.set_cookie(
        COOKIE,
        write(session, desk.secret),
        max_age=LASTS,
        path=PATH,
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return response
