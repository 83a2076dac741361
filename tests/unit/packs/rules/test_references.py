from pathlib import Path

import pytest

from tests.packs.changed import change, sentences, sentences_after, small_pack

UNSERVED = (
    "event.toml, line 19: No account has the topic “research”. "
    "Add it to one in accounts.csv, or take this interest out."
)
CHAT = "Write the no of a chat."


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "accounts.csv",
            "pain;research",
            "pain;reserch",
            [
                UNSERVED,
                "accounts.csv, line 3: “reserch” is no interest of the event. "
                "Use pain or research.",
            ],
        ),
        (
            "accounts.csv",
            "research,student",
            "research,students",
            ["accounts.csv, line 3: “students” is no audience of the event. Use student."],
        ),
        ("accounts.csv", "pain;research", "pain", [UNSERVED]),
        (
            "accounts.csv",
            "pain;research",
            "pain;Research",
            [
                UNSERVED,
                "accounts.csv, line 3: “Research” is no interest of the event. "
                "Write it like this: research.",
            ],
        ),
        (
            "accounts.csv",
            "pain;research",
            '"pain, research"',
            [
                UNSERVED,
                "accounts.csv, line 3: “pain, research” is no interest of the event. "
                "Join keys with semicolons.",
            ],
        ),
        (
            "event.toml",
            '[[audience]]\nno = 1\nkey = "student"\nname.en = "Student"\nname.cy = "Myfyriwr"\n',
            "",
            [
                "accounts.csv, line 3: “student” is no audience of the event. "
                "Add it to event.toml, which has none."
            ],
        ),
        (
            "questions.toml",
            "session = 1",
            "session = 2",
            [f"questions.toml, line 3: The session 2 is a talk, not a chat. {CHAT}"],
        ),
        (
            "questions.toml",
            "session = 1",
            "session = 9",
            [f"questions.toml, line 3: There is no session 9 in sessions.csv. {CHAT}"],
        ),
        (
            "checklist.toml",
            'bluesky = "https://bsky.app/settings"\n',
            "",
            [
                "event.toml, line 9: “bluesky” is on offer, but no step is for it. "
                "Add one to checklist.toml, or take it out of platforms."
            ],
        ),
    ],
)
def test_what_does_not_belong_together_is_said(
    tmp_path: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    assert sentences_after(tmp_path, file, old, new) == said


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("event.toml", 'key = "research"', 'key = "Research!"'),
        ("event.toml", 'slug = "', 'slug "'),
        ("sessions.csv", "1,chat", "one,chat"),
        ("sessions.csv", "1,chat", "1,cat"),
        ("sessions.csv", "1,chat,", '1,"chat,'),
        ("accounts.csv", "2,A chat", '2,"A chat'),
        ("checklist.toml", '"https://bsky.app/settings"', "3"),
    ],
)
def test_what_could_not_be_read_is_not_said_to_be_missing(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    said = sentences_after(tmp_path, file, old, new)
    assert len(said) == 1
    assert said[0].startswith(f"{file}, line ")


def test_platform_is_served_by_a_step_of_its_own(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "checklist.toml", 'x = "https://x.com/settings/profile"\n', "")
    assert sentences(pack) == []
