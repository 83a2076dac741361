from pathlib import Path

import pytest

from tests.packs.changed import change, sentences, sentences_after, small_pack

HOW = 'how.cy = ["Agorwch eich proffil.", "Tapiwch [Edit]."]'
ADD_LANGUAGE = "Write the text in this language too."
EXTRA = (
    "is in a language that the pack does not have. Take it out, or add the language to event.toml."
)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "event.toml",
            '["cy", "en"]',
            '["cy", "en", "cy"]',
            ["event.toml, line 8: “cy” stands here twice. Keep one."],
        ),
        (
            "event.toml",
            '["cy", "en"]',
            '["cy", "en", "xx"]',
            [
                "event.toml, line 8: The kiosk has no words in “xx”. Use en or cy.",
            ],
        ),
        (
            "event.toml",
            '["cy", "en"]',
            '["CY", "wel"]',
            [
                "event.toml, line 8: The kiosk has no words in “CY”. Write it like this: cy.",
            ],
        ),
        (
            "event.toml",
            'name.cy = "poen"\n',
            "",
            [f"event.toml, line 14: “name.cy” is missing in this interest. {ADD_LANGUAGE}"],
        ),
        (
            "event.toml",
            'name.cy = "Myfyriwr"',
            'name.cy = " "',
            [f"event.toml, line 27: “name.cy” is missing in this audience. {ADD_LANGUAGE}"],
        ),
        (
            "checklist.toml",
            'title.cy = "Chwiliwch am eich maes"\n',
            "",
            [f"checklist.toml, line 27: “title.cy” is missing in this step. {ADD_LANGUAGE}"],
        ),
        (
            "checklist.toml",
            'why.en = "People trust a face."',
            'why.en = ""',
            [f"checklist.toml, line 10: “why.en” is missing in this step. {ADD_LANGUAGE}"],
        ),
        (
            "checklist.toml",
            HOW,
            "how.cy = []",
            [f"checklist.toml, line 16: “how.cy” is missing in this step. {ADD_LANGUAGE}"],
        ),
        (
            "checklist.toml",
            HOW,
            f'{HOW}\nhow.fr = ["Un", "Deux"]',
            [f"checklist.toml, line 17: “how.fr” {EXTRA}"],
        ),
        (
            "checklist.toml",
            HOW,
            'how.cy = ["Agorwch eich proffil."]',
            ["checklist.toml, line 16: “how.cy” has 1 line. Write two to four."],
        ),
        (
            "checklist.toml",
            HOW,
            'how.cy = ["1", "2", "3", "4", "5"]',
            ["checklist.toml, line 16: “how.cy” has 5 lines. Write two to four."],
        ),
        (
            "checklist.toml",
            HOW,
            'how.cy = ["Agorwch eich proffil.", "Tapiwch [Edit].", " "]',
            ["checklist.toml, line 16: “how.cy” has an empty line. Take it out."],
        ),
        (
            "accounts.csv",
            "They listen.",
            "",
            [f"accounts.csv, line 2: “why_en” is missing in this row. {ADD_LANGUAGE}"],
        ),
        (
            "sessions.csv",
            "All about it",
            "",
            [f"sessions.csv, line 3: “about_en” is missing in this row. {ADD_LANGUAGE}"],
        ),
        (
            "questions.toml",
            "text.cy",
            "text.fr",
            [
                f"questions.toml, line 4: “text.cy” is missing in this question. {ADD_LANGUAGE}",
                f"questions.toml, line 5: “text.fr” {EXTRA}",
            ],
        ),
    ],
)
def test_text_that_breaks_a_rule_is_said(
    tmp_path: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    assert sentences_after(tmp_path, file, old, new) == said


def test_session_may_say_nothing_about_itself(tmp_path: Path) -> None:
    row = "All about it,Popeth amdano"
    assert sentences_after(tmp_path, "sessions.csv", row, ",") == []


def test_sessions_without_cells_in_a_language_are_counted_in_one_hint(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "sessions.csv", "Beth sydd ei angen?", "")
    change(pack, "sessions.csv", "Sgwrs", "")
    change(pack, "sessions.csv", "Popeth amdano", "")
    cure = "Write it, unless it is the same in both languages."
    assert sentences(pack) == [
        "sessions.csv, line 2: 2 sessions have no “title_cy”; "
        f"the screen shows “title” instead. {cure}",
        "sessions.csv, line 3: 1 session has no “about_cy”; "
        f"the screen shows “about” instead. {cure}",
    ]


def test_plain_column_speaks_the_language_without_a_column(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "sessions.csv", "title_cy", "title_en")
    change(pack, "sessions.csv", "about_cy", "about_en")
    assert sentences(pack) == []
