from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

PLATFORMS = "bluesky, x, linkedin, mastodon, threads, instagram, facebook or youtube."
NOT_HTTPS = "is not a web address that begins with https://. Copy the whole address from a browser."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"x"]', '"x", "myspace"]', [f"line 9: “myspace” is no platform. Use {PLATFORMS}"]),
        ('"x"]', '"x", "x"]', ["line 9: “x” stands here twice. Keep one."]),
        (
            "https://example.org/takeaway/",
            "http://example.org/",
            [f"line 10: “http://example.org/” {NOT_HTTPS}"],
        ),
        (
            "https://example.org/takeaway/",
            "https://example.org/#here",
            ["line 10: The takeaway address holds a #. Leave out the # and all behind it."],
        ),
    ],
)
def test_event_that_leads_nowhere_is_said(
    tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    expected = [f"event.toml, {sentence}" for sentence in said]
    assert sentences_after(tmp_path, "event.toml", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'platform = "all"',
            'platform = "al"',
            [f"line 6: “al” is no platform. Use all, {PLATFORMS}"],
        ),
        (
            "[step.link]",
            '[step.link]\nmyspace = "https://myspace.com/"',
            [f"line 18: “myspace” is no platform. Use all, {PLATFORMS}"],
        ),
        ("https://x.com/explore", "x.com/explore", [f"line 33: “x.com/explore” {NOT_HTTPS}"]),
        ("https://x.com/explore", "https://", [f"line 33: “https://” {NOT_HTTPS}"]),
        ("https://x.com/explore", "https://[x/", [f"line 33: “https://[x/” {NOT_HTTPS}"]),
        (
            "https://x.com/explore",
            "https://x.uk/a b",
            [f"line 33: “https://x.uk/a b” {NOT_HTTPS}"],
        ),
        (
            "https://bsky.app/settings",
            "http://bsky.app/settings",
            [f"line 18: “http://bsky.app/settings” {NOT_HTTPS}"],
        ),
        (
            "https://x.com/explore",
            "https://x.com/" + "e" * 500,
            [
                "line 33: The address has more than 500 characters, too many for a code. "
                "Write a shorter one."
            ],
        ),
    ],
)
def test_step_that_leads_nowhere_is_said(
    tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    expected = [f"checklist.toml, {sentence}" for sentence in said]
    assert sentences_after(tmp_path, "checklist.toml", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "charity.example",
            "charity",
            "“charity” cannot be a handle on Bluesky. It is a domain name of plain letters, digits "
            "and hyphens, with a dot in it. Write it like name.bsky.social.",
        ),
        (
            "@Charity",
            "@Charity Box",
            "“@Charity Box” cannot be a handle on X. It has at most 20 plain letters, digits and "
            "underscores. Write it like @theCSP.",
        ),
    ],
)
def test_handle_that_cannot_be_one_is_said(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert sentences_after(tmp_path, "accounts.csv", old, new) == [
        f"accounts.csv, line 2: {reason} Leave the cell empty where there is none."
    ]
