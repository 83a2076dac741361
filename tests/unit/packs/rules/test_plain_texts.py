from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

HARD = "Facilitate multidisciplinary stakeholder engagement."
LONG = "This sentence has more than fifteen words because it goes on and on and on again."
SPLIT = "Split it; 15 words are the most."
SHORTER = "Use shorter words, such as another for “multidisciplinary”, and shorter sentences."


@pytest.mark.parametrize(
    ("old", "name", "line"),
    [
        ("Add a photo", "title.en", 8),
        ("Mae pobl yn ymddiried mewn wyneb.", "why.cy", 11),
        ("Tap [Edit].", "how.en", 12),
    ],
)
def test_long_sentence_of_a_step_is_a_warning(
    tmp_path: Path, old: str, name: str, line: int
) -> None:
    assert sentences_after(tmp_path, "checklist.toml", old, LONG) == [
        f"checklist.toml, line {line}: “{name}” has a sentence of 16 words. {SPLIT}"
    ]


@pytest.mark.parametrize(("old", "column"), [("A talk", "title"), ("Popeth amdano", "about_cy")])
def test_long_sentence_of_a_session_may_be_quoted(tmp_path: Path, old: str, column: str) -> None:
    assert sentences_after(tmp_path, "sessions.csv", old, LONG) == [
        f"sessions.csv, line 3: “{column}” has a sentence of 16 words. "
        "Unless you quote it, split it; 15 words are the most."
    ]


def test_step_is_measured_as_a_whole(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "checklist.toml", "People trust a face.", HARD) == [
        "checklist.toml, line 10: This step has a reading age of 12.4; 11 is the most. " + SHORTER
    ]
    assert sentences_after(tmp_path / "a", "checklist.toml", "Add a photo", "Rehabilitation") == []


def test_welsh_has_no_reading_age(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "accounts.csv", "Maen nhw’n gwrando.", HARD) == []


@pytest.mark.parametrize(
    "reason", ["They are the Multidisciplinary Rehabilitation Association.", "A patients’ charity."]
)
def test_names_of_organisations_are_not_hard(tmp_path: Path, reason: str) -> None:
    assert sentences_after(tmp_path, "accounts.csv", "They listen.", reason) == []


def test_title_that_fits_the_touchscreen_is_no_fault(tmp_path: Path) -> None:
    said = sentences_after(tmp_path, "sessions.csv", "A talk", f"{'Talk. ' * 21}Talk")
    assert said == []
