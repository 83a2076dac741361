"""The cards of the `a4-sheet` as they are made by hand: `qrcode` and ReportLab's drawing modules.

As pretix draws badges: a rectangle a module. Everything is as `qrcode` and ReportLab have it
unasked, in Helvetica, which costs least: nothing is embedded, tagged or read back.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qrcode.main import QRCode
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.handouts.content import CARDS_A_PAGE

CARD_WIDTH, CARD_HEIGHT = 105 * mm, 74.25 * mm
CODE_LEFT, CODE_TOP, CODE_WIDTH = 13 * mm, 10.5 * mm, 45 * mm
WORDS_LEFT = 68 * mm
ACROSS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainCard:
    """What one card says, and what its code opens."""

    hashtag: str
    lines: tuple[str, ...]
    opens: str
    says: str


Draw = Callable[[Canvas, Sequence[Sequence[bool]], float, float], None]


def rectangles(canvas: Canvas, modules: Sequence[Sequence[bool]], left: float, top: float) -> None:
    """Draw a code straight onto the page."""
    module = CODE_WIDTH / len(modules)
    for y, row in enumerate(modules, start=1):
        for x, is_dark in enumerate(row):
            if is_dark:
                canvas.rect(left + x * module, top - y * module, module, module, stroke=0, fill=1)


def drawing(canvas: Canvas, modules: Sequence[Sequence[bool]], left: float, top: float) -> None:
    """Draw a code as a `Drawing` of shapes, as ReportLab's own QR widget does."""
    module = CODE_WIDTH / len(modules)
    shapes = Drawing(CODE_WIDTH, CODE_WIDTH)
    for y, row in enumerate(modules, start=1):
        for x, is_dark in enumerate(row):
            if is_dark:
                at = (x * module, CODE_WIDTH - y * module, module, module)
                shapes.add(Rect(*at, strokeWidth=0, strokeColor=None))
    renderPDF.draw(shapes, canvas, left, top - CODE_WIDTH)


def cards_pdf(cards: Sequence[PlainCard], draw: Draw) -> bytes:
    """All cards on A4, eight a page, with hairlines to cut along."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for start in range(0, len(cards), CARDS_A_PAGE):
        for place, card in enumerate(cards[start : start + CARDS_A_PAGE]):
            down, across = divmod(place, ACROSS)
            _card(canvas, card, across * CARD_WIDTH, A4[1] - down * CARD_HEIGHT, draw)
        canvas.setLineWidth(0.25)
        canvas.line(CARD_WIDTH, 0, CARD_WIDTH, A4[1])
        for row in range(1, CARDS_A_PAGE // ACROSS):
            canvas.line(0, row * CARD_HEIGHT, A4[0], row * CARD_HEIGHT)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _card(canvas: Canvas, card: PlainCard, left: float, top: float, draw: Draw) -> None:
    code = QRCode()
    code.add_data(card.opens)
    code.make()
    draw(canvas, code.modules, left + CODE_LEFT, top - CODE_TOP)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(left + CODE_LEFT, top - CODE_TOP - CODE_WIDTH - 10 * mm, card.says)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(left + WORDS_LEFT, top - CODE_TOP - 4 * mm, card.hashtag)
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(card.lines):
        canvas.drawString(left + WORDS_LEFT, top - CODE_TOP - (25 + 6 * number) * mm, line)
