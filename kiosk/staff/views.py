"""The staff pages' addresses: PIN first, then one board; every change is a POST and a redirect."""

import math
from datetime import timedelta
from http import HTTPStatus

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from kiosk.actions import (
    NoSuchJobError,
    NoSuchPrinterError,
    Refused,
    StoreError,
    TooLateError,
    answer_call,
    cancel,
    clear_call,
    go_on,
    hold,
    pin_generation,
    print_instead,
    reprint,
    say_it_came_out,
    say_nobody_can_tell,
    sign_in,
)
from kiosk.staff.desk import Desk
from kiosk.staff.now import now_page, tag
from kiosk.staff.pages import Message, Now, SignIn
from kiosk.staff.session import COOKIE, LASTS, Session, begin, read, write

HOME = "/staff/"
PATH = "/staff"
NUMBER = "int(max=2147483647)"
"""What a database takes for a number; a longer one is no address of ours."""

ANSWERS = {"yes": say_it_came_out, "no": print_instead, "unsure": say_nobody_can_tell}
"""What staff say when they are asked whether a sheet came out."""


def blueprint(desk: Desk) -> Blueprint:
    """The staff pages of one stand, under /staff."""
    pages = Blueprint("staff", __name__, url_prefix=PATH)

    @pages.get("/")
    def home() -> AnyResponse:
        session = _session(desk)
        if not _is_signed_in(desk, session):
            return _pin_page(desk, session)
        return _page("now", now_page(desk, session.token(desk.secret), desk.clock()), desk)

    @pages.post("/")
    def open_with_pin() -> AnyResponse:
        session = _sender(desk)
        pin = request.form.get("pin", "").strip()
        if not pin:
            problem = desk.words.gettext("Type the staff PIN.")
            return _pin_page(desk, session, problem, HTTPStatus.FORBIDDEN)
        answer = sign_in(desk.store, pin, desk.clock())
        if isinstance(answer, Refused):
            return _refused(desk, session, answer)
        return _kept(
            desk, redirect(HOME, HTTPStatus.SEE_OTHER), begin(desk.clock(), answer.generation)
        )

    @pages.get("/revision")
    def changed() -> AnyResponse:
        if not _is_signed_in(desk, _session(desk)):
            return Response(status=HTTPStatus.FORBIDDEN)
        found = tag(desk, desk.clock())
        response = Response(found, mimetype="text/plain")
        response.set_etag(found)
        response.cache_control.no_cache = True
        return response.make_conditional(request)

    @pages.post("/lock")
    def lock() -> AnyResponse:
        _staff(desk)
        response = redirect(HOME, HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, path=PATH)
        return response

    _print_buttons(pages, desk)
    _call_buttons(pages, desk)

    @pages.errorhandler(HTTPException)
    def wrong(error: HTTPException) -> AnyResponse:
        # An answer that was made on purpose, such as a redirect to the PIN.
        if error.response is not None:
            return error.get_response()
        return message(desk, error.code or HTTPStatus.INTERNAL_SERVER_ERROR)

    @pages.errorhandler(NoSuchJobError)
    @pages.errorhandler(NoSuchPrinterError)
    def not_here(_error: Exception) -> AnyResponse:
        return message(desk, HTTPStatus.NOT_FOUND)

    @pages.errorhandler(TooLateError)
    def too_late(_error: TooLateError) -> AnyResponse:
        return message(desk, HTTPStatus.CONFLICT)

    @pages.errorhandler(StoreError)
    def no_store(_error: StoreError) -> AnyResponse:
        return message(desk, HTTPStatus.SERVICE_UNAVAILABLE)

    return pages


def _print_buttons(pages: Blueprint, desk: Desk) -> None:
    @pages.post(f"/reprint/<{NUMBER}:job_id>")
    def reprint_job(job_id: int) -> AnyResponse:
        _staff(desk)
        seen = request.form.get("seen", type=int)
        if seen is None:
            abort(HTTPStatus.BAD_REQUEST)
        reprint(desk.store, job_id, seen, desk.clock())
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/cancel/<{NUMBER}:job_id>")
    def cancel_job(job_id: int) -> AnyResponse:
        _staff(desk)
        cancel(desk.store, job_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/came-out/<{NUMBER}:job_id>")
    def answer_job(job_id: int) -> AnyResponse:
        _staff(desk)
        settle = ANSWERS.get(request.form.get("answer", ""))
        if settle is None:
            abort(HTTPStatus.BAD_REQUEST)
        settle(desk.store, job_id, desk.clock())
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    # In a field, not in the address: a printer may be called anything.
    @pages.post("/printer")
    def switch_printer() -> AnyResponse:
        _staff(desk)
        match request.form.get("switch"):
            case "hold":
                hold(desk.store, request.form.get("printer", ""), desk.clock())
            case "go-on":
                go_on(desk.store, request.form.get("printer", ""))
            case _:
                abort(HTTPStatus.BAD_REQUEST)
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)


def _call_buttons(pages: Blueprint, desk: Desk) -> None:
    @pages.post(f"/calls/<{NUMBER}:call_id>/going")
    def going(call_id: int) -> AnyResponse:
        _staff(desk)
        answer_call(desk.store, call_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/calls/<{NUMBER}:call_id>/clear")
    def clear(call_id: int) -> AnyResponse:
        _staff(desk)
        clear_call(desk.store, call_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)


def _session(desk: Desk) -> Session:
    """The session of this request, or a new one that nobody has signed in to."""
    return read(request.cookies.get(COOKIE), desk.secret) or begin(desk.clock())


def _is_signed_in(desk: Desk, session: Session) -> bool:
    return session.is_open(pin_generation(desk.store), desk.clock())


def _sender(desk: Desk) -> Session:
    """The session that sent this form; 400 where no page of ours did."""
    session = read(request.cookies.get(COOKIE), desk.secret)
    if session is None or not session.sent(request.form.get("token", ""), desk.secret):
        abort(HTTPStatus.BAD_REQUEST)
    return session


def _staff(desk: Desk) -> None:
    """Go on only for somebody who is signed in and sent a form of ours; otherwise the PIN page."""
    if not _is_signed_in(desk, _sender(desk)):
        abort(redirect(HOME, HTTPStatus.SEE_OTHER))


def _refused(desk: Desk, session: Session, refused: Refused) -> AnyResponse:
    words = desk.words
    if not refused.wait:
        problem = words.gettext("That PIN is not right. Type it again.")
        return _pin_page(desk, session, problem, HTTPStatus.FORBIDDEN)
    problem = words.gettext(
        "There were too many wrong PINs. Wait %(time)s, then type it again.",
        time=_how_long(desk, refused.wait),
    )
    response = _pin_page(desk, session, problem, HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(math.ceil(refused.wait.total_seconds()))
    return response


def _how_long(desk: Desk, wait: timedelta) -> str:
    seconds = math.ceil(wait.total_seconds())
    if seconds <= 60:
        return desk.words.ngettext("1 second", "%(num)d seconds", seconds)
    return desk.words.ngettext("1 minute", "%(num)d minutes", math.ceil(seconds / 60))


def _pin_page(
    desk: Desk, session: Session, problem: str | None = None, status: int = HTTPStatus.OK
) -> AnyResponse:
    shown = SignIn(event=desk.pack.event.name, token=session.token(desk.secret), problem=problem)
    return _kept(desk, _page("pin", shown, desk, status), session)


def message(desk: Desk, status: int) -> Response:
    """A page that says what went wrong, and leads back to the desk."""
    words = desk.words
    texts = {
        HTTPStatus.BAD_REQUEST: (
            words.gettext("That did not work"),
            words.gettext("Nothing was changed. Go back to the desk and tap once more."),
        ),
        HTTPStatus.NOT_FOUND: (
            words.gettext("This is not here"),
            words.gettext("Nothing was changed. Go back to the desk."),
        ),
        HTTPStatus.CONFLICT: (
            words.gettext("It is too late to cancel"),
            words.gettext("The printer has this sheet already. Go back to the desk."),
        ),
        HTTPStatus.SERVICE_UNAVAILABLE: (
            words.gettext("The kiosk cannot reach its data"),
            words.gettext("Check that its disk is not full. Then go back to the desk."),
        ),
    }
    heading, text = texts.get(HTTPStatus(status), texts[HTTPStatus.BAD_REQUEST])
    shown = Message(event=desk.pack.event.name, heading=heading, text=text)
    return _page("message", shown, desk, status)


def _page(
    name: str, shown: SignIn | Now | Message, desk: Desk, status: int = HTTPStatus.OK
) -> Response:
    words = desk.words
    html = render_template(
        f"staff/{name}.html", page=shown, _=words.gettext, ngettext=words.ngettext
    )
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _kept(desk: Desk, response: AnyResponse, session: Session) -> AnyResponse:
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
