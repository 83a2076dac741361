"""The touchscreen's addresses: screens are plain GET links, three actions are POSTs."""

import hmac
from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from kiosk.actions import call_person, request_print
from kiosk.handouts import Layout
from kiosk.platforms import spoken
from kiosk.touchscreen.asking import Asking, NotInPackError, Stand
from kiosk.touchscreen.frame import frame, token
from kiosk.touchscreen.pages import Attract, Frame, Message
from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import UnreadableCodeError, Visit, decode, fresh
from kiosk.words import Words

ENGLISH = "en"


def blueprint(stand: Stand) -> Blueprint:
    """The touchscreen of one stand."""
    pages = Blueprint("touchscreen", __name__)

    @pages.get("/")
    def attract() -> str:
        return _attract(stand)

    @pages.get("/go/<screen>")
    def go(screen: str) -> str:
        if screen not in SCREENS:
            abort(HTTPStatus.NOT_FOUND)
        visit, notice = _visit(stand)
        asking = _asking(stand, visit, screen)
        try:
            shown = SCREENS[screen](asking)
        except NotInPackError:
            abort(HTTPStatus.NOT_FOUND)
        return _page(screen, frame(asking, notice), shown, asking.words)

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
        call_person(stand.store, visit, screen, stand.clock())
        number = request.form.get("no") if screen in {"step", "session"} else None
        return _see(_asking(stand, visit, screen).go(screen, no=number, told=1))

    return pages


def message(stand: Stand, heading: str, text: str, language: str | None = None) -> str:
    """A calm screen that says what happened and leads back to the start."""
    visit = fresh(language or ENGLISH)
    asking = _asking(stand, visit, "message", {})
    return _page("message", frame(asking), Message(heading=heading, text=text), asking.words)


def asked_language(stand: Stand) -> str:
    """The language of the visit that the address carries, else English."""
    return _visit(stand)[0].language


def _attract(stand: Stand) -> str:
    language = request.args.get("lang", ENGLISH)
    if language not in stand.pack.event.languages:
        language = stand.pack.event.languages[0]
    asking = _asking(stand, fresh(language), "attract", {})
    address = stand.takeaway.address
    shown = Attract(start="/go/language", own=asking.code(address, spoken(address)))
    return _page("attract", frame(asking), shown, asking.words)


def _visit(stand: Stand) -> tuple[Visit, str | None]:
    code = request.args.get("v") or request.form.get("v")
    language = ENGLISH if ENGLISH in stand.pack.event.languages else stand.pack.event.languages[0]
    if code is None:
        return fresh(language), None
    try:
        return decode(code, stand.pack), None
    except UnreadableCodeError:
        return fresh(language), "unreadable"


def _asking(stand: Stand, visit: Visit, screen: str, query: dict[str, str] | None = None) -> Asking:
    asked = request.args.to_dict() if query is None and request.method == "GET" else query or {}
    asked.pop("v", None)
    return Asking(stand=stand, visit=visit, screen=screen, now=stand.clock(), query=asked)


def _sender(stand: Stand) -> Visit:
    visit, notice = _visit(stand)
    sent = request.form.get("token", "")
    if notice or not hmac.compare_digest(sent.encode(), token(stand.secret, visit).encode()):
        abort(HTTPStatus.BAD_REQUEST)
    return visit


def _see(address: str) -> Response:
    return redirect(address, HTTPStatus.SEE_OTHER)


def _page(screen: str, surround: Frame, shown: object, words: Words) -> str:
    return render_template(
        f"touchscreen/{screen}.html",
        frame=surround,
        screen=shown,
        _=words.gettext,
        ngettext=words.ngettext,
    )
