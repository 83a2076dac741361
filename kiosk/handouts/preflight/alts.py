"""The alternative texts of a finished PDF: every picture and every code is said in words."""

from collections.abc import Set

from kiosk.handouts.content import PrintedCode
from kiosk.handouts.errors import PreflightError
from kiosk.handouts.preflight.codes import called
from kiosk.handouts.preflight.finished import Page


def check_figures(page: Page, where: str) -> None:
    """Stop a page with a picture that says nothing to those who do not see it."""
    if not all(page.alts):
        raise PreflightError(
            f"A picture on {where} has no alternative text. Give it one with alt, in its template."
        )


def check_alt(code: PrintedCode, alts: Set[str]) -> None:
    """Stop a handout on which a code is in no alternative text; once is enough."""
    if code.alt not in alts:
        raise PreflightError(
            f"The code of {called(code)} has no alternative text. "
            "Draw it as an image with alt, in its template."
        )
