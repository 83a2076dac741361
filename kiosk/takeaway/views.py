"""The takeaway's addresses: the phone's page with its two files, and the codes of the pack."""

import gzip
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from http import HTTPStatus
from io import BytesIO

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from kiosk import qr
from kiosk.packs import Pack
from kiosk.platforms import spoken
from kiosk.settings import ROOT
from kiosk.takeaway.codes import NoSuchCodeError, opens
from kiosk.takeaway.compose import whole
from kiosk.words import speak

ENGLISH = "en"
FILES = {"takeaway.css": "text/css", "takeaway.js": "text/javascript"}
KEPT_FOR = timedelta(minutes=5)
"""How long a phone may keep what it got: an edited pack shows soon."""

DOTS = 24
"""Dots a module of a code where none are asked for: about a thousand wide, sharp on a slide."""

MOST_DOTS = 64
"""Dots a module that may be asked for: a code as high as a slide of 4K."""


def blueprint(pack: Pack) -> Blueprint:
    """The takeaway of one pack."""
    pages = Blueprint("takeaway", __name__)
    languages = pack.event.languages
    usual = ENGLISH if ENGLISH in languages else languages[0]

    @cache
    def page(language: str, root: str) -> _Sent:
        words = speak(language)
        text = render_template(
            "takeaway/page.html",
            page=whole(pack, language, root),
            _=words.gettext,
            ngettext=words.ngettext,
        )
        return _sent(text.encode())

    @cache
    def file(name: str) -> _Sent:
        return _sent((ROOT / "static" / "takeaway" / name).read_bytes())

    @pages.get("/takeaway/")
    def start() -> Response:
        return _kept(_answer(page(usual, ""), "text/html"))

    @pages.get("/takeaway/<language>/")
    def in_language(language: str) -> Response:
        if language not in languages:
            abort(HTTPStatus.NOT_FOUND)
        return _kept(_answer(page(language, "../"), "text/html"))

    @pages.get("/takeaway/<name>")
    def beside(name: str) -> Response:
        if name not in FILES:
            abort(HTTPStatus.NOT_FOUND)
        return _kept(_answer(file(name), FILES[name]))

    @pages.get("/qr/<kind>/<no>.svg")
    def code_as_svg(kind: str, no: str) -> Response:
        address = _opened(pack, kind, no)
        drawn = qr.svg(qr.proven(address), spoken(address), DOTS)
        return _code(drawn.encode(), "image/svg+xml", f"{kind}-{no}.svg")

    @pages.get("/qr/<kind>/<no>.png")
    def code_as_png(kind: str, no: str) -> Response:
        address = _opened(pack, kind, no)
        dots = _number(request.args.get("dots", str(DOTS)))
        if dots is None or not 0 < dots <= MOST_DOTS:
            sentence = f"Write a whole number from 1 to {MOST_DOTS} after “dots=”.\n"
            return Response(sentence, HTTPStatus.BAD_REQUEST, mimetype="text/plain")
        file = BytesIO()
        qr.image(qr.proven(address), dots).save(file, "png")
        return _code(file.getvalue(), "image/png", f"{kind}-{no}.png")

    return pages


@dataclass(frozen=True, slots=True)
class _Sent:
    plain: bytes
    packed: bytes


def _sent(content: bytes) -> _Sent:
    return _Sent(content, gzip.compress(content, mtime=0))


def _answer(sent: _Sent, mimetype: str) -> Response:
    # On mobile data every kilobyte is waited for. Nothing here is secret or echoes a request, so
    # that the length of the packed page tells nobody anything.
    is_packed = request.accept_encodings["gzip"] > 0
    response = Response(sent.packed if is_packed else sent.plain, mimetype=mimetype)
    if is_packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _opened(pack: Pack, kind: str, no: str) -> str:
    """The address in the code that is asked for; a page that is not found where there is none."""
    number = _number(no)
    if number is None:
        abort(HTTPStatus.NOT_FOUND)
    try:
        return opens(pack, kind, number, request.args.get("on"))
    except NoSuchCodeError:
        abort(HTTPStatus.NOT_FOUND)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _code(picture: bytes, mimetype: str, name: str) -> Response:
    response = Response(picture, mimetype=mimetype)
    # Saved beside other codes, each keeps a name of its own.
    response.headers.set("Content-Disposition", "inline", filename=name)
    return _kept(response)


def _kept(response: Response) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = int(KEPT_FOR.total_seconds())
    response.add_etag()
    return response.make_conditional(request)
