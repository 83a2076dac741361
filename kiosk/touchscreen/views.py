"""The touchscreen's addresses: screens are plain GET links, three actions are POSTs."""

import hmac
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from kiosk.actions import call_person, request_print
from kiosk.handouts import Layout
from kiosk.touchscreen.asking import Asking, NotInPackError, Stand
from kiosk.touchscreen.frame import frame, token
from kiosk.touchscreen.pages import Attract, Frame, Message
from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import UnreadableCodeError, Visit, decode, fresh

ENGLISH = "en"
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
        if request.form.get("layout") != Layout.MY_HANDOUT:
            abort(HTTPStatus.BAD_REQUEST)
        request_print(stand.store, stand.pack, visit, Layout.MY_HANDOUT, stand.clock())
        stand.wake()
        return _see(_asking(stand, visit, "takeaway").go("takeaway"))

    @pages.post("/help")
    def help_call() -> Response:
        visit = _sender(stand)
        screen = request.form.get("from", "")
        if screen not in SCREENS:
            abort(HTTPStatus.BAD_REQUEST)
        asking = _asking(stand, visit, screen, request.form.to_dict())
        number = asking.number("no")
        call_person(stand.store, visit, screen, stand.clock(), number)
        return _see(asking.go(screen, no=number, told=1))

    return pages


def message(stand: Stand, heading: str, text: str, language: str) -> str:
    """A calm screen that says what happened and leads back to the first question."""
    asking = _asking(stand, fresh(language), "language")
    surround = replace(frame(asking), name="message", next=asking.go("language"))
    return _page(asking, surround, Message(heading=heading, text=text))


def asked_language(stand: Stand) -> str:
    """The language of the visit that the address carries, else the usual one."""
    # The form is left alone: a form that cannot be read is one reason to be asked.
    return _visit(stand, request.args.get("v"))[0].language


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
    if asking.query.get("told") == "1":
        return asking.words.gettext("The stand team knows. Someone will come.")
    return None


def _asking(
    stand: Stand, visit: Visit, screen: str, query: Mapping[str, str] = NOTHING_ASKED
) -> Asking:
    asked = {key: value for key, value in query.items() if key != "v"}
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
