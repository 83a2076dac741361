from pathlib import Path

import pytest

from kiosk.packs import Stage, read_pack
from kiosk.settings import DEFAULT_PACK
from kiosk.visit import Aim, Status, fresh, stage_of, steps_for, steps_to_finish

PACK = read_pack(Path(DEFAULT_PACK))


@pytest.mark.parametrize(
    ("aim", "stage"),
    [
        (Aim.SET_UP, Stage.SET_UP),
        (Aim.START, Stage.START),
        (Aim.DEVELOP, Stage.DEVELOP),
        (Aim.HASHTAGS, Stage.SET_UP),
    ],
)
def test_delegate_starts_where_they_want_to(aim: Aim, stage: Stage) -> None:
    assert stage_of(fresh("en").with_aim(aim)) is stage


def test_steps_of_other_platforms_are_left_out() -> None:
    platforms = {step.platform for step in steps_for(PACK, fresh("en").with_platforms({"x"}))}
    assert platforms == {None, "x"}


def test_what_is_done_or_does_not_apply_is_finished() -> None:
    visit = fresh("en").with_aim(Aim.SET_UP)
    first, second, third, *rest = steps_to_finish(PACK, visit)
    visit = visit.with_step(first.no, Status.DONE).with_step(second.no, Status.NOT_MINE)
    visit = visit.with_step(third.no, Status.LATER)
    assert steps_to_finish(PACK, visit) == (third, *rest)


def test_what_was_put_off_in_another_stage_is_taken_along() -> None:
    visit = fresh("en").with_aim(Aim.SET_UP)
    other = next(step for step in PACK.steps if step.stage is Stage.START and not step.platform)
    assert other not in steps_to_finish(PACK, visit)
    assert other in steps_to_finish(PACK, visit.with_step(other.no, Status.LATER))
