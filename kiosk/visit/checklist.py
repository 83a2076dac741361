"""Which steps of the pack are this delegate's, and which are left to do."""

from kiosk.packs.model import Pack, Stage, Step
from kiosk.visit.value import Aim, Status, Visit

_STAGES = {Aim.START: Stage.START, Aim.DEVELOP: Stage.DEVELOP}
FINISHED = frozenset({Status.DONE, Status.NOT_MINE})


def stage_of(visit: Visit) -> Stage:
    """The stage that a delegate came for; set-up where the aim names none."""
    return _STAGES.get(visit.aim, Stage.SET_UP) if visit.aim else Stage.SET_UP


def steps_for(pack: Pack, visit: Visit) -> tuple[Step, ...]:
    """The steps for a delegate's platforms, and those for everybody, in the pack's order."""
    return tuple(step for step in pack.steps if step.platform in {None, *visit.platforms})


def steps_to_finish(pack: Pack, visit: Visit) -> tuple[Step, ...]:
    """What is left to do: the open steps of the delegate's stage, and all put off for later."""
    return tuple(
        step
        for step in steps_for(pack, visit)
        if visit.steps.get(step.no) is Status.LATER
        or (step.stage is stage_of(visit) and visit.steps.get(step.no) not in FINISHED)
    )
