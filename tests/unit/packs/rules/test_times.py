from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

RANGE = "is outside the event, which is from 2014-10-10 to 2014-10-11."
MOVE = "Put the start right; only a chat may come up to a year before."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2014-10-06", "2014-10-12", [f"line 2: 2014-10-12 {RANGE} {MOVE}"]),
        ("2014-10-06", "2013-10-06", [f"line 2: 2013-10-06 {RANGE} {MOVE}"]),
        (
            "2014-10-11 09:00,2014-10-11 10:00",
            "2014-10-09 09:00,",
            [f"line 3: 2014-10-09 {RANGE} {MOVE}"],
        ),
        (
            "2014-10-11 10:00",
            "2014-10-11",
            ["line 3: The end has no time. Write it like this: 2014-10-11 10:00."],
        ),
        (
            "2014-10-11 10:00",
            "2014-10-11 09:00",
            ["line 3: The session ends before it has begun. Put the two times right."],
        ),
        (
            "2014-10-11 10:00",
            "2014-10-13 09:00",
            ["line 3: The session lasts for days. Write one row for each day."],
        ),
        (
            "2014-10-11 09:00",
            "2014-10-11",
            ["line 3: There is an end, but no time at the start. Write both or neither."],
        ),
    ],
)
def test_session_at_a_wrong_time_is_said(
    tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    expected = [f"sessions.csv, {sentence}" for sentence in said]
    assert sentences_after(tmp_path, "sessions.csv", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2014-10-06", "2014-10-11 20:00"),
        ("2014-10-11 10:00", ""),
        ("2014-10-11 10:00", "2014-10-12 00:30"),
        ("2014-10-11 09:00,2014-10-11 10:00", "2014-10-10,"),
        ("2014-10-11 09:00", "2014-10-11T09:00:00"),
    ],
)
def test_session_may_be_written_as_people_plan_it(tmp_path: Path, old: str, new: str) -> None:
    assert sentences_after(tmp_path, "sessions.csv", old, new) == []


def test_event_that_ends_before_it_starts_is_said_once(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "event.toml", "ends = 2014-10-11", "ends = 2014-10-09") == [
        "event.toml, line 4: The event ends on 2014-10-09, before it starts on 2014-10-10. "
        "Put the two days right."
    ]
