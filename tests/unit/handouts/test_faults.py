"""For each rule of paper the smallest broken pack, and the exact sentence."""

from pathlib import Path

import pytest

from kiosk.handouts import faults_on_paper
from kiosk.packs import survey
from kiosk.settings import DEFAULT_PACK
from tests.packs.changed import SMALL, change, small_pack

TAKEAWAY = 'takeaway = "https://example.org/takeaway/"'
LONG_TAG = "SmallTalkAboutHowBodiesHealAndPeopleMoveOn"
LONG_HANDLE = "a-charity-of-patients-and-their-friends.in-a-small-town.somewhere.example"
TALK = "2,talk,2014-10-11 09:00,2014-10-11 10:00,Hall 1,A. Chair,A talk,Sgwrs,SmallTalk"
SMALL_CARD = (
    "2,talk,2014-10-11 09:00,2014-10-11 10:00,Upper Hall of the International Suite,,"
    "A talk,Sgwrs,SmallTalkAboutBodiesAndHeads"
)
FULL_CARD = (
    "2,talk,2014-10-11 09:00,2014-10-11 10:00," + "Upper Hall of the Suite " * 40 + ",,"
    "A talk,Sgwrs,SmallTalk"
)


def said_of(pack: Path) -> list[str]:
    """What paper says of a pack that can be read."""
    found, draft, faults = survey(pack)
    assert found is not None, [fault.text for fault in faults]
    assert draft is not None
    return [f"{fault.rule}: {fault.text}" for fault in faults_on_paper(found, draft)]


def said_after(folder: Path, file: str, old: str, new: str) -> list[str]:
    pack = small_pack(folder)
    change(pack, file, old, new)
    return said_of(pack)


@pytest.mark.parametrize("pack", [SMALL, DEFAULT_PACK])
def test_sound_pack_has_no_fault_on_paper(pack: Path) -> None:
    assert said_of(pack) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "sessions.csv",
            "A talk",
            "A talk 語",
            "missing-sign: sessions.csv, line 3: The fonts of the kiosk have no sign for “語”. "
            "Write it in letters, or take it out.",
        ),
        (
            "checklist.toml",
            "Gweld pwy",
            "日本\\u0007",
            "missing-sign: checklist.toml, line 30: The fonts of the kiosk have no sign for “日” "
            "and 2 more. Write it in letters, or take it out.",
        ),
        (
            "event.toml",
            "A small body",
            "\\u0007",
            "missing-sign: event.toml, line 7: The fonts of the kiosk have no sign for U+0007. "
            "Write it in letters, or take it out.",
        ),
        (
            "event.toml",
            TAKEAWAY,
            f'takeaway = "https://small.example/{"t" * 45}/"',
            "code-distance: event.toml, line 10: The code of this address with a session’s number "
            "reads from 42 cm on a4-sheet, and should from 45 cm. "
            "Publish it at a shorter address.",
        ),
        (
            "accounts.csv",
            "charity.example",
            LONG_HANDLE,
            "code-distance: accounts.csv, line 2: The code of "
            "“a-charity-of-patients-and-their-friends…” on Bluesky reads from 44 cm on my-handout, "
            "and should from 45 cm. Leave the cell empty if another platform has a shorter "
            "address.",
        ),
        (
            "sessions.csv",
            TALK,
            SMALL_CARD,
            "text-overflow: sessions.csv, line 3: On a4-sheet the hashtag and the room have room "
            "in 10.2 points only, and paper needs 12. Write the hashtag or the room shorter.",
        ),
        (
            "sessions.csv",
            TALK,
            FULL_CARD,
            "text-overflow: sessions.csv, line 3: On a4-sheet the hashtag and the room have no "
            "room. Write the hashtag or the room shorter.",
        ),
        (
            "sessions.csv",
            "A talk",
            "Rehabilitationswissenschaften",
            "text-overflow: sessions.csv, line 3: “Rehabilitationswissenschaften” is wider than "
            "its place on my-handout. Write it in two words, or with a hyphen.",
        ),
        (
            "sessions.csv",
            "A talk",
            "A very long talk " * 50,
            "text-overflow: sessions.csv, line 3: The title is longer than a page on my-handout. "
            "Write it shorter.",
        ),
        (
            "accounts.csv",
            "They listen.",
            "They listen to us. " * 50,
            "text-overflow: accounts.csv, line 2: The reason is longer than a page on my-handout. "
            "Write it shorter.",
        ),
        (
            "checklist.toml",
            "Add a photo",
            "Llanfairpwllgwyngyllgogerychwyrndrobwll",
            "text-overflow: checklist.toml, line 8: “Llanfairpwllgwyngyllgogerychwyrndrobwll” is "
            "wider than its place on my-handout. Write it in two words, or with a hyphen.",
        ),
        (
            "event.toml",
            "A small event",
            "A small event for everybody who moves bodies and minds in the middle of Wales",
            "text-overflow: event.toml, line 2: The name is longer than the foot of a page on "
            "my-handout. Write it shorter.",
        ),
    ],
)
def test_fault_on_paper_is_said(
    file: str, old: str, new: str, sentence: str, tmp_path: Path
) -> None:
    assert said_after(tmp_path, file, old, new) == [sentence]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sessions.csv", "SmallTalk", "SmallTalkAboutBodiesAndHeads"),
        ("sessions.csv", "A talk", "Tŵr yr Wŷdd: “ŵ” – 5 → 6 ½ £ € w\u0302 a\u00adb"),
        ("sessions.csv", "A talk", "Physio-therapeutic self-management/rehabilitation"),
        ("accounts.csv", "They listen.", "They listen to every one of us. " * 8),
    ],
)
def test_what_has_room_is_no_fault(file: str, old: str, new: str, tmp_path: Path) -> None:
    assert said_after(tmp_path, file, old, new) == []


def test_hashtag_whose_code_is_too_fine_is_said(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", TAKEAWAY, "")
    change(pack, "sessions.csv", "SmallTalk", LONG_TAG)
    assert said_of(pack) == [
        f"code-distance: sessions.csv, line 3: The code of “#{LONG_TAG}” on Bluesky reads from "
        "42 cm on a4-sheet, and should from 45 cm. Use a shorter hashtag, or give event.toml a "
        "takeaway address."
    ]


def test_code_on_my_handout_may_be_finer_since_it_is_drawn_wider(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", TAKEAWAY, "")
    change(pack, "event.toml", '["bluesky", "x"]', '["bluesky", "x", "linkedin"]')
    change(pack, "accounts.csv", "bluesky,x", "bluesky,x,linkedin")
    change(pack, "accounts.csv", "@Charity", "@Charity,")
    change(pack, "accounts.csv", "#smallchat", "#smallchat,")
    change(pack, "checklist.toml", 'x = "https://x.com/settings/profile"', 'all = "https://x.com"')
    # 83 bytes on LinkedIn: my-handout draws that code wider, so that it reads from 45 cm.
    change(pack, "sessions.csv", "SmallTalk", "SmallTalkAboutHeads123")
    assert said_of(pack) == []
    change(pack, "sessions.csv", "SmallTalkAboutHeads123", "SmallTalkAboutHeads123456789")
    (said,) = said_of(pack)
    assert "on LinkedIn reads from 44 cm on my-handout" in said
