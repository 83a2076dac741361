"""The tablet's language: staff choose it on any page, and the browser keeps it."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.staff.desk import Desk
from kiosk.staff.pages import OtherLanguage
from kiosk.staff.session import PATH
from kiosk.words import speak

COOKIE = "kiosk-staff-language"
FIELD = "language"
KEPT_FOR = timedelta(days=365)


def chosen_language() -> str | None:
    """The language that staff chose on this tablet, None where they did not."""
    return request.cookies.get(COOKIE)


def other_languages(desk: Desk, page: str | None) -> Iterator[OtherLanguage]:
    """The ways to `page` in each other language; None is the page that was asked for."""
    kept = {} if page else _without_language()
    for code in desk.pack.event.languages:
        if code != desk.language:
            query = urlencode({**kept, FIELD: code})
            yield OtherLanguage(
                code=code, name=speak(code).own_name, href=f"{page or request.path}?{query}"
            )


def add_language(pages: Blueprint, desk: Desk) -> None:
    """Have every page take a choice of language in its address."""

    # A link, not a form: it changes nothing but the tablet's own words, and works before the PIN.
    @pages.before_request
    def choose() -> AnyResponse | None:
        chosen = request.args.get(FIELD)
        if request.method != "GET" or chosen not in desk.pack.event.languages:
            return None
        query = urlencode(_without_language())
        response = redirect(f"{request.path}?{query}".rstrip("?"), HTTPStatus.SEE_OTHER)
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=KEPT_FOR,
            path=PATH,
            secure=request.is_secure,
            httponly=True,
            samesite="Strict",
        )
        return response


def _without_language() -> dict[str, str]:
    return {field: text for field, text in request.args.items() if field != FIELD}
