from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

TALK = "2014-10-11 09:00,2014-10-11 10:00,Hall 1"
CHAT = "2014-10-06,,,"
ADVICE = "Give one of the two another room or time."


@pytest.mark.parametrize(
    ("start", "end", "room", "said"),
    [
        ("09:30", "11:00", "HALL  1", ["line 2: “HALL  1” is taken from 09:00 to 10:00, by 3."]),
        ("08:00", "09:01", "Hall 1", ["line 3: “Hall 1” is taken from 08:00 to 09:01, by 2."]),
        ("08:00", "12:00", "Hall 1", ["line 3: “Hall 1” is taken from 08:00 to 12:00, by 2."]),
        ("09:00", "", "Hall 1", ["line 3: “Hall 1” is taken at 09:00, by 2."]),
        ("09:30", "", "Hall 1", ["line 2: “Hall 1” is taken from 09:00 to 10:00, by 3."]),
        ("10:00", "11:00", "Hall 1", []),
        ("08:00", "09:00", "Hall 1", []),
        ("08:00", "", "Hall 1", []),
        ("09:30", "11:00", "Hall 2", []),
        ("09:30", "11:00", "", []),
    ],
)
def test_room_that_is_taken_is_said(
    tmp_path: Path, start: str, end: str, room: str, said: list[str]
) -> None:
    day = "2014-10-11"
    new = f"{day} {start},{f'{day} {end}' if end else ''},{room},"
    expected = [f"sessions.csv, {each.replace('by', 'by the session in line')}" for each in said]
    assert sentences_after(tmp_path, "sessions.csv", CHAT, new) == [
        f"{sentence} {ADVICE}" for sentence in expected
    ]


def test_any_number_of_chats_may_be_online_at_once(tmp_path: Path) -> None:
    row = "1,chat,2014-10-11 09:00,2014-10-11 10:00,online,,More?,Mwy?,SmallMore,,\n"
    row = row.replace("1,chat", "3,chat")
    old = "2,talk,2014-10-11 09:00,2014-10-11 10:00,Hall 1"
    new = f"{row}2,talk,2014-10-11 09:00,2014-10-11 10:00,Online"
    assert sentences_after(tmp_path, "sessions.csv", old, new) == []


def test_long_session_is_held_against_all_that_come_after_it(tmp_path: Path) -> None:
    old = "2,talk,2014-10-11 09:00,2014-10-11 10:00,Hall 1"
    rows = [
        "3,talk,2014-10-11 08:00,2014-10-11 12:00,Hall 1,,All day,Trwy’r dydd,SmallDay,,",
        "4,talk,2014-10-11 10:00,2014-10-11 11:00,Hall 1,,Later,Wedyn,SmallLater,,",
        old,
    ]
    said = sentences_after(tmp_path, "sessions.csv", old, "\n".join(rows))
    assert said == [
        f"sessions.csv, line {line}: “Hall 1” is taken from 08:00 to 12:00, "
        f"by the session in line 3. {ADVICE}"
        for line in (4, 5)
    ]
