from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

ADD = "Add it to this line, and a cell to every row."
ACCOUNTS = (
    "is no column of this file. Use no, name, kind, topics, audiences, checked_on, bluesky, x, "
    "linkedin, mastodon, threads, instagram, facebook, youtube, why_cy or why_en."
)
SESSIONS = (
    "is no column of this file. Use no, kind, start, end, room, title, hashtag, about, chair, "
    "title_cy, title_en, about_cy or about_en."
)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "accounts.csv",
            "kind",
            "sort",
            [f"The column “kind” is missing. {ADD}", f"“sort” {ACCOUNTS}"],
        ),
        ("accounts.csv", ",x,", ",y,", [f"The column “x” is missing. {ADD}", f"“y” {ACCOUNTS}"]),
        (
            "accounts.csv",
            "why_cy",
            "why_fr",
            [f"The column “why_cy” is missing. {ADD}", f"“why_fr” {ACCOUNTS}"],
        ),
        ("sessions.csv", "title_cy", "title_", [f"“title_” {SESSIONS}"]),
        ("sessions.csv", "about,", "about_en,", [f"The column “about” is missing. {ADD}"]),
        (
            "sessions.csv",
            "start",
            "starts",
            [f"The column “start” is missing. {ADD}", f"“starts” {SESSIONS}"],
        ),
    ],
)
def test_column_that_is_missing_or_not_known_is_said_once(
    tmp_path: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    expected = [f"{file}, line 1: {sentence}" for sentence in said]
    assert sentences_after(tmp_path, file, old, new) == expected


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("sessions.csv", "title_cy", "title_en"), ("accounts.csv", ",x,", ",x,youtube,")],
)
def test_column_of_a_known_language_or_platform_may_be_added(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    said = sentences_after(tmp_path, file, old, new)
    assert not [sentence for sentence in said if "column “" in sentence or "no column" in sentence]


def test_any_language_may_have_a_column_while_the_event_cannot_be_read(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "event.toml", "slug =", "slug") == [
        'event.toml, line 1: A key has no = after it. Write a line like this: key = "text".'
    ]
