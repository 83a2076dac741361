"""The end of the walk: the code to take away, paper, and what to do next."""

from kiosk.actions import JobState, PrintJob, Refusal, is_resting, layouts_now, print_of
from kiosk.packs.programme import in_order
from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.pages import Finish, Printing, Takeaway
from kiosk.visit import steps_to_finish

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
    state, reached = _PROGRESS.get(job.state, RESTING)
    if job.state is not JobState.DONE and is_resting(asking.stand.store, job):
        state, reached = RESTING
    return Printing(
        state=state,
        where=asking.words.gettext("Ask at the stand for sheet %(sheet)s.", sheet=job.sheet),
        sheet=job.sheet,
        tails=tuple(
            "done" if at < reached else "next" if at == reached else "to-do" for at in range(TAILS)
        ),
    )
