"""The words on a finished page: none is cut by the paper's edge, none stands on another."""

from collections.abc import Iterator
from itertools import product

from kiosk.handouts.errors import PreflightError
from kiosk.handouts.preflight.finished import Box, Page, Run

MOST_COVERED = 1 / 3
"""How much of a letter's box may lie in another's: tight lines touch with a descender's tip."""

LEAST_LETTER = 1 / 8
"""What is smaller than this part of a letter is its own mark, as the dots of Arabic are."""

MOST_LETTERS = 40


def check_words(page: Page, where: str) -> None:
    """Stop a page with words that are cut, or that stand on each other."""
    paper = Box(0, 0, page.width, page.height)
    for run in page.runs:
        if run.box.shared(paper) != run.box:
            raise PreflightError(
                f"{quoted(run)} on {where} runs over the edge of the paper. Write it shorter."
            )
    for upper, lower in _neighbours(page.runs):
        if any(_covers(one, other) for one, other in product(upper.letters, lower.letters)):
            raise PreflightError(
                f"{quoted(upper)} on {where} stands on {quoted(lower)}. Write one of them shorter."
            )


def quoted(run: Run) -> str:
    """Words in quotation marks, cut where they would fill the sentence."""
    words = "".join(letter for letter in run.words if letter.isprintable()).strip()
    return f"“{words}”" if len(words) <= MOST_LETTERS else f"“{words[: MOST_LETTERS - 1]}…”"


def _neighbours(runs: tuple[Run, ...]) -> Iterator[tuple[Run, Run]]:
    """Pairs of runs with something in common, the upper one first."""
    downwards = sorted(runs, key=lambda run: run.box.top)
    for at, upper in enumerate(downwards):
        for lower in downwards[at + 1 :]:
            if lower.box.top >= upper.box.bottom:
                break
            if upper.box.shared(lower.box).area:
                yield upper, lower


def _covers(one: Box, other: Box) -> bool:
    small, large = sorted((one.area, other.area))
    return small > LEAST_LETTER * large and one.shared(other).area > MOST_COVERED * small
