"""The last look at a handout before it is printed: its own dots, words and tags are read.

Pages are looked at one after another: PDFium, which takes most of the time, serves one thread.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from kiosk.handouts.content import (
    Handout,
    PrintedCode,
    SessionCard,
    codes_of,
    printed_codes,
    sessions_by_page,
)
from kiosk.handouts.errors import PreflightError
from kiosk.handouts.layouts import PLACES, Layout
from kiosk.handouts.preflight.alts import check_alt, check_figures
from kiosk.handouts.preflight.codes import (
    check_modules,
    check_quiet_zone,
    check_whole_dots,
    codes_on,
    stray,
    unread,
)
from kiosk.handouts.preflight.edges import check_edges
from kiosk.handouts.preflight.finished import finished_pages, page_words
from kiosk.handouts.preflight.words import check_words
from kiosk.handouts.raster import count_pages

__all__ = ["check_ladder", "preflight"]


def preflight(document: bytes, handout: Handout) -> None:
    """Check that a finished PDF shows all of its handout, and prints as it was drawn.

    Every code is there as often as it should be, module by module, with its quiet zone and its
    alternative text, on a printer of dots in whole dots. Every page is there, no words leave their
    place, and nothing stands where paper stays white. Raises `PreflightError`.
    """
    by_page = sessions_by_page(handout)
    if by_page is not None:
        _check_count(document, by_page, handout.layout)
    printer_dpi = PLACES[handout.layout].dpi
    printed = {code.opens: code for code in printed_codes(handout)}
    missing = Counter(codes_of(handout))
    alts = set[str]()
    for number, page in enumerate(finished_pages(document, printer_dpi)):
        sessions = by_page[number] if by_page is not None else ()
        where = _where(number + 1, sessions)
        own = {session.code.opens for session in sessions}
        for found in codes_on(page):
            if not missing[found.opens] or (own and found.opens not in own):
                raise stray(found, where)
            missing[found.opens] -= 1
            code = printed[found.opens]
            check_modules(page, found, code, where)
            check_quiet_zone(page, found, code, where)
            if printer_dpi is not None:
                check_whole_dots(page, found, code, where)
        check_words(page, where)
        check_edges(page, handout.layout, where)
        check_figures(page, where)
        alts.update(page.alts)
    for opens in missing.elements():
        raise unread(printed[opens])
    for code in printed.values():
        check_alt(code, alts)


def check_ladder(document: bytes, pages: Sequence[Sequence[PrintedCode]], dpi: int) -> None:
    """Check that a finished test ladder has these codes on each page, all in whole dots.

    Raises `PreflightError`.
    """
    if count_pages(document) != len(pages):
        raise PreflightError(
            "The test page runs over its end. Set its words smaller, in its template."
        )
    for number, (page, codes) in enumerate(
        zip(finished_pages(document, dpi), pages, strict=True), start=1
    ):
        where = _where(number, ())
        found = {code.opens: code for code in codes_on(page)}
        for code in codes:
            if code.opens not in found:
                raise unread(code)
            check_modules(page, found[code.opens], code, where)
            check_quiet_zone(page, found[code.opens], code, where)
            check_whole_dots(page, found[code.opens], code, where)
        check_words(page, where)
        check_figures(page, where)


def _where(number: int, sessions: Sequence[SessionCard]) -> str:
    """What a sentence calls a page; a page of one session by its hashtag too."""
    return f"page {number} (#{sessions[0].hashtag})" if len(sessions) == 1 else f"page {number}"


def _check_count(document: bytes, by_page: Sequence[Sequence[SessionCard]], layout: Layout) -> None:
    """Stop a handout whose pages are not as many as its sessions ask for."""
    count = count_pages(document)
    if count == len(by_page):
        return
    # What had no room stands on the first page that does not show its own sessions.
    pages = zip(page_words(document), by_page, strict=False)
    own = (all(session.hashtag in words for session in sessions) for words, sessions in pages)
    shown = by_page[: len(list(takewhile(bool, own)))]
    first = f", first of #{shown[-1][0].hashtag}" if shown and len(shown[-1]) == 1 else ""
    raise PreflightError(
        f"The handout has {count} pages on {layout} and should have {len(by_page)}. "
        f"Write the longest words shorter{first}."
    )
