"""From a delegate's choices to what their own sheet carries. Pure: nothing is drawn here."""

from kiosk.handouts.cards import account_card, brand_of, printed_code, session_card
from kiosk.handouts.content import MyHandout, StepLine, Takeaway
from kiosk.packs import Pack, Step
from kiosk.packs.programme import in_order
from kiosk.visit import Status, Visit, encode, steps_for, steps_to_finish
from kiosk.words import speak

MOST_STEPS = 9


def my_handout(
    pack: Pack, visit: Visit, *, takeaway: Takeaway, sheet: str, is_reprint: bool = False
) -> MyHandout:
    """One delegate's own sheet, in the visit's language.

    Raises `RenderError` where an address is too long for a code.
    """
    words = speak(visit.language)
    steps, all_done = _steps(pack, visit)
    platforms = [key for key in pack.event.platforms if key in visit.platforms]
    platform = next(iter(platforms or pack.event.platforms))
    public = takeaway.address if takeaway.is_public else None
    accounts = [
        account_card(pack, account, [words], visit.platforms)
        for account in pack.accounts
        if account.no in visit.accounts
    ]
    chosen = in_order(session for session in pack.sessions if session.no in visit.sessions)
    return MyHandout(
        languages=(visit.language,),
        brand=brand_of(pack),
        sheet=sheet,
        is_reprint=is_reprint,
        takeaway=printed_code(
            [words],
            [words.gettext("Take it all with you")],
            f"{takeaway.address}#{encode(visit, pack)}",
        ),
        opens_anywhere=takeaway.is_public,
        steps=tuple(
            StepLine(title=step.title[visit.language], how=" ".join(step.how[visit.language]))
            for step in steps
        ),
        all_done=all_done,
        # What has no code comes last, so that codes stand in one row with codes.
        accounts=tuple(sorted(accounts, key=lambda card: card.code is None)),
        sessions=tuple(session_card(pack, each, [words], public, platform) for each in chosen),
    )


def _steps(pack: Pack, visit: Visit) -> tuple[list[Step], bool]:
    """What is left to do, in the pack's order, and whether nothing is because it was done."""
    left = steps_to_finish(pack, visit)
    # Where the sheet has no room for all, what the delegate put off by name goes first.
    first = sorted(left, key=lambda step: visit.steps.get(step.no) is not Status.LATER)
    kept = first[:MOST_STEPS]
    done = any(visit.steps.get(step.no) is Status.DONE for step in steps_for(pack, visit))
    return [step for step in left if step in kept], done and not left
