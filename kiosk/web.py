"""What every address shares: headers, fonts, icons, /health, and calm pages for what goes wrong.

May import the surfaces and below; `kiosk.app` hands it what it needs.
"""

import gzip
import re
from functools import cache, lru_cache
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

from flask import Flask, Response, abort, redirect, request, send_file
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from kiosk import __version__, staff, touchscreen
from kiosk.platforms import PLATFORMS, tag_pieces
from kiosk.printing import Workers
from kiosk.staff import Desk
from kiosk.store import StoreError
from kiosk.touchscreen import Message, Stand
from kiosk.words import Words

SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
FONTS = {
    "bricolage-grotesque.ttf": (
        "fontpkg_bricolage_grotesque",
        "files/BricolageGrotesque[opsz,wdth,wght].ttf",
    ),
    "source-sans-3.ttf": ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf"),
    "noto-emoji.ttf": ("manimgx_fonts", "NotoEmoji[wght].ttf"),
    "noto-sans-arabic.ttf": ("manimgx_fonts", "NotoSansArabic[wght].ttf"),
    "noto-sans-hebrew.ttf": ("manimgx_fonts", "NotoSansHebrew[wght].ttf"),
}
PACKED = {"text/css", "text/javascript", "application/javascript"}
"""What is sent packed: it is the same for everybody, so that its length tells nothing.

The last one is what Python calls a script on computers without a list of media types.
"""

A_MONTH_S = 30 * 24 * 3600


def prepare(app: Flask, stand: Stand, desk: Desk) -> None:
    """Give the application its template globals, headers, fonts and error pages."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(icon=icon, platforms=PLATFORMS, tag_pieces=tag_pieces)

    @app.get("/fonts/<name>")
    def font(name: str) -> Response:
        if name not in FONTS:
            abort(HTTPStatus.NOT_FOUND)
        return send_file(_font_file(name), mimetype="font/ttf", max_age=A_MONTH_S)

    # A surface's address without its slash: Flask's own redirect would repeat any Host it is told.
    @app.get("/staff")
    @app.get("/takeaway")
    def with_slash() -> AnyResponse:
        return redirect(f"{request.path}/", HTTPStatus.PERMANENT_REDIRECT)

    @app.after_request
    def secured(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = SECURITY_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        if response.mimetype == "text/html":
            # A visit's choices stand in its address: no copy of a page may stay on the disk.
            response.headers.setdefault("Cache-Control", "no-store")
        if response.mimetype in PACKED and not response.content_encoding:
            _pack(response)
        return response

    @app.errorhandler(HTTPException)
    def wrong(error: HTTPException) -> Response:
        response = _calm_page(stand, desk, error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(error.valid_methods)
        return response

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        app.logger.exception("%s %s failed", request.method, request.path, exc_info=error)
        return _calm_page(stand, desk, HTTPStatus.INTERNAL_SERVER_ERROR)


def add_health(app: Flask, stand: Stand, workers: Workers) -> None:
    """Add `GET /health`: version, pack, database, printers, worker.

    It is 503 where the database or a worker is not well; a printer that wants paper is not that.
    """

    @app.get("/health")
    def health() -> tuple[dict[str, object], int]:
        database = _database_state(stand)
        late = workers.is_late(stand.clock())
        well = database == "ready" and not late
        return {
            "version": __version__,
            "pack": stand.pack.event.slug,
            "database": database,
            "printers": _printers(stand) if database == "ready" else {},
            "worker": "late" if late else "working",
        }, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE


@cache
def icon(name: str) -> Markup:
    """A Lucide icon as inline SVG; its strokes are the style sheet's."""
    from lucide import lucide_icon

    drawing = re.search(r"<svg[^>]*>(.*)</svg>", lucide_icon(name), re.DOTALL)
    if drawing is None:
        raise KeyError(name)
    lines = re.sub(r"\s*\n\s*", "", drawing[1])
    return Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{lines}</svg>')


def _calm_page(stand: Stand, desk: Desk, status: int) -> Response:
    if request.path.startswith("/staff"):
        return staff.message(desk, status)

    def say(words: Words) -> Message:
        if status == HTTPStatus.NOT_FOUND:
            heading = words.gettext("This page is not here")
            text = words.gettext("Nothing was lost. Please start again.")
        elif status < HTTPStatus.INTERNAL_SERVER_ERROR:
            heading = words.gettext("That did not work")
            text = words.gettext("Nothing was lost. Please go back and tap once more.")
        else:
            heading = words.gettext("Something went wrong")
            text = words.gettext("It is not your fault. Please start again, or ask a person.")
        return Message(heading=heading, text=text)

    return Response(touchscreen.message(stand, say), status)


def _pack(response: Response) -> None:
    response.vary.add("Accept-Encoding")
    tag, _ = response.get_etag()
    if tag is not None:
        # Packed and plain are two answers of one content, which a strong tag would call the same.
        response.set_etag(tag, weak=True)
    is_whole = request.method == "GET" and response.status_code == HTTPStatus.OK
    if is_whole and request.accept_encodings["gzip"] > 0:
        response.direct_passthrough = False
        response.set_data(_packed(response.get_data()))
        response.content_encoding = "gzip"


@lru_cache(maxsize=32)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _printers(stand: Stand) -> dict[str, str]:
    return {printer.name: printer.state for printer in stand.store.printers.all()}


def _database_state(stand: Stand) -> str:
    try:
        stand.store.revision()
    except StoreError:
        return "unreachable"
    return "ready"


def _font_file(name: str) -> Path:
    package, file = FONTS[name]
    return Path(str(files(package) / file))
