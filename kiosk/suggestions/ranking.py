"""From what a delegate chose to the accounts that suit, best and most varied first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.packs.model import Account, Choice, Leader, Pack
from kiosk.visit import Visit

PAGE = 6
"""Suggestions that are shown together, and among which kinds of account vary."""

MOST_OF_A_KIND = 2
"""Accounts of one kind on a page, as long as other kinds wait."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """An account, where to find it, and why it suits.

    `platform` is the first chosen platform on which it has a handle, otherwise the first of the
    pack, or None. `topics` are the chosen interests that it serves, first those that made it come
    up now; `audience` is what the delegate is, where it speaks to them. Both are empty where
    nothing that was chosen led to it.
    """

    account: Account
    platform: str | None
    handle: str | None
    topics: tuple[Choice, ...]
    audience: Choice | None


def suggest(pack: Pack, visit: Visit) -> tuple[Suggestion, ...]:
    """All accounts that suit a delegate, ranked.

    Every chosen interest is covered before one repeats. On a page of six no kind of account comes
    up more than twice while others wait, unless the first account of an interest asks for it.
    Accounts on a chosen platform come first, then those that speak to the delegate's audience.
    """
    everyone = [_suggestion(pack, visit, account) for account in pack.accounts]
    suitable = [each for each in everyone if each.topics or each.audience]
    platforms = visit.platforms or frozenset(pack.event.platforms)
    return tuple(_ranked(suitable or everyone, platforms))


def _suggestion(pack: Pack, visit: Visit, account: Account) -> Suggestion:
    event = pack.event
    there = [platform for platform in event.platforms if account.handles.get(platform)]
    platform = next((each for each in there if each in visit.platforms), next(iter(there), None))
    return Suggestion(
        account=account,
        platform=platform,
        handle=account.handles[platform] if platform else None,
        topics=tuple(
            topic
            for topic in event.interests
            if topic.no in visit.interests and topic.key in account.topics
        ),
        audience=next(
            (
                audience
                for audience in event.audiences
                if audience.no == visit.audience and audience.key in account.audiences
            ),
            None,
        ),
    )


def _ranked(suitable: list[Suggestion], chosen: frozenset[str]) -> Iterator[Suggestion]:
    """Pick the best again and again: which is best depends on what the page already shows."""
    left = list(suitable)
    waiting = _topics(left)
    is_first_round = True
    kinds: Counter[Leader] = Counter()
    for count in range(len(left)):
        if count % PAGE == 0:
            kinds.clear()
        waiting &= _topics(left)
        if not waiting:
            is_first_round = False
            waiting = _topics(left)
        candidates = _candidates(left, kinds, waiting, is_first_round)
        best = min(candidates, key=lambda each: _rank(each, kinds, waiting, chosen))
        left.remove(best)
        kinds[best.account.kind] += 1
        yield replace(best, topics=tuple(sorted(best.topics, key=lambda t: t.no not in waiting)))
        waiting = waiting - _topics([best])


def _candidates(
    left: list[Suggestion], kinds: Counter[Leader], waiting: set[int], is_first_round: bool
) -> list[Suggestion]:
    """Those of a kind that the page has room for, which serve an interest that waits."""
    varied = [each for each in left if kinds[each.account.kind] < MOST_OF_A_KIND] or left
    needed = [each for each in varied if _newly(each, waiting)]
    if not needed and is_first_round:
        needed = [each for each in left if _newly(each, waiting)]
    return needed or varied


def _rank(
    each: Suggestion, kinds: Counter[Leader], waiting: set[int], chosen: frozenset[str]
) -> tuple[bool, bool, bool, int, int, int]:
    """What to compare by: the least comes first."""
    return (
        each.platform not in chosen,
        each.platform is None,
        each.audience is None,
        -_newly(each, waiting),
        kinds[each.account.kind],
        each.account.no,
    )


def _topics(suggestions: list[Suggestion]) -> set[int]:
    return {topic.no for each in suggestions for topic in each.topics}


def _newly(each: Suggestion, waiting: set[int]) -> int:
    """How many of the waiting interests an account serves."""
    return sum(topic.no in waiting for topic in each.topics)
