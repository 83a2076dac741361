"""Which session is which, and what stays as somebody typed it."""

from pathlib import Path

import pytest

from kiosk.handouts.signs import missing_signs
from kiosk.packs import read_pack
from kiosk.packs.importing import plan_import
from tests.packs.changed import change, small_pack
from tests.programmes import PAIN, REST, brought, calendar, nobody, said


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


def test_sessions_that_are_called_alike_keep_their_rooms(pack: Path) -> None:
    elsewhere = PAIN.replace("Hall 1", "Hall 2").replace("All about pain", "More about pain")
    brought(pack, PAIN + elsewhere)
    assert brought(pack, PAIN + elsewhere).steps == ()
    assert brought(pack, elsewhere + PAIN).steps == ()


def test_sessions_whose_titles_differ_in_a_capital_keep_their_own(pack: Path) -> None:
    small = PAIN.replace("Pain", "pain").replace("a,", "b,", 1)
    brought(pack, PAIN + small)
    plan = brought(pack, small.replace("b,", ",", 1) + PAIN.replace("a,", ",", 1))
    assert (plan.added, plan.changed, plan.removed) == ((), (), ())


def test_session_that_moves_loses_an_end_that_nobody_tells(pack: Path) -> None:
    brought(pack, PAIN)
    programme = pack.parent / "short.csv"
    programme.write_text("id,title,start\na,Pain,2014-10-11 13:00\n", encoding="utf-8")
    (changed,) = plan_import(programme, pack, missing_signs, nobody).changed
    assert changed.cells["start"][1] == "2014-10-11 13:00"
    assert changed.cells["end"][1] == ""


def test_session_that_moves_or_is_renamed_keeps_its_no_and_hashtag(pack: Path) -> None:
    brought(pack, PAIN + REST)
    plan = brought(pack, PAIN.replace("Pain", "Chronic pain").replace("09:", "08:") + REST)
    (changed,) = plan.changed
    assert (changed.no, changed.title, changed.hashtag) == (3, "Chronic pain", "SmallPain")
    assert changed.cells == {
        "start": ("2014-10-10 09:00", "2014-10-10 08:00"),
        "title": ("Pain", "Chronic pain"),
    }
    assert (plan.added, plan.removed) == ((), ())


def test_rows_may_be_numbered_anew(pack: Path) -> None:
    brought(pack, PAIN.replace("a,", "1,") + REST.replace("b,", "2,"))
    new = "1,Opening,2014-10-10 08:00,,,\n"
    plan = brought(pack, new + PAIN.replace("a,", "2,") + REST.replace("b,", "3,"))
    assert ([each.title for each in plan.added], plan.changed) == (["Opening"], ())


def test_number_of_a_removed_session_is_never_given_again(pack: Path) -> None:
    brought(pack, PAIN + REST)
    plan = brought(pack, PAIN)
    assert [(each.no, each.title) for each in plan.removed] == [(4, "Rest")]
    assert 4 not in read_pack(pack).session
    plan = brought(pack, PAIN + REST.replace("b,Rest", "c,Sleep"))
    assert [(each.no, each.hashtag) for each in plan.added] == [(5, "SmallSleep")]


def test_session_that_comes_back_has_its_no_and_hashtag_again(pack: Path) -> None:
    brought(pack, PAIN + REST)
    change(pack, "sessions.csv", "SmallRest", "RestWell")
    brought(pack, PAIN + REST)
    brought(pack, PAIN)
    plan = brought(pack, PAIN + REST)
    assert [(each.no, each.hashtag) for each in plan.added] == [(4, "RestWell")]


def test_cells_edited_by_hand_stay(pack: Path) -> None:
    brought(pack, PAIN)
    row = "3,talk,2014-10-10 09:00,2014-10-10 10:00,Hall 1,,Pain,,SmallPain,All about pain,"
    edited = (
        "3,debate,2014-10-10 09:00,2014-10-10 10:00,Hall 1,A. Chair,Pain,Poen,PainTalk,Short,Byr"
    )
    change(pack, "sessions.csv", row, edited)
    assert brought(pack, PAIN).changed == ()
    plan = brought(pack, PAIN.replace("Hall 1,All about pain", "Hall 2,More about pain"))
    assert plan.changed[0].cells == {"room": ("Hall 1", "Hall 2")}
    assert said(plan) == [
        "line 2: “about” of session 3 was edited by hand as “Short”; the programme now differs. "
        "Yours was kept."
    ]
    assert edited.replace("Hall 1", "Hall 2") in (pack / "sessions.csv").read_text("utf-8")
    assert (
        brought(pack, PAIN.replace("Hall 1,All about pain", "Hall 2,More about pain")).steps == ()
    )


def test_time_edited_by_hand_follows_the_programme_when_that_changes(pack: Path) -> None:
    brought(pack, PAIN)
    change(pack, "sessions.csv", "2014-10-10 09:00", "2014-10-10 09:15")
    assert brought(pack, PAIN).changed == ()
    plan = brought(pack, PAIN.replace("09:00", "09:30"))
    assert plan.changed[0].cells == {"start": ("2014-10-10 09:15", "2014-10-10 09:30")}
    assert "edited by hand as “2014-10-10 09:15”" in said(plan)[0]


def test_session_written_by_hand_is_linked_by_title_and_day(pack: Path) -> None:
    plan = brought(pack, "x,A talk,2014-10-11 10:00,2014-10-11 11:00,Hall 1,\n")
    assert (plan.added, [each.no for each in plan.changed]) == ((), [2])
    assert any(
        "“A talk” is in sessions.csv as no 2; it is now linked." in each for each in said(plan)
    )


def test_repeated_session_keeps_the_no_of_each_time(pack: Path) -> None:
    tea = "UID:t\nDTSTART:20141010T090000\nSUMMARY:Tea\nRRULE:FREQ=DAILY\n"
    plan = brought(pack, calendar(tea), head="")
    assert [(each.no, each.start) for each in plan.added] == [
        (3, "2014-10-10 09:00"),
        (4, "2014-10-11 09:00"),
    ]
    plan = brought(pack, calendar(tea + "EXDATE:20141010T090000"), head="")
    assert ([each.no for each in plan.removed], plan.added, plan.changed) == ([3], (), ())


def test_programme_from_another_system_finds_its_sessions_by_title(pack: Path) -> None:
    brought(pack, PAIN + REST)
    pain = "UID:1\nDTSTART:20141010T090000\nDTEND:20141010T100000\nLOCATION:Hall 1\nSUMMARY:Pain\n"
    plan = brought(pack, calendar(pain + "DESCRIPTION:All about pain"), head="")
    assert (plan.added, plan.changed, len(plan.removed)) == ((), (), 1)


def test_uid_that_all_sessions_of_a_day_share_gives_no_session_the_no_of_another(
    pack: Path,
) -> None:
    def day(*titles: str) -> str:
        return calendar(
            *(
                f"UID:1\nDTSTART:20141010T{9 + at:02}0000\nSUMMARY:{each}"
                for at, each in enumerate(titles)
            )
        )

    brought(pack, day("Pain", "Rest", "Sleep"), head="")
    plan = brought(pack, day("Food", "Pain", "Rest"), head="")
    assert [(each.no, each.title) for each in plan.added] == [(6, "Food")]
    assert [(each.no, each.title) for each in plan.changed] == [(3, "Pain"), (4, "Rest")]
    assert [(each.no, each.title) for each in plan.removed] == [(5, "Sleep")]
