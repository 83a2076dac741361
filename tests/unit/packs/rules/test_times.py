from pathlib import Path

import pytest

from tests.packs.changed import change, sentences, sentences_after, small_pack

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


@pytest.mark.parametrize(
    ("zone", "day", "start", "end", "said"),
    [
        ("Europe/London", "2014-03-30", "00:30", "01:00", ["01:00 never comes: "]),
        ("Europe/London", "2014-03-30", "00:59", "02:00", []),
        ("Europe/London", "2014-10-26", "00:59", "01:59", ["01:59 comes twice: "]),
        ("Europe/London", "2014-10-26", "02:00", "03:00", []),
        ("Pacific/Apia", "2011-12-30", "09:00", "10:00", ["09:00 never", "10:00 never"]),
        ("Australia/Lord_Howe", "2014-10-05", "02:29", "02:30", ["02:29 never comes: "]),
        ("UTC", "2014-03-30", "01:00", "02:00", []),
    ],
)
def test_hour_of_a_change_of_clocks_is_said(
    tmp_path: Path, zone: str, day: str, start: str, end: str, said: list[str]
) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", "Europe/London", zone)
    change(pack, "event.toml", "2014-10-10", day)
    change(pack, "event.toml", "2014-10-11", day)
    change(pack, "sessions.csv", "2014-10-06", day)
    change(pack, "sessions.csv", "2014-10-11 09:00", f"{day} {start}")
    change(pack, "sessions.csv", "2014-10-11 10:00", f"{day} {end}")
    found = [text for text in sentences(pack) if text.startswith("sessions.csv")]
    assert len(found) == len(said)
    for text, beginning in zip(found, said, strict=True):
        assert text.startswith(f"sessions.csv, line 3: {day} {beginning}")


def test_sessions_of_another_year_are_said_once(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    rows = "".join(
        f"{no},talk,2015-10-{no:02},,,,Talk {no},Sgwrs {no},Small{no},,\n" for no in range(3, 8)
    )
    with (pack / "sessions.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    assert len(sentences(pack)) == 5
    change(pack, "sessions.csv", "2014-10-11 09:00,2014-10-11 10:00", "2015-10-11,")
    assert sentences(pack) == [
        "sessions.csv, line 3: 6 sessions, from 2015-10-03 to 2015-10-11, are outside the event, "
        "which is from 2014-10-10 to 2014-10-11. "
        "Put the days of the event right in event.toml, or the starts here."
    ]


@pytest.mark.parametrize("zone", ["GMT", "Etc/GMT-1", "EST"])
def test_zone_without_summer_time_is_said(tmp_path: Path, zone: str) -> None:
    assert sentences_after(tmp_path, "event.toml", "Europe/London", zone) == [
        f"event.toml, line 5: “{zone}” is no place, so it has no summer time. "
        'Name a place with the clock of the venue, such as "Europe/London".'
    ]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "CET", "Japan", "Africa/Abidjan"])
def test_zone_of_a_place_is_no_fault(tmp_path: Path, zone: str) -> None:
    assert sentences_after(tmp_path, "event.toml", "Europe/London", zone) == []
