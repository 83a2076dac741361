"""The edges of a finished page: white where no printer reaches, and where it is cut or folded."""

from itertools import product

from kiosk.handouts.errors import PreflightError
from kiosk.handouts.layouts import MM_AN_INCH, Layout
from kiosk.handouts.paper import AIR, PAPERS, Paper
from kiosk.handouts.preflight.finished import OFF_A_DOT, Box, Page, is_white
from kiosk.handouts.preflight.words import quoted

LINE = 2
"""Dots on each side that belong to a line of a cut or a fold."""


def check_edges(page: Page, layout: Layout, where: str) -> None:
    """Stop a page with anything outside the area that is surely printed and surely kept."""
    paper = PAPERS[layout]
    if paper.dots is not None and abs(page.width - paper.dots) > OFF_A_DOT:
        raise PreflightError(
            f"The width of {where} is {page.width:.2f} dots, and {layout} has {paper.dots}. "
            "Give its template a page of that width."
        )
    areas = _kept(page, paper)
    outside = page.dots.copy()
    for area in (*areas, *_lines(page, paper)):
        left, top, right, bottom = map(round, (area.left, area.top, area.right, area.bottom))
        outside.paste(255, (left, top, right, bottom))
    if is_white(outside):
        return
    for run in page.runs:
        if not any(run.box.shared(area) == run.box for area in areas):
            raise PreflightError(
                f"{quoted(run)} on {where} stands too near an edge to be printed whole. "
                "Write it shorter."
            )
    raise PreflightError(
        f"Something on {where} is drawn too near an edge to be printed whole. "
        f"Move it further in, in the template of {layout}."
    )


def _kept(page: Page, paper: Paper) -> list[Box]:
    """The inside of each piece that a page is parted into."""
    dots = page.dpi / MM_AN_INCH
    across = _spans(page.width, paper.columns, paper.left * dots, paper.right * dots, AIR * dots)
    down = _spans(page.height, paper.rows, paper.top * dots, paper.bottom * dots, AIR * dots)
    return [Box(left, top, right, bottom) for (left, right), (top, bottom) in product(across, down)]


def _spans(
    length: float, pieces: int, first: float, last: float, air: float
) -> list[tuple[float, float]]:
    """Where each piece of a length begins and ends, without its margins and the air at its cuts."""
    cuts = _cuts(length, pieces)
    starts = [first, *(cut + air for cut in cuts)]
    ends = [*(cut - air for cut in cuts), length - last]
    return list(zip(starts, ends, strict=True))


def _lines(page: Page, paper: Paper) -> list[Box]:
    """The lines along which a page is cut or folded, from edge to edge."""
    right, foot = page.dots.size
    return [
        *(Box(cut - LINE, 0, cut + LINE, foot) for cut in _cuts(page.width, paper.columns)),
        *(Box(0, cut - LINE, right, cut + LINE) for cut in _cuts(page.height, paper.rows)),
    ]


def _cuts(length: float, pieces: int) -> list[float]:
    return [length * cut / pieces for cut in range(1, pieces)]
