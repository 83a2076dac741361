"""The end of the walk: the code to take away, paper, and what to do next."""

from kiosk.actions import JobState, PrintJob, Refusal, layouts_now, print_of, printer_of_job
from kiosk.packs.programme import in_order
from kiosk.settings import Side
from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.pages import Finish, Printing, Takeaway
from kiosk.visit import steps_to_finish
from kiosk.words import Words

TAILS = 6
RESTING = ("resting", 0)
_PROGRESS = {JobState.QUEUED: ("waiting", 1), JobState.SENDING: ("printing", 3)} | {
    JobState.SENT: ("printing", 4),
    JobState.DONE: ("done", TAILS),
}


def takeaway(asking: Asking) -> Takeaway:
    """The code that holds everything, what it holds, and how far its print is."""
    visit = asking.visit
    job = print_of(asking.stand.store, asking.pack, visit)
    layouts = layouts_now(asking.stand.store)
    return Takeaway(
        code=asking.takeaway_code(),
        steps=len(steps_to_finish(asking.pack, visit)),
        accounts=len(visit.accounts & asking.pack.account.keys()),
        sessions=len(visit.sessions & asking.pack.session.keys()),
        printing=_printing(asking, job) if job else None,
        no_paper="" if job else _no_paper(asking, layouts),
        layouts=layouts,
        finish=asking.go("finish"),
    )


def finish(asking: Asking) -> Finish:
    """Three things to do next, from what the delegate chose."""
    words, visit, language = asking.words, asking.visit, asking.visit.language
    open_steps = steps_to_finish(asking.pack, visit)
    mine = [each for each in in_order(asking.pack.sessions) if each.no in visit.sessions]
    accounts = len(visit.accounts & asking.pack.account.keys())
    return Finish(
        actions=(
            open_steps[0].title[language]
            if open_steps
            else words.gettext("Show a colleague what you did"),
            words.ngettext(
                "Follow the account on your list",
                "Follow the %(num)d accounts on your list",
                accounts,
            )
            if accounts
            else words.gettext("Follow one account today"),
            words.gettext("Post with #%(hashtag)s", hashtag=mine[0].hashtag)
            if mine
            else words.gettext("Say hello with #%(hashtag)s", hashtag=asking.pack.event.hashtag),
        ),
        clear="/",
    )


def _no_paper(asking: Asking, layouts: tuple[str, ...]) -> str:
    words = asking.words
    if not layouts:
        return words.gettext("The printer is resting. Scan instead.")
    reasons: dict[str, str] = {
        Refusal.ENOUGH: words.gettext("You have your sheets. Scan for the rest."),
        Refusal.CROWDED: words.gettext("Many people print now. Scan instead."),
    }
    return reasons.get(asking.query.get("refused", ""), "")


def _printing(asking: Asking, job: PrintJob) -> Printing:
    words = asking.words
    printer = printer_of_job(asking.stand.store, job)
    rests = printer is None or not printer.prints_now
    state, reached = _PROGRESS.get(job.state, RESTING)
    if job.state is not JobState.DONE and rests:
        state, reached = RESTING
    side = None if printer is None else printer.entry.side
    headings = {
        "resting": words.gettext("The printer is resting. Scan instead."),
        "waiting": words.gettext("Your sheet is in the queue"),
        "printing": words.gettext("Printing your sheet"),
        "done": _is_coming_out(words, side),
    }
    return Printing(
        state=state,
        heading=headings[state],
        where="" if state == "resting" else _where(words, job, side),
        sheet=job.sheet,
        tails=tuple(
            "done" if at < reached else "next" if at == reached else "to-do" for at in range(TAILS)
        ),
    )


def _is_coming_out(words: Words, side: Side | None) -> str:
    return {
        None: words.gettext("Your sheet is coming out"),
        Side.LEFT: words.gettext("Your sheet is coming out on the left"),
        Side.RIGHT: words.gettext("Your sheet is coming out on the right"),
        Side.UNDER: words.gettext("Your sheet is coming out under this screen"),
    }[side]


def _where(words: Words, job: PrintJob, side: Side | None) -> str:
    """Where to find a sheet, and how to tell it from others."""
    if side is None:
        return words.gettext("Ask at the stand for sheet %(sheet)s.", sheet=job.sheet)
    mark = words.gettext("Look for %(sheet)s on it.", sheet=job.sheet)
    if job.state is JobState.DONE:
        return mark
    place = {
        Side.LEFT: words.gettext("It comes out on the left."),
        Side.RIGHT: words.gettext("It comes out on the right."),
        Side.UNDER: words.gettext("It comes out under this screen."),
    }[side]
    return f"{place} {mark}"
