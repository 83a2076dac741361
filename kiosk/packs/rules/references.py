"""Rules about what belongs together: keys that lead somewhere, and nothing on offer left bare."""

from collections.abc import Iterable, Iterator

from kiosk.packs.draft import ACCOUNTS, CHECKLIST, EVENT, SESSIONS, Draft
from kiosk.packs.faults import Fault, instead, shown
from kiosk.packs.model import SessionKind
from kiosk.packs.rule_names import RuleName
from kiosk.platforms import PLATFORMS

_NO_INTEREST: RuleName = "unknown-interest"
_NO_AUDIENCE: RuleName = "unknown-audience"


def topics_and_audiences_are_known(draft: Draft) -> Iterator[Fault]:
    """The topics of an account are interests of the event, its audiences are audiences of it."""
    if EVENT in draft.lost:
        return
    interests = [choice.shape.key for choice in draft.interests]
    audiences = [choice.shape.key for choice in draft.audiences]
    for account in draft.accounts:
        for column, rule, noun, keys, known in (
            ("topics", _NO_INTEREST, "interest", account.shape.topics, interests),
            ("audiences", _NO_AUDIENCE, "audience", account.shape.audiences, audiences),
        ):
            # A key that could not be read may be the very one that is meant here.
            if None in known:
                continue
            for key in keys or []:
                if key not in known:
                    message = f"{shown(key)} is no {noun} of the event."
                    yield account.error(rule, message, _cure(key, filter(None, known)), column)


def questions_belong_to_chats(draft: Draft) -> Iterator[Fault]:
    """The session of a question is a chat."""
    kinds = {session.shape.no: session.shape.kind for session in draft.sessions}
    is_whole = SESSIONS not in draft.lost and None not in kinds
    for question in draft.questions:
        no = question.shape.session
        if no is None:
            continue
        if no in kinds:
            kind = kinds[no]
            if kind in {SessionKind.CHAT, None}:
                continue
            message = f"The session {no} is a {kind}, not a chat."
        elif is_whole:
            message = f"There is no session {no} in {SESSIONS}."
        else:
            continue
        yield question.error("no-chat", message, "Write the no of a chat.", "session")


def platforms_have_steps(draft: Draft) -> Iterator[Fault]:
    """Each platform on offer has a step of its own, or a link of its own in a step for all."""
    if draft.event is None or CHECKLIST in draft.lost:
        return
    if any(None in (step.shape.platform, step.shape.link) for step in draft.steps):
        return
    served = {step.shape.platform for step in draft.steps}
    served.update(*(step.shape.link or {} for step in draft.steps))
    for platform in draft.platforms:
        if platform in PLATFORMS and platform not in served:
            yield draft.event.warning(
                "platform-without-steps",
                f"“{platform}” is on offer, but no step is for it.",
                f"Add one to {CHECKLIST}, or take it out of platforms.",
                "platforms",
            )


def interests_are_served(draft: Draft) -> Iterator[Fault]:
    """Each interest is a topic of at least one account."""
    if ACCOUNTS in draft.lost:
        return
    if any(account.shape.topics is None for account in draft.accounts):
        return
    topics = {topic for account in draft.accounts for topic in account.shape.topics or []}
    for interest in draft.interests:
        key = interest.shape.key
        if key is not None and key not in topics:
            yield interest.warning(
                "interest-without-account",
                f"No account has the topic “{key}”.",
                f"Add it to one in {ACCOUNTS}, or take this interest out.",
                "key",
            )


def _cure(text: str, known: Iterable[str]) -> str:
    keys = tuple(dict.fromkeys(known))
    if not keys:
        return f"Add it to {EVENT}, which has none."
    return "Join keys with semicolons." if "," in text else instead(text, keys)
