from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

NEW = "Give this one a no that was never used before."


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "event.toml",
            "no = 2",
            "no = 1",
            [f"event.toml, line 18: The no 1 already stands in line 12. {NEW}"],
        ),
        (
            "checklist.toml",
            "no = 2",
            "no = 1",
            [f"checklist.toml, line 22: The no 1 already stands in line 4. {NEW}"],
        ),
        (
            "accounts.csv",
            "2,A chat",
            "1,A chat",
            [f"accounts.csv, line 3: The no 1 already stands in line 2. {NEW}"],
        ),
        (
            "sessions.csv",
            "1,chat",
            "2,chat",
            [
                f"sessions.csv, line 3: The no 2 already stands in line 2. {NEW}",
                "questions.toml, line 3: There is no session 1 in sessions.csv. "
                "Write the no of a chat.",
            ],
        ),
        (
            "questions.toml",
            "[[question]]",
            '[[question]]\nno = 1\nsession = 1\ntext.en = "So?"\ntext.cy = "Felly?"\n[[question]]',
            [f"questions.toml, line 7: The no 1 already stands in line 2. {NEW}"],
        ),
        (
            "event.toml",
            'key = "research"',
            'key = "pain"',
            [
                "event.toml, line 19: The key “pain” already stands in line 13. "
                "Give this one a key of its own.",
                "accounts.csv, line 3: “research” is no interest of the event. Use pain.",
            ],
        ),
    ],
)
def test_what_is_taken_twice_is_said(
    tmp_path: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    assert sentences_after(tmp_path, file, old, new) == said


def test_interest_and_audience_may_share_a_number_and_a_key(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "event.toml", 'key = "research"', 'key = "student"') == [
        "event.toml, line 19: No account has the topic “student”. "
        "Add it to one in accounts.csv, or take this interest out.",
        "accounts.csv, line 3: “research” is no interest of the event. Use pain or student.",
    ]
