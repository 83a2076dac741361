"""The order of the screens: which question comes before and after, and where its tail hangs."""

from dataclasses import dataclass

from kiosk.visit import Aim

WHOLE = ("aim", "platforms", "checklist", "accounts", "sessions", "takeaway")
WALKS: dict[Aim, tuple[str, ...]] = {
    Aim.SET_UP: WHOLE,
    Aim.START: WHOLE,
    Aim.DEVELOP: WHOLE,
    Aim.FIND: ("aim", "platforms", "accounts", "sessions", "takeaway"),
    Aim.HASHTAGS: ("aim", "sessions", "takeaway"),
    Aim.SAY: ("aim", "ideas", "takeaway"),
}
PART_OF = {"step": "checklist", "interests": "accounts", "session": "sessions"}
"""Screens that deepen a question and share its number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a screen stands in a walk: question `number` of `count`, or 0 where it asks none."""

    number: int
    count: int
    before: str | None
    after: str | None


EDGES = {
    "language": Place(number=0, count=0, before=None, after="aim"),
    "finish": Place(number=0, count=0, before="takeaway", after=None),
}
"""Screens that ask no numbered question."""


def place(screen: str, aim: Aim | None) -> Place:
    """Where a screen stands; one that the aim leaves out stands where the whole walk has it."""
    if screen in EDGES:
        return EDGES[screen]
    question = PART_OF.get(screen, screen)
    walk = WALKS[aim] if aim else WHOLE
    if question not in walk:
        walk = WHOLE if question in WHOLE else WALKS[Aim.SAY]
    order = _with_interests(walk)
    number, count = walk.index(question) + 1, len(walk)
    if screen not in order:
        return Place(number=number, count=count, before=question, after=None)
    at = order.index(screen)
    return Place(
        number=number,
        count=count,
        before=order[at - 1] if at else "language",
        after=order[at + 1] if at + 1 < len(order) else "finish",
    )


def _with_interests(walk: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        screen
        for question in walk
        for screen in (("interests", question) if question == "accounts" else (question,))
    )
