from pathlib import Path

import pytest

from kiosk.packs.rules.addresses import is_reached_by_phones
from tests.packs.changed import sentences_after

PLATFORMS = "bluesky, x, linkedin, mastodon, threads, instagram, facebook or youtube."
NOT_HTTPS = "is not a web address that begins with https://. Copy the whole address from a browser."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"x"]', '"x", "myspace"]', [f"line 9: “myspace” is no platform. Use {PLATFORMS}"]),
        ('"x"]', '"x", "x"]', ["line 9: “x” stands here twice. Keep one."]),
        (
            "https://small.wales/takeaway/",
            "http://small.wales/",
            [f"line 10: “http://small.wales/” {NOT_HTTPS}"],
        ),
        (
            "https://small.wales/takeaway/",
            "https://small.wales/#here",
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
    ("host", "is_reached"),
    [
        ("localhost", False),
        ("localhost:8443", False),
        ("kiosk", False),
        ("kiosk.local", False),
        ("KIOSK.Local.", False),
        ("app.localhost", False),
        ("10.1.2.3", False),
        ("127.0.0.1", False),
        ("127.1", False),
        ("2130706433", False),
        ("172.16.0.1", False),
        ("192.168.0.4:8017", False),
        ("169.254.1.1", False),
        ("[::1]", False),
        ("[fe80::1]", False),
        ("[fd00::1]", False),
        ("example.org", False),
        ("www.example.com", False),
        ("event.example", False),
        ("event.test", False),
        ("csp.org.uk", True),
        ("takeaway.csp.org.uk:8443", True),
        ("myexample.org", True),
        ("local.wales", True),
        ("8.8.8.8", True),
        ("[2001:4860:4860::8888]", True),
        ("ffisio.xn--4gbrim", True),
        ("ffisiô.cymru", True),
    ],
)
def test_takeaway_that_no_phone_reaches_is_known(host: str, is_reached: bool) -> None:
    assert is_reached_by_phones(f"https://{host}/takeaway/") is is_reached


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
