"""The staff pages' addresses: PIN first, then one board; every change is a POST and a redirect."""

from http import HTTPStatus

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from kiosk.actions import (
    NoSuchJobError,
    NoSuchPrinterError,
    Refused,
    StoreError,
    TooLateError,
    sign_in,
)
from kiosk.staff.buttons import add_call_buttons, add_print_buttons
from kiosk.staff.desk import Desk
from kiosk.staff.door import (
    HOME,
    is_signed_in,
    kept,
    pin_page,
    refused,
    sender,
    session_of,
    show,
    staff_only,
)
from kiosk.staff.language import add_language
from kiosk.staff.now import now_page, tag
from kiosk.staff.pages import Message
from kiosk.staff.session import COOKIE, PATH, begin
from kiosk.staff.set_up_views import add_set_up


def blueprint(desk: Desk) -> Blueprint:
    """The staff pages of one stand, under /staff."""
    pages = Blueprint("staff", __name__, url_prefix=PATH)
    add_language(pages, desk)

    @pages.get("/")
    def home() -> AnyResponse:
        session = session_of(desk)
        if not is_signed_in(desk, session):
            return pin_page(desk, session)
        return show("now", now_page(desk, session.token(desk.secret), desk.clock()), desk)

    @pages.post("/")
    def open_with_pin() -> AnyResponse:
        session = sender(desk)
        pin = request.form.get("pin", "").strip()
        if not pin:
            problem = desk.words.gettext("Type the staff PIN.")
            return pin_page(desk, session, problem, HTTPStatus.FORBIDDEN)
        answer = sign_in(desk.store, pin, desk.clock())
        if isinstance(answer, Refused):
            return refused(desk, session, answer)
        return kept(
            desk, redirect(HOME, HTTPStatus.SEE_OTHER), begin(desk.clock(), answer.generation)
        )

    @pages.get("/revision")
    def changed() -> AnyResponse:
        if not is_signed_in(desk, session_of(desk)):
            return Response(status=HTTPStatus.FORBIDDEN)
        found = tag(desk, desk.clock())
        response = Response(found, mimetype="text/plain")
        response.set_etag(found)
        response.cache_control.no_cache = True
        return response.make_conditional(request)

    @pages.post("/lock")
    def lock() -> AnyResponse:
        staff_only(desk)
        response = redirect(HOME, HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, path=PATH)
        return response

    add_print_buttons(pages, desk)
    add_call_buttons(pages, desk)
    add_set_up(pages, desk)

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
    return show("message", shown, desk, status, in_place_of=HOME)
