"""The test ladder: a page that shows what a printer can do, made and looked at before the day.

It has codes from coarse to fine, a ruler each way, and frames where printers may leave paper white.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from kiosk import qr
from kiosk.handouts.cards import brand_of
from kiosk.handouts.content import PrintedCode
from kiosk.handouts.layouts import MM_AN_INCH
from kiosk.handouts.paper import LEAST_MARGIN, OFFICE_MARGIN
from kiosk.handouts.pictures import OFFICE_DPI
from kiosk.handouts.preflight import check_ladder
from kiosk.handouts.render import code_svg, tagged_pdf
from kiosk.packs import Pack
from kiosk.words import Words, speak

TEMPLATE = "test.typ"

LADDER_DOTS = (10, 8, 6, 5, 4, 3)
"""Dots a module, 300 of them to the inch: a code on the page for each."""


def ladder_page(pack: Pack, languages: Sequence[str]) -> bytes:
    """The test ladder on A4 as PDF/UA-1, a page for each language, with every code read back.

    Raises `RenderError` and `PreflightError`.
    """
    spoken_in = [speak(language) for language in languages]
    pages = [[_code(words, dots) for dots in LADDER_DOTS] for words in spoken_in]
    data = {
        "title": spoken_in[0].gettext("Test page"),
        "brand": asdict(replace(brand_of(pack), logo=None)),
        "dpi": OFFICE_DPI,
        "margins": (LEAST_MARGIN, OFFICE_MARGIN),
        "languages": languages,
        "words": [_words(words) for words in spoken_in],
        "codes": [
            [_plain(code, dots) for code, dots in zip(page, LADDER_DOTS, strict=True)]
            for page in pages
        ],
    }
    pictures = {code.opens: code_svg(code.matrix) for page in pages for code in page}
    document = tagged_pdf(TEMPLATE, {"data": json.dumps(data), **pictures})
    check_ladder(document, pages, OFFICE_DPI)
    return document


def _code(words: Words, dots: int) -> PrintedCode:
    says = words.gettext("%(num)d dots a square", num=dots)
    return PrintedCode(
        name=words.gettext("Test page"),
        opens=says,
        says=says,
        alt=words.gettext("Code with %(num)d dots a square", num=dots),
        matrix=qr.matrix(says),
    )


def _plain(code: PrintedCode, dots: int) -> dict[str, object]:
    module = dots * MM_AN_INCH / OFFICE_DPI
    return {
        "says": code.says,
        "alt": code.alt,
        "image": code.opens,
        "width": code.matrix.size * module,
        "module": f"{module:.2f}\N{NO-BREAK SPACE}mm",
    }


def _words(words: Words) -> dict[str, object]:
    return {
        "title": words.gettext("Test page"),
        "how": [
            words.gettext("Print this page at full size."),
            words.gettext("Check both scales with a ruler."),
            words.gettext("Both frames at the edge must be whole."),
            words.gettext("Scan the codes. The largest one must work."),
        ],
    }
