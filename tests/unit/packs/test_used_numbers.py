import json
from pathlib import Path

import pytest

from kiosk.handouts import faults_on_paper
from kiosk.packs import check_pack, read_pack, start_pack
from tests.packs.changed import change, small_pack


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """A pack that was checked once, without a fault."""
    pack = small_pack(tmp_path)
    assert check_pack(pack, faults_on_paper) == ()
    return pack


def said(pack: Path) -> list[str]:
    return [fault.text for fault in check_pack(pack, faults_on_paper)]


def belonged(file: str, line: int, no: int, name: str, free: int) -> str:
    return (
        f"{file}, line {line}: The no {no} belonged to “{name}” when this was last checked. "
        f"Give this one a no from {free} up; or, if nothing is printed yet, delete numbers.json "
        "and check again."
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "event.toml",
            'key = "student"\nname.en = "Student"\nname.cy = "Myfyriwr"',
            'key = "manager"\nname.en = "Boss"\nname.cy = "Rheolwr"',
            belonged("event.toml", 24, 1, "student", 2),
        ),
        (
            "sessions.csv",
            "A talk,Sgwrs,SmallTalk",
            "Lunch,Cinio,SmallLunch",
            belonged("sessions.csv", 3, 2, "A talk", 3),
        ),
        (
            "accounts.csv",
            "A patients’ charity,patient,pain,,charity.example,@Charity",
            "The union,patient,pain,,union.example,@Union",
            belonged("accounts.csv", 2, 1, "A patients’ charity", 3),
        ),
        (
            "questions.toml",
            'text.en = "What help do we need?"\ntext.cy = "Pa help sydd ei angen arnom?"',
            'text.en = "Who pays?"\ntext.cy = "Pwy sy’n talu?"',
            belonged("questions.toml", 2, 1, "What help do we need?", 2),
        ),
    ],
)
def test_number_that_something_else_has_now_is_said(
    checked: Path, file: str, old: str, new: str, expected: str
) -> None:
    change(checked, file, old, new)
    assert expected in said(checked)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("event.toml", 'name.en = "Student"\nname.cy = "Myfyriwr"', 'name.en = "A"\nname.cy = "B"'),
        ("sessions.csv", "A talk,Sgwrs,SmallTalk", "A talk,Sgwrs,SmallWords"),
        ("sessions.csv", "A talk,Sgwrs,SmallTalk", "A better talk,Trafodaeth,SmallWords"),
        ("sessions.csv", "A talk,Sgwrs,SmallTalk", "Something else,Peth arall,SmallTalk"),
        ("sessions.csv", "A talk,Sgwrs,SmallTalk", "A TALK!,Trafodaeth,SmallWords"),
        ("accounts.csv", "A patients’ charity,patient", "The union,patient"),
        ("questions.toml", "What help do we need?", "Who pays?"),
        ("checklist.toml", "Add a photo", "Show your face"),
    ],
)
def test_what_was_put_better_keeps_its_number(checked: Path, file: str, old: str, new: str) -> None:
    change(checked, file, old, new)
    assert said(checked) == []


def test_numbers_of_the_sample_are_not_kept(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    start_pack(pack)
    for file in ("accounts.csv", "sessions.csv"):
        assert "sample-left" in {fault.rule for fault in check_pack(pack, faults_on_paper)}
        assert not (pack / "numbers.json").exists()
        text = (pack / file).read_text(encoding="utf-8")
        for old, new in (("My organisation", "Diet Cymru"), ("Our chat", "Diet chat")):
            text = text.replace(old, new)
        text = text.replace("MyEvent", "Diet27").replace("example.org", "diet.example")
        (pack / file).write_text(text.replace("company/example", "company/diet"), encoding="utf-8")
    assert "sample-left" not in {fault.rule for fault in check_pack(pack, faults_on_paper)}
    assert (pack / "numbers.json").exists()


def test_two_that_changed_places_are_said(checked: Path) -> None:
    change(checked, "accounts.csv", "1,A patients’ charity", "0,A patients’ charity")
    change(checked, "accounts.csv", "2,A chat", "1,A chat")
    change(checked, "accounts.csv", "0,A patients’ charity", "2,A patients’ charity")
    assert said(checked) == [
        belonged("accounts.csv", 2, 2, "A chat", 3),
        belonged("accounts.csv", 3, 1, "A patients’ charity", 3),
    ]


def test_number_that_was_taken_out_may_come_back_as_itself_only(checked: Path) -> None:
    row = "2,talk,2014-10-11 09:00,2014-10-11 10:00,Hall 1,A. Chair,A talk,Sgwrs,SmallTalk"
    lunch = row.replace("A talk,Sgwrs,SmallTalk", "Lunch,Cinio,SmallLunch")
    change(checked, "sessions.csv", row, "3,drop-in,2014-10-11,,,,Tea,Te,SmallTea")
    assert said(checked) == []
    change(checked, "sessions.csv", "3,drop-in,2014-10-11,,,,Tea,Te,SmallTea", lunch)
    assert said(checked) == [belonged("sessions.csv", 3, 2, "A talk", 4)]
    change(checked, "sessions.csv", lunch, row)
    assert said(checked) == []


def test_pack_with_an_error_changes_no_record(checked: Path) -> None:
    before = (checked / "numbers.json").read_bytes()
    change(checked, "sessions.csv", "2,talk", "7,talk")
    change(checked, "event.toml", "Europe/London", "London")
    assert len(said(checked)) == 1
    assert (checked / "numbers.json").read_bytes() == before


def test_pack_with_a_warning_is_kept(checked: Path) -> None:
    change(checked, "sessions.csv", "2,talk", "7,talk")
    change(checked, "accounts.csv", "pain;research", "pain")
    assert len(said(checked)) == 1
    kept = json.loads((checked / "numbers.json").read_text(encoding="utf-8"))
    assert list(kept["numbers"]["session"]) == ["1", "2", "7"]


def test_copy_for_another_event_begins_anew(checked: Path) -> None:
    change(checked, "event.toml", "small-2014", "small-2015")
    change(checked, "sessions.csv", "A talk,Sgwrs,SmallTalk", "Lunch,Cinio,SmallLunch")
    assert said(checked) == []


def test_record_is_not_needed_to_run(checked: Path) -> None:
    before = read_pack(checked)
    (checked / "numbers.json").write_text("{", encoding="utf-8")
    assert read_pack(checked) == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"slug": 3}',
        '{"slug": "small-2014", "numbers": {"step": []}}',
    ],
)
def test_record_that_cannot_be_read_is_said_and_left_alone(checked: Path, content: str) -> None:
    (checked / "numbers.json").write_text(content, encoding="utf-8")
    assert said(checked) == [
        "numbers.json: The record of used numbers cannot be read. "
        "Bring back an older copy of this file; if nothing was printed yet, delete it."
    ]
    assert (checked / "numbers.json").read_text(encoding="utf-8") == content
