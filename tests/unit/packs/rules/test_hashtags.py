from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

UNSAFE = "is no hashtag that every platform reads whole. Use letters, digits and underscores only."


@pytest.mark.parametrize(
    ("hashtag", "said"),
    [
        ("R&D", [f"“R&D” {UNSAFE}"]),
        ("Small-2014", [f"“Small-2014” {UNSAFE}"]),
        ("Small 2014", [f"“Small 2014” {UNSAFE}"]),
        ("🦋", [f"“🦋” {UNSAFE}"]),
        ("20_14", ["“20_14” has no letter in it. Add one to the hashtag."]),
        ("#Small", ["The hashtag begins with a #. Leave out the #; the kiosk adds it."]),
        (
            "a" * 51,
            [f"“{'a' * 39}…” has more than 50 characters. Write a shorter hashtag."],
        ),
        ("a" * 50, []),
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
        f"accounts.csv, line 3: “small-chat” {UNSAFE}"
    ]


def test_hashtag_of_two_sessions_is_said_whatever_its_case(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "sessions.csv", "SmallTalk", "smallCHAT") == [
        "sessions.csv, line 3: #smallCHAT already belongs to the session in line 2. "
        "Give this session a hashtag of its own."
    ]
