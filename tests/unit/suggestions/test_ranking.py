from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.model import Account, Choice, Event, Leader, Pack
from kiosk.suggestions import PAGE, Suggestion, suggest
from kiosk.visit import Visit

PLATFORMS = ("bluesky", "x", "linkedin", "mastodon")
INTERESTS = ("pain", "exercise", "research", "leading")
AUDIENCES = ("student", "clinician")


def choices(keys: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(no=no, key=key, name={"en": key, "cy": key}) for no, key in enumerate(keys, 1)
    )


def account(
    no: int,
    topics: str = "",
    kind: Leader = Leader.CLINICIAN,
    audiences: str = "",
    **handles: str,
) -> Account:
    return Account(
        no=no,
        name=f"Account {no}",
        kind=kind,
        topics=tuple(topics.split()),
        audiences=tuple(audiences.split()),
        handles=handles,
        why={"en": "Why", "cy": "Pam"},
        checked_on=None,
    )


def pack_of(*accounts: Account) -> Pack:
    event = Event(
        slug="an-event",
        name="An event",
        starts=date(2014, 10, 10),
        ends=date(2014, 10, 11),
        zone=ZoneInfo("Europe/London"),
        hashtag="AnEvent",
        host="A host",
        languages=("cy", "en"),
        platforms=PLATFORMS,
        takeaway=None,
        interests=choices(INTERESTS),
        audiences=choices(AUDIENCES),
    )
    return Pack(event=event, steps=(), accounts=accounts, sessions=(), questions=())


def visit_of(interests: str = "", audience: str = "", platforms: str = "") -> Visit:
    return Visit(
        id="0" * 12,
        language="en",
        platforms=frozenset(platforms.split()),
        audience=AUDIENCES.index(audience) + 1 if audience else None,
        interests=frozenset(INTERESTS.index(key) + 1 for key in interests.split()),
    )


def numbers(suggestions: tuple[Suggestion, ...]) -> list[int]:
    return [each.account.no for each in suggestions]


RANKINGS = {
    "nothing chosen shows everyone by number": (
        [account(2), account(1)],
        visit_of(),
        [1, 2],
    ),
    "only accounts that suit are shown": (
        [account(1, "pain"), account(2, "research"), account(3)],
        visit_of("research"),
        [2],
    ),
    "an interest that nobody serves shows everyone": (
        [account(1, "pain"), account(2)],
        visit_of("research"),
        [1, 2],
    ),
    "an audience alone leads to its accounts": (
        [account(1), account(2, audiences="student")],
        visit_of(audience="student"),
        [2],
    ),
    "interests come before an audience alone": (
        [account(1, audiences="student"), account(2, "pain")],
        visit_of("pain", "student"),
        [2, 1],
    ),
    "every interest is covered before one repeats": (
        [account(1, "pain"), account(2, "pain"), account(3, "research")],
        visit_of("pain research"),
        [1, 3, 2],
    ),
    "an account that serves more of what waits comes first": (
        [account(1, "pain"), account(2, "pain research")],
        visit_of("pain research"),
        [2, 1],
    ),
    "the audience counts more than the number": (
        [account(1, "pain"), account(2, "pain", audiences="student")],
        visit_of("pain", "student"),
        [2, 1],
    ),
    "a handle on a chosen platform counts more than the audience": (
        [account(1, "pain", audiences="student", bluesky="a.b"), account(2, "pain", x="a")],
        visit_of("pain", "student", "x"),
        [2, 1],
    ),
    "a handle anywhere is better than none": (
        [account(1), account(2, x="a"), account(3, linkedin="abc")],
        visit_of(platforms="linkedin"),
        [3, 2, 1],
    ),
    "without chosen platforms all of the pack count alike": (
        [account(1), account(2, mastodon="a@b.cd"), account(3, bluesky="a.b")],
        visit_of(),
        [2, 3, 1],
    ),
    "a kind comes up twice on a page while others wait": (
        [
            *(account(no) for no in range(1, 6)),
            *(account(no, kind=Leader.PATIENT) for no in range(6, 9)),
            account(9, kind=Leader.STUDENT),
        ],
        visit_of(),
        [1, 6, 9, 2, 7, 3, 4, 8, 5],
    ),
    "an interest is covered even by a third of a kind": (
        [
            account(1, "pain"),
            account(2, "exercise"),
            account(3, "research"),
            account(4, "pain", kind=Leader.PATIENT),
        ],
        visit_of("pain exercise research"),
        [1, 2, 3, 4],
    ),
    "variety chooses between accounts that cover as much": (
        [account(1, "pain"), account(2, "exercise"), account(3, "exercise", kind=Leader.CEO)],
        visit_of("pain exercise"),
        [1, 3, 2],
    ),
}


@pytest.mark.parametrize(("accounts", "visit", "ranked"), RANKINGS.values(), ids=RANKINGS)
def test_ranking(accounts: list[Account], visit: Visit, ranked: list[int]) -> None:
    assert numbers(suggest(pack_of(*accounts), visit)) == ranked


@pytest.mark.parametrize(
    ("platforms", "found"),
    [
        ("", ("bluesky", "a.b")),
        ("x", ("x", "a")),
        ("mastodon x", ("x", "a")),
        ("linkedin", ("bluesky", "a.b")),
    ],
)
def test_platform_is_the_first_chosen_one_with_a_handle(
    platforms: str, found: tuple[str, str]
) -> None:
    pack = pack_of(account(1, mastodon="a@b.cd", x="a", bluesky="a.b"))
    (suggestion,) = suggest(pack, visit_of(platforms=platforms))
    assert (suggestion.platform, suggestion.handle) == found


@pytest.mark.parametrize("handles", [{}, {"youtube": "abc"}])
def test_account_without_a_handle_in_the_pack_has_no_platform(handles: dict[str, str]) -> None:
    (suggestion,) = suggest(pack_of(account(1, **handles)), visit_of())
    assert (suggestion.platform, suggestion.handle) == (None, None)


def test_topics_name_first_what_made_the_account_come_up() -> None:
    pack = pack_of(account(1, "pain"), account(2, "pain exercise research"))
    second = suggest(pack, visit_of("pain", platforms="x"))[1]
    assert [topic.key for topic in second.topics] == ["pain"]
    pack = pack_of(account(1, "pain", x="a"), account(2, "pain exercise research"))
    second = suggest(pack, visit_of("pain exercise research"))[1]
    assert [topic.key for topic in second.topics] == ["exercise", "research", "pain"]


def test_choices_that_the_pack_no_longer_has_are_passed_over() -> None:
    pack = pack_of(account(1, "pain"))
    visit = Visit(id="0" * 12, language="en", audience=99, interests=frozenset({98}))
    (suggestion,) = suggest(pack, visit)
    assert (suggestion.topics, suggestion.audience) == ((), None)


def test_pack_without_accounts_has_no_suggestions() -> None:
    assert suggest(pack_of(), visit_of("pain")) == ()


def some(keys: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(keys), unique=True, max_size=most)


accounts_of_a_pack = st.lists(
    st.tuples(st.sampled_from(Leader), some(INTERESTS, 3), some(AUDIENCES, 2), some(PLATFORMS, 2)),
    max_size=20,
).map(
    lambda rows: [
        account(no, " ".join(topics), kind, " ".join(audiences), **dict.fromkeys(handles, "a"))
        for no, (kind, topics, audiences, handles) in enumerate(rows, 1)
    ]
)
visits = st.builds(
    visit_of,
    some(INTERESTS, 4).map(" ".join),
    st.sampled_from(["", *AUDIENCES]),
    some(PLATFORMS, 4).map(" ".join),
)


@given(accounts_of_a_pack, visits)
def test_every_interest_is_covered_before_one_repeats(
    accounts: list[Account], visit: Visit
) -> None:
    ranked = suggest(pack_of(*accounts), visit)
    uncovered = {topic.no for each in ranked for topic in each.topics}
    for each in ranked:
        if not uncovered:
            break
        newly = {topic.no for topic in each.topics} & uncovered
        assert newly
        uncovered -= newly


@given(accounts_of_a_pack, visits)
def test_kind_comes_up_a_third_time_only_when_no_other_waits(
    accounts: list[Account], visit: Visit
) -> None:
    ranked = suggest(pack_of(*accounts), visit)
    uncovered = {topic.no for each in ranked for topic in each.topics}
    for start in range(0, len(ranked), PAGE):
        kinds: Counter[Leader] = Counter()
        for place, each in enumerate(ranked[start : start + PAGE], start):
            waiting = {kinds[other.account.kind] for other in ranked[place:]}
            covers = uncovered & {topic.no for topic in each.topics}
            if kinds[each.account.kind] >= 2:
                assert covers or min(waiting) >= 2
            uncovered -= covers
            kinds[each.account.kind] += 1


@given(accounts_of_a_pack)
def test_full_page_shows_three_kinds_where_they_wait(accounts: list[Account]) -> None:
    ranked = suggest(pack_of(*accounts), visit_of())
    for start in range(0, len(ranked), PAGE):
        page = {each.account.kind for each in ranked[start : start + PAGE]}
        assert len(page) >= min(3, len({each.account.kind for each in ranked[start:]}))


@given(accounts_of_a_pack, visits)
def test_each_account_that_suits_comes_up_once(accounts: list[Account], visit: Visit) -> None:
    ranked = suggest(pack_of(*accounts), visit)
    assert len(set(numbers(ranked))) == len(ranked)
    suits = {each.account.no for each in ranked if each.topics or each.audience}
    assert suits == set(numbers(ranked)) or (not suits and len(ranked) == len(accounts))


@given(accounts_of_a_pack, visits, st.randoms())
def test_ranking_depends_on_no_order(accounts: list[Account], visit: Visit, random: object) -> None:
    ranked = suggest(pack_of(*accounts), visit)
    shuffled = list(accounts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = visit.with_platforms(sorted(visit.platforms, reverse=True))
    for no in sorted(visit.interests, reverse=True):
        again = again.toggle_interest(no).toggle_interest(no)
    assert suggest(pack_of(*shuffled), again) == ranked
