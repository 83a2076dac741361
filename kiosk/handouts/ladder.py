"""The test ladders: pages that show what a printer can do, made and looked at before the day.

They have codes from coarse to fine, a ruler each way, and frames where printers may leave paper
white, or where all that they can print ends.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from enum import StrEnum

from kiosk import qr
from kiosk.handouts.cards import brand_of
from kiosk.handouts.content import PrintedCode
from kiosk.handouts.labels import sheet_label
from kiosk.handouts.layouts import MM_AN_INCH, PLACES, Layout
from kiosk.handouts.paper import LEAST_MARGIN, OFFICE_MARGIN
from kiosk.handouts.pictures import OFFICE_DPI
from kiosk.handouts.preflight import check_ladder
from kiosk.handouts.render import code_svg, tagged_pdf
from kiosk.packs import Pack
from kiosk.words import Words, speak

LADDER_DOTS = (10, 8, 6, 5, 4, 3)
"""Dots a module: a code on the page for each."""


class Ladder(StrEnum):
    """The test ladders, called as print jobs and `--layout` call them beside the layouts."""

    A4 = "test"
    RECEIPT = "test-80"

    @property
    def dpi(self) -> int:
        """Dots to the inch of the printers that it tries."""
        return OFFICE_DPI if self is Ladder.A4 else PLACES[Layout.RECEIPT_80].dpi or OFFICE_DPI


def ladder_page(
    ladder: Ladder,
    pack: Pack,
    languages: Sequence[str],
    *,
    sheet: str | None = None,
    is_reprint: bool = False,
) -> bytes:
    """A test ladder as PDF/UA-1, a page for each language, with every code read back.

    `sheet` is the sheet code of one that the kiosk prints itself. Raises `RenderError` and
    `PreflightError`.
    """
    spoken_in = [speak(language) for language in languages]
    pages = [[_code(words, dots) for dots in LADDER_DOTS] for words in spoken_in]
    data = {
        "title": spoken_in[0].gettext("Test page"),
        "brand": asdict(replace(brand_of(pack), logo=None)),
        "dpi": ladder.dpi,
        "margins": (LEAST_MARGIN, OFFICE_MARGIN),
        "languages": languages,
        "words": [
            {
                **_words(words, ladder, is_printed_here=sheet is not None),
                "sheet": sheet and sheet_label(words, sheet, is_reprint=is_reprint),
            }
            for words in spoken_in
        ],
        "codes": [
            [_plain(code, dots, ladder.dpi) for code, dots in zip(page, LADDER_DOTS, strict=True)]
            for page in pages
        ],
    }
    pictures = {code.opens: code_svg(code.matrix) for page in pages for code in page}
    document = tagged_pdf(f"{ladder}.typ", {"data": json.dumps(data), **pictures})
    check_ladder(document, pages, ladder.dpi)
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


def _plain(code: PrintedCode, dots: int, dpi: int) -> dict[str, object]:
    module = dots * MM_AN_INCH / dpi
    return {
        "says": code.says,
        "alt": code.alt,
        "image": code.opens,
        "dots": dots,
        "size": code.matrix.size,
        "width": code.matrix.size * module,
        "module": f"{module:.2f}\N{NO-BREAK SPACE}mm",
    }


def _words(words: Words, ladder: Ladder, *, is_printed_here: bool) -> dict[str, object]:
    how = [
        words.gettext("Check both scales with a ruler."),
        words.gettext("Both frames at the edge must be whole.")
        if ladder is Ladder.A4
        else words.gettext("The frame at the edge must be whole."),
        words.gettext("Scan the codes. The largest one must work."),
    ]
    # The kiosk itself prints everything at full size.
    size = [] if is_printed_here else [words.gettext("Print this page at full size.")]
    return {
        "title": words.gettext("Test page"),
        "dots": words.gettext("Dots a square"),
        "how": [*size, *how],
    }
