"""The touchscreen's addresses: screens are plain GET links, three actions are POSTs."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from kiosk.actions import (
    RefusedPrintError,
    UnprintableLayoutError,
    call_person,
    request_print,
)
from kiosk.touchscreen.asking import Asking, NotInPackError, Stand
from kiosk.touchscreen.frame import frame, token
from kiosk.touchscreen.pages import Attract, Frame, Message
from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import UnreadableCodeError, Visit, decode, fresh
from kiosk.words import Words

ENGLISH = "en"
NOT_ASKED = {"v", "token", "from", "told"}
"""What an address or a form says of itself, not of the screen."""

NOTHING_ASKED: Mapping[str, str] = MappingProxyType({})


def blueprint(stand: Stand) -> Blueprint:
    """The touchscreen of one stand."""
    pages = Blueprint("touchscreen", __name__)

    @pages.get("/")
    def attract() -> str:
        return _attract(stand)

    @pages.get("/theme.css")
    def theme() -> Response:
        colours = stand.pack.event.theme
        if not colours:
            abort(HTTPStatus.NOT_FOUND)
        rules = "".join(f"  --{name}: {colour};\n" for name, colour in colours.items())
        # The content policy allows no colours inside a page. An edited pack shows at once.
        sheet = Response(f":root {{\n{rules}}}\n", mimetype="text/css")
        sheet.cache_control.no_cache = True
        sheet.add_etag()
        return sheet.make_conditional(request)

    @pages.get("/go/<screen>")
    def go(screen: str) -> str:
        if screen not in SCREENS:
            abort(HTTPStatus.NOT_FOUND)
        visit, is_readable = _visit(stand, request.args.get("v"))
        asking = _asking(stand, visit, screen, request.args.to_dict())
        try:
            shown = SCREENS[screen](asking)
        except NotInPackError:
            abort(HTTPStatus.NOT_FOUND)
        return _page(asking, frame(asking, _notice(asking, is_readable)), shown)

    @pages.post("/print")
    def print_handout() -> Response:
        visit = _sender(stand)
        takeaway = _asking(stand, visit, "takeaway")
        try:
            layout = request.form.get("layout", "")
            request_print(stand.store, stand.pack, visit, layout, stand.clock())
        except UnprintableLayoutError:
            abort(HTTPStatus.BAD_REQUEST)
        except RefusedPrintError as error:
            return _see(takeaway.go("takeaway", refused=error.refusal))
        stand.wake()
        return _see(takeaway.go("takeaway"))

    @pages.post("/help")
    def help_call() -> Response:
        visit = _sender(stand)
        asked_on = request.form.get("from", "")
        screen = asked_on if asked_on in SCREENS else "language"
        asking = _asking(stand, visit, screen, request.form.to_dict())
        call_person(stand.store, visit, screen, stand.clock(), asking.number("no"))
        return _see(asking.go(screen, **asking.query, told=1))

    return pages


def message(stand: Stand, say: Callable[[Words], Message]) -> str:
    """A calm screen that says what happened, and leads back to the request's visit."""
    code = request.args.get("v") or _form_code()
    visit, is_readable = _visit(stand, code)
    asking = _asking(stand, visit, "language")
    back = asking.go("takeaway" if request.path == "/print" else "aim")
    surround = replace(frame(asking), name="message", back=back if code and is_readable else None)
    return _page(asking, surround, say(asking.words))


def _form_code() -> str | None:
    try:
        return request.form.get("v")
    except HTTPException:
        # A form that cannot be read is one of the things that there is a message for.
        return None


def _attract(stand: Stand) -> str:
    asked = request.args.get("lang")
    asking = _asking(
        stand, fresh(asked if asked in _languages(stand) else _usual(stand)), "language"
    )
    shown = Attract(start="/go/language", own=asking.code(stand.takeaway.address))
    return _page(asking, replace(frame(asking), name="attract"), shown)


def _visit(stand: Stand, code: str | None) -> tuple[Visit, bool]:
    """The visit of a code, or a fresh one, and whether the code could be read."""
    if not code:
        return fresh(_usual(stand)), True
    try:
        return decode(code, stand.pack), True
    except UnreadableCodeError:
        return fresh(_usual(stand)), False


def _languages(stand: Stand) -> tuple[str, ...]:
    return stand.pack.event.languages


def _usual(stand: Stand) -> str:
    return ENGLISH if ENGLISH in _languages(stand) else _languages(stand)[0]


def _notice(asking: Asking, is_readable: bool) -> str | None:
    if not is_readable:
        return asking.words.gettext("We could not read that code. Here is a fresh start.")
    if request.args.get("told") == "1":
        return asking.words.gettext("The stand team knows. Someone will come.")
    return None


def _asking(
    stand: Stand, visit: Visit, screen: str, query: Mapping[str, str] = NOTHING_ASKED
) -> Asking:
    asked = {key: value for key, value in query.items() if key not in NOT_ASKED}
    return Asking(stand=stand, visit=visit, screen=screen, now=stand.clock(), query=asked)


def _sender(stand: Stand) -> Visit:
    """The visit that sent a form; a form without our token is refused."""
    visit, is_readable = _visit(stand, request.form.get("v"))
    sent = request.form.get("token", "").encode()
    if not is_readable or not hmac.compare_digest(sent, token(stand.secret, visit).encode()):
        abort(HTTPStatus.BAD_REQUEST)
    return visit


def _see(address: str) -> Response:
    return redirect(address, HTTPStatus.SEE_OTHER)


def _page(asking: Asking, surround: Frame, shown: object) -> str:
    return render_template(
        f"touchscreen/{surround.name}.html",
        frame=surround,
        screen=shown,
        _=asking.words.gettext,
        ngettext=asking.words.ngettext,
    )
