from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

ADVICE = "Use at most 50 letters, digits and underscores, with a letter among them."
MOST = "X, LinkedIn, Mastodon, Threads, Instagram, Facebook and YouTube"
NO_CAPITALS = (
    "does not show where its words begin. Begin each word with a capital, like this: #SmallTalk."
)


@pytest.mark.parametrize(
    ("hashtag", "said"),
    [
        ("R&D", [f"“R&D” would be “R” on {MOST}. {ADVICE}"]),
        ("Small-2014", [f"“Small-2014” would be “Small” on {MOST}. {ADVICE}"]),
        ("Small 2014", [f"“Small 2014” would be “Small” on every platform. {ADVICE}"]),
        ("🦋", [f"“🦋” would be no hashtag on {MOST}. {ADVICE}"]),
        (
            "20_14",
            [f"“20_14” would be no hashtag on Bluesky, {MOST.replace('Mastodon, ', '')}. {ADVICE}"],
        ),
        ("#Small", ["The hashtag begins with a #. Leave out the #; the kiosk adds it."]),
        (
            "Ab" * 25 + "A",
            [f"“{'Ab' * 19}A…” would be no hashtag on Threads. {ADVICE}"],
        ),
        ("Ab" * 25, []),
        ("Ffisiô_2014", []),
    ],
)
def test_hashtag_that_some_platform_breaks_is_said(
    tmp_path: Path, hashtag: str, said: list[str]
) -> None:
    of_event = sentences_after(tmp_path / "event", "event.toml", "Small2014", hashtag)
    assert of_event == [f"event.toml, line 6: {sentence}" for sentence in said]
    of_session = sentences_after(tmp_path / "session", "sessions.csv", "SmallTalk", hashtag)
    assert of_session == [f"sessions.csv, line 3: {sentence}" for sentence in said]


def test_hashtag_of_a_community_is_held_to_the_same_rule(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "accounts.csv", "#smallchat", "#small-chat") == [
        f"accounts.csv, line 3: “small-chat” would be “small” on {MOST}. {ADVICE}",
    ]


def test_hashtag_of_two_sessions_is_said_whatever_its_case(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "sessions.csv", "SmallTalk", "smallCHAT") == [
        "sessions.csv, line 3: #smallCHAT already belongs to the session in line 2. "
        "Give this session a hashtag of its own."
    ]


@pytest.mark.parametrize("hashtag", ["SmallCHÂT", "SmałłChat", "ＳmallChat"])
def test_hashtag_that_is_the_same_on_one_platform_is_said(tmp_path: Path, hashtag: str) -> None:
    said = sentences_after(tmp_path, "sessions.csv", "SmallTalk", hashtag)
    assert said[-1] == (
        f"sessions.csv, line 3: #{hashtag} is the same on Mastodon as #smallchat of the session in "
        "line 2. Give this session a hashtag of its own."
    )


def test_hashtags_without_number_that_are_nearly_the_same_are_told_apart(tmp_path: Path) -> None:
    letters = "AbcdefGhijk"
    rows = [
        f"{no},talk,2014-10-11,,,,A,,{hashtag},B,"
        for no in range(3, 2_003)
        for hashtag in ["".join(f"{sign}{'_' * (no >> at & 1)}" for at, sign in enumerate(letters))]
    ]
    said = sentences_after(tmp_path, "sessions.csv", "2,talk", "\n".join((*rows, "2,talk")))
    assert [each for each in said if "belongs to" in each or "is the same on" in each] == []


@pytest.mark.parametrize("hashtag", ["Small2O14", "SmaIl2014", "Sma1l2014", "Small_2014"])
def test_hashtag_that_looks_like_the_event_s_is_said(tmp_path: Path, hashtag: str) -> None:
    assert sentences_after(tmp_path, "sessions.csv", "SmallTalk", hashtag) == [
        f"sessions.csv, line 3: #{hashtag} looks like #Small2014 in event.toml, line 6. "
        "Choose one that nobody takes for the other."
    ]


def test_hashtag_that_is_the_plural_of_another_is_said(tmp_path: Path) -> None:
    (said,) = sentences_after(tmp_path, "sessions.csv", "SmallTalk", "SmallChats")
    assert said.startswith(
        "sessions.csv, line 3: #SmallChats looks like #smallchat in sessions.csv"
    )


@pytest.mark.parametrize("hashtag", ["Small2015", "Small20145", "SmallTalk2", "Smal2014"])
def test_hashtag_with_other_letters_or_digits_is_its_own(tmp_path: Path, hashtag: str) -> None:
    assert sentences_after(tmp_path, "sessions.csv", "SmallTalk", hashtag) == []


@pytest.mark.parametrize(
    ("hashtag", "is_said"),
    [
        ("smalltalk", True),
        ("smalltalk14", True),
        ("SMALLTALKS", True),
        ("smallTalk", False),
        ("Talk", False),
        ("NHS", False),
        ("small_talk", False),
        ("小さな話", False),
    ],
)
def test_hashtag_without_capitals_is_a_hint(tmp_path: Path, hashtag: str, is_said: bool) -> None:
    said = sentences_after(tmp_path, "sessions.csv", "SmallTalk", hashtag)
    assert said == [f"sessions.csv, line 3: #{hashtag} {NO_CAPITALS}"] * is_said


def test_hashtag_of_a_community_is_written_as_the_community_writes_it(tmp_path: Path) -> None:
    said = sentences_after(tmp_path, "accounts.csv", "#smallchat", "#smalltalk")
    assert said == [f"sessions.csv, line 2: #smallchat {NO_CAPITALS}"]
