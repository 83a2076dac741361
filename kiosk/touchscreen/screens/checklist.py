"""The checklist: three stages, five rows at a time, and one step with its page on the phone."""

from kiosk.packs import Stage, Step
from kiosk.packs.naming import stage_name
from kiosk.touchscreen.asking import Asking, NotInPackError
from kiosk.touchscreen.pages import Checklist, StageView, StepPage, StepRow
from kiosk.visit import Status, stage_of, steps_for

ROWS = 5


def checklist(asking: Asking) -> Checklist:
    """One stage of the steps that fit the delegate's platforms."""
    stage = _stage(asking)
    steps = steps_of(asking, stage)
    page = asking.number("page", 1) or 1
    first = (page - 1) * ROWS
    if first >= len(steps):
        first, page = 0, 1
    upcoming = _next_step(asking, stage)
    return Checklist(
        heading=stage_name(asking.words, stage),
        lead=_lead(asking, steps),
        rows=tuple(
            StepRow(
                title=step.title[asking.visit.language],
                minutes=step.minutes,
                status=asking.visit.steps.get(step.no),
                is_next=step is upcoming,
                href=asking.go("step", no=step.no),
            )
            for step in steps[first : first + ROWS]
        ),
        stages=tuple(_stage_view(asking, each, each is stage) for each in Stage),
        more=asking.go("checklist", stage=stage, page=page % _pages(steps) + 1)
        if len(steps) > ROWS
        else None,
    )


def step(asking: Asking) -> StepPage:
    """One step: the lines to follow on the phone, and the code to the exact page."""
    found = asking.pack.step.get(asking.number("no") or 0)
    if found is None:
        raise NotInPackError("step")
    visit, language = asking.visit, asking.visit.language
    offered = _platforms_of(asking, found)
    shown = asking.platform(offered)
    link = found.link(found.platform or shown)
    following = asking.query.get("follow") == "1"
    others = {key: value for key, value in asking.query.items() if key != "follow"}
    steps = steps_of(asking, found.stage)
    return StepPage(
        stage=stage_name(asking.words, found.stage),
        number=steps.index(found) + 1 if found in steps else found.no,
        title=found.title[language],
        why=found.why[language],
        minutes=found.minutes,
        how=found.how[language],
        code=asking.takeaway_code() if following else asking.code(link) if link else None,
        drawing=found.drawing,
        platforms=asking.platform_answers(offered, shown) if len(offered) > 1 else (),
        status=visit.steps.get(found.no),
        done=_said(asking, found, Status.DONE),
        later=_said(asking, found, Status.LATER),
        not_mine=_said(asking, found, Status.NOT_MINE),
        follow=asking.go("step", **others, follow=None if following else 1),
        is_following=following,
    )


def steps_of(asking: Asking, stage: Stage) -> tuple[Step, ...]:
    """The steps of a stage for the delegate's platforms."""
    return tuple(step for step in steps_for(asking.pack, asking.visit) if step.stage is stage)


def _stage(asking: Asking) -> Stage:
    asked = asking.query.get("stage")
    return Stage(asked) if asked in set(Stage) else stage_of(asking.visit)


def _next_step(asking: Asking, stage: Stage) -> Step | None:
    said = asking.visit.steps
    return next((step for step in steps_of(asking, stage) if step.no not in said), None)


def _said(asking: Asking, step: Step, status: Status) -> str:
    visit = asking.visit.with_step(step.no, status)
    steps = steps_of(asking, step.stage)
    page = steps.index(step) // ROWS + 1 if step in steps else 1
    return asking.go("checklist", visit, stage=step.stage, page=page if page > 1 else None)


def _stage_view(asking: Asking, stage: Stage, is_here: bool) -> StageView:
    said = asking.visit.steps
    upcoming = _next_step(asking, stage) if is_here else None
    mine = [step for step in steps_of(asking, stage) if said.get(step.no) is not Status.NOT_MINE]
    done = sum(said.get(step.no) is Status.DONE for step in mine)
    return StageView(
        name=stage_name(asking.words, stage),
        href=asking.go("checklist", stage=stage),
        is_here=is_here,
        tails=tuple(
            "done" if said.get(step.no) is Status.DONE else "next" if step is upcoming else "to-do"
            for step in sorted(mine, key=lambda step: said.get(step.no) is not Status.DONE)
        ),
        done=done,
        count=len(mine),
    )


def _lead(asking: Asking, steps: tuple[Step, ...]) -> str:
    words, said = asking.words, asking.visit.steps
    mine = [step for step in steps if said.get(step.no) is not Status.NOT_MINE]
    done = sum(said.get(step.no) is Status.DONE for step in mine)
    if not done:
        return words.gettext("Tap one to see how. Any order is fine.")
    if done == len(mine):
        return words.gettext("All of these are done. Well done!")
    return words.ngettext(
        "%(num)d is done. Take the rest in any order.",
        "%(num)d are done. Take the rest in any order.",
        done,
    )


def _platforms_of(asking: Asking, step: Step) -> tuple[str, ...]:
    if step.platform is not None or "all" in step.links:
        return ()
    chosen = asking.chosen_platforms or asking.pack.event.platforms
    return tuple(key for key in chosen if key in step.links)


def _pages(steps: tuple[Step, ...]) -> int:
    return -(-len(steps) // ROWS)
