import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.importing.hashtags import Proposals, stem_of
from kiosk.packs.rules.hashtags import look


@pytest.mark.parametrize(
    ("hashtag", "year", "stem"),
    [
        ("PhysioUK2014", 2014, "PhysioUK"),
        ("PhysioUK14", 2014, "PhysioUK"),
        ("PhysioUK_2014", 2014, "PhysioUK"),
        ("38C3", 2024, "38C3"),
        ("C2014", 2014, "C2014"),
        ("Physio14", 2015, "Physio14"),
        ("#Caffi Cymru!", None, "CaffiCymru"),
        ("", None, ""),
        ("X" * 60, None, "X" * 24),
    ],
)
def test_stem_is_the_hashtag_of_the_event_without_its_year(
    hashtag: str, year: int | None, stem: str
) -> None:
    assert stem_of(hashtag, year) == stem


@pytest.mark.parametrize(
    ("title", "hashtag"),
    [
        ("Self-management – who benefits?", "PhysioUKSelfManagement"),
        ("Using social media", "PhysioUKUsingSocialMedia"),
        ("The future of AI", "PhysioUKFutureAI"),
        ("THE FUTURE OF PHYSIOTHERAPY", "PhysioUKFuture"),
        ("What is it?", "PhysioUKWhatIsIt"),
        ("Rôl ŷ â’r Café", "PhysioUKRolCafe"),
        ("PhysioUK: Welcome", "PhysioUKWelcome"),
        ("AT&T, R&D: what’s new?", "PhysioUKATTRDWhats"),
        ("身体の痛み", "PhysioUKSession7"),
        ("🦋", "PhysioUKSession7"),
        ("Straße & Ærø", "PhysioUKStrasseAero"),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis " * 2, None),
    ],
)
def test_proposal_has_the_telling_words_of_the_title(title: str, hashtag: str | None) -> None:
    proposed = Proposals("PhysioUK", ()).propose(title, 7)
    assert len(proposed) <= 50
    assert hashtag is None or proposed == hashtag


def test_second_session_of_a_title_takes_more_words_or_its_number() -> None:
    proposals = Proposals("Small", ("smallpain", "#SmallPainResearch"))
    assert proposals.propose("Pain", 5) == "SmallPain5"
    assert proposals.propose("Pain research today", 6) == "SmallPainResearchToday"
    assert proposals.propose("Pain research today", 7) == "SmallPainResearchToday7"


def test_proposals_stay_short_whatever_is_taken() -> None:
    proposals = Proposals("NutritionWales", ("NutritionWales2027",))
    assert proposals.propose("Opening and welcome", 1) == "NutritionWalesOpening"
    assert proposals.propose("Opening and welcome", 2) == "NutritionWalesOpening2"
    assert proposals.propose("Pain research today", 3) == "NutritionWalesPain"
    assert proposals.propose("Pain research today", 4) == "NutritionWalesPainToday"


@pytest.mark.parametrize(("one", "other"), [("Talk", "Talks"), ("l1ll", "I1ll"), ("Go", "G0")])
def test_no_proposal_looks_like_another(one: str, other: str) -> None:
    proposals = Proposals("Small", ())
    first, second = proposals.propose(one, 1), proposals.propose(other, 2)
    assert look(first) != look(second)
    assert Proposals("Small", (first,)).take(f"Small{other}") == f"looks like #{first}"


def test_hashtag_of_a_programme_is_taken_where_check_would_allow_it() -> None:
    proposals = Proposals("MyEvent", ("Taken",))
    assert proposals.take("MyEvent_Talk") is None
    assert proposals.take("MyDŵrTalk") is None
    assert proposals.take("myevent_talk") == "is taken already"
    assert proposals.take("a-b") == "is not whole on every platform"


@given(st.lists(st.text(max_size=80), max_size=30), st.text(max_size=40))
def test_every_proposal_is_safe_and_unique(titles: list[str], hashtag: str) -> None:
    stem = stem_of(hashtag, 2014)
    proposals = Proposals(stem, ())
    found = [proposals.propose(title, no) for no, title in enumerate(titles, 1)]
    assert len({each.casefold() for each in found}) == len(found)
    for each in found:
        assert each.startswith(stem)
        assert each.isascii()
        assert each.isalnum()
        assert any(sign.isalpha() for sign in each)
        assert len(each) <= 50
