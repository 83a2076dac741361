from pathlib import Path

import pytest

from kiosk.packs import read_pack
from kiosk.packs.importing import ProgrammeError
from tests.packs.changed import change, small_pack
from tests.programmes import HEAD, PAIN, REST, brought, calendar, said

MEALS = "title,start,end,room\nSchool meals,2014-10-10 09:00,2014-10-10 10:00,Hall 1\n"
LUNCH = "Lunch,2014-10-10 12:00,2014-10-10 13:00,Foyer\n"
LOOK = "Look at its hashtag and its other texts, if it is another session."


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


def typed_into(pack: Path, no: int, title: str, title_cy: str, hashtag: str) -> None:
    """Write a Welsh title and a hashtag into a session's row."""
    rows = (pack / "sessions.csv").read_text(encoding="utf-8").splitlines()
    (row,) = (each for each in rows if each.startswith(f"{no},"))
    cells = row.split(",")
    place = cells.index(title)
    cells[place + 1 : place + 3] = [title_cy, hashtag]
    change(pack, "sessions.csv", row, ",".join(cells))


def without_row(pack: Path, no: int) -> None:
    rows = (pack / "sessions.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(f"{no},")]
    (pack / "sessions.csv").write_text("".join(kept), encoding="utf-8")


def test_session_with_another_title_at_the_same_time_and_place_keeps_what_was_typed(
    pack: Path,
) -> None:
    brought(pack, MEALS + LUNCH, head="")
    typed_into(pack, 3, "School meals", "Prydau ysgol", "MealTalk")
    plan = brought(pack, (MEALS + LUNCH).replace("School meals", "School dinners"), head="")
    assert (plan.added, plan.removed) == ((), ())
    assert [(each.no, each.title, each.hashtag) for each in plan.changed] == [
        (3, "School dinners", "MealTalk")
    ]
    assert read_pack(pack).session[3].title["cy"] == "Prydau ysgol"
    assert said(plan) == [
        f"line 2: “School dinners” stands where “School meals” stood; its no and texts are kept. "
        f"{LOOK}"
    ]


def test_session_with_another_title_and_room_is_the_only_one_at_its_time(pack: Path) -> None:
    brought(pack, MEALS + LUNCH, head="")
    new = MEALS.replace("School meals", "School dinners").replace("Hall 1", "Hall 2")
    assert [each.no for each in brought(pack, new + LUNCH, head="").changed] == [3]


def test_session_among_several_at_its_time_is_not_guessed(pack: Path) -> None:
    other = "Sleep,2014-10-10 09:00,2014-10-10 10:00,Hall 2\n"
    brought(pack, MEALS + other + LUNCH, head="")
    new = "Pain,2014-10-10 09:00,2014-10-10 10:00,Hall 3\n"
    kept = MEALS.replace("School meals", "School dinners") + new + LUNCH
    plan = brought(pack, kept + other.replace("09:00", "15:00"), head="")
    assert [(each.no, each.title) for each in plan.added] == [(6, "Pain")]


def test_session_whose_guid_differs_is_another(pack: Path) -> None:
    events = [
        f"UID:{each}\nSUMMARY:{each}\nDTSTART:20141010T{at}0000\nLOCATION:Hall"
        for each, at in (("Pain", "09"), ("Rest", "11"))
    ]
    brought(pack, calendar(*events), head="")
    plan = brought(pack, calendar(events[0].replace("Pain", "Sleep"), events[1]), head="")
    assert [(each.no, each.title) for each in (*plan.added, *plan.removed)] == [
        (5, "Sleep"),
        (3, "Pain"),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,Pain,TBC,,Hall 1,\n", "it has no day and time that can be read"),
        ("a,Pain,9999-10-10 09:00,,,\n", "it is in the year 9999"),
        ("a,,2014-10-10 09:00,,Hall 1,\n", "A session without a title"),
    ],
)
def test_row_that_cannot_be_read_leaves_its_session_as_it_was(
    pack: Path, row: str, why: str
) -> None:
    brought(pack, PAIN + REST)
    before = (pack / "sessions.csv").read_bytes()
    plan = brought(pack, row + REST)
    assert (plan.added, plan.changed, plan.removed) == ((), (), ())
    assert (pack / "sessions.csv").read_bytes() == before
    assert why in said(plan)[0]
    assert (
        said(plan)[1] == "line 2: “Pain” (no 3) stays as it was. Look whether it still takes place."
    )


def test_untitled_row_without_an_id_keeps_the_session_at_its_time(pack: Path) -> None:
    brought(pack, MEALS + LUNCH, head="")
    assert brought(pack, MEALS.replace("School meals", "") + LUNCH, head="").removed == ()


def test_programme_that_lacks_most_sessions_is_refused_until_it_is_meant(pack: Path) -> None:
    brought(pack, PAIN + REST)
    files = {path.name: path.read_bytes() for path in pack.iterdir()}
    cooking = "z,Cooking,2014-10-10 15:00,,,\n"
    with pytest.raises(ProgrammeError) as caught:
        brought(pack, cooking)
    assert [problem.text for problem in caught.value.problems] == [
        "This programme lacks 2 of the 2 sessions that were imported before. "
        "To put it in their place, add --replace; to have both, put them in one file."
    ]
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == files
    plan = brought(pack, cooking, replaces=True)
    assert (len(plan.added), len(plan.removed)) == (1, 2)


def test_session_that_comes_back_has_all_that_was_typed_by_hand(pack: Path) -> None:
    brought(pack, PAIN + REST)
    typed_into(pack, 4, "Rest", "Gorffwys", "RestWell")
    change(pack, "sessions.csv", "4,talk", "4,workshop")
    brought(pack, PAIN)
    brought(pack, PAIN)
    plan = brought(pack, PAIN + REST.replace("Hall 1", "Hall 2"))
    assert [(each.no, each.hashtag) for each in plan.added] == [(4, "RestWell")]
    session = read_pack(pack).session[4]
    assert (session.title["cy"], session.kind, session.room) == ("Gorffwys", "workshop", "Hall 2")
    assert brought(pack, PAIN + REST.replace("Hall 1", "Hall 2")).steps == ()


def test_session_that_was_taken_out_by_hand_stays_out_until_it_is_wanted(pack: Path) -> None:
    brought(pack, PAIN + REST)
    without_row(pack, 4)
    before = (pack / "sessions.csv").read_bytes()
    for _ in range(2):
        plan = brought(pack, PAIN + REST)
        assert (plan.added, plan.steps) == ((), ())
        assert said(plan) == [
            "1 left out, because somebody took them out of sessions.csv: no 4. "
            "To have one back, add a row with its no alone, then import again."
        ]
    assert (pack / "sessions.csv").read_bytes() == before
    (pack / "sessions.csv").write_bytes(before + b"4,,,,,,,,,,\n")
    plan = brought(pack, PAIN + REST)
    assert [(each.no, each.title, each.hashtag) for each in plan.added] == [
        (4, "Rest", "SmallRest")
    ]
    assert read_pack(pack).session[4].room == "Hall 1"


def test_pack_whose_table_was_emptied_begins_anew_with_its_numbers(pack: Path) -> None:
    brought(pack, PAIN + REST)
    sheet = pack / "sessions.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").splitlines(keepends=True)[0])
    assert [(each.no, each.title) for each in brought(pack, PAIN + REST).added] == [
        (3, "Pain"),
        (4, "Rest"),
    ]


def test_id_alone_does_not_make_another_session_the_same(pack: Path) -> None:
    surgery = "2,Knee surgery,2014-10-10 11:00,,,\n"
    brought(pack, PAIN + surgery)
    plan = brought(pack, PAIN + "2,Closing party,2014-10-11 18:00,,,\n")
    assert [(each.no, each.hashtag) for each in plan.added] == [(5, "SmallClosingParty")]
    assert [each.no for each in plan.removed] == [4]


def test_id_on_the_same_day_is_doubtful(pack: Path) -> None:
    brought(pack, PAIN + REST)
    plan = brought(pack, PAIN + "b,Sleep,2014-10-10 15:00,,,\n")
    assert [(each.no, each.title) for each in plan.changed] == [(4, "Sleep")]
    assert said(plan) == [
        f"line 3: “Sleep” has the id that “Rest” had; its no and texts are kept. {LOOK}"
    ]


OWN = "no,kind,start,end,room,chair,title,title_cy,hashtag,about,about_cy\n"


def test_table_in_the_packs_own_columns_is_read_whole(pack: Path) -> None:
    row = "9,workshop,2014-10-10 09:00,,Hall 1,A. Chair,Pain,Poen,PainTalk,About,Ynghylch"
    plan = brought(pack, row + "\n", head=OWN)
    assert [(each.no, each.hashtag) for each in plan.added] == [(3, "PainTalk")]
    session = read_pack(pack).session[3]
    assert (session.kind, session.chair, session.title["cy"], session.about["cy"]) == (
        "workshop",
        "A. Chair",
        "Poen",
        "Ynghylch",
    )
    assert said(plan) == []
    again = brought(pack, row.replace("Poen", "Y boen") + "\n", head=OWN)
    assert again.changed[0].cells == {"title_cy": ("Poen", "Y boen")}
    assert brought(pack, row.replace("Poen", "Y boen") + "\n", head=OWN).steps == ()


def test_table_in_the_packs_own_columns_is_matched_by_no(pack: Path) -> None:
    brought(pack, PAIN + REST)
    rows = (pack / "sessions.csv").read_text(encoding="utf-8")
    edited = rows.replace(",Rest,,", ",Sleep,Cwsg,").replace(",A talk,", ",Our talk,")
    plan = brought(pack, edited, head="")
    assert (plan.added, plan.removed) == ((), ())
    assert read_pack(pack).session[4].title == {"en": "Sleep", "cy": "Cwsg"}


def test_no_of_another_packs_table_is_not_trusted(pack: Path) -> None:
    plan = brought(pack, "2,talk,2014-10-10 15:00,,,,Sleep,,SleepTalk,,\n", head=OWN)
    assert [(each.no, each.title) for each in plan.added] == [(3, "Sleep")]
    assert read_pack(pack).session[2].title["en"] == "A talk"


def test_texts_in_a_language_get_a_column_of_their_own(pack: Path) -> None:
    sheet = pack / "sessions.csv"
    head, chat = "no,kind,start,end,room,title,hashtag,about", "1,chat,2014-10-06,,,Chat,Chat,"
    sheet.write_text(f"{head}\n{chat}\n", encoding="utf-8")
    brought(pack, "Pain,Poen,2014-10-10 09:00\n", head="title,title_cy,start\n")
    assert sheet.read_text(encoding="utf-8").startswith(f"{head},chair,title_cy\n")
    assert read_pack(pack).session[2].title["cy"] == "Poen"


def test_nothing_is_said_of_columns_that_the_programme_does_not_have(pack: Path) -> None:
    head = HEAD.replace("about", "type")
    brought(pack, PAIN.replace("All about pain", "workshop"), head=head)
    change(pack, "sessions.csv", "3,workshop", "3,debate")
    change(pack, "sessions.csv", "Hall 1,,Pain", "Hall 9,A. Chair,Pain")
    plan = brought(pack, "a,Pain,2014-10-10 09:00\n", head="id,title,start\n")
    assert (plan.steps, said(plan)) == ((), [])
    pain = "UID:1\nDTSTART:20141010T090000\nDTEND:20141010T100000\nLOCATION:Hall 1\nSUMMARY:Pain\n"
    assert said(brought(pack, calendar(pain), head="")) == []


def test_copy_of_the_packs_own_table_does_not_take_its_sessions_from_the_programme(
    pack: Path,
) -> None:
    events = [
        f"UID:{each}\nSUMMARY:{each}\nDTSTART:20141010T{at}0000\n"
        for each, at in (("Pain", "09"), ("Rest", "11"))
    ]
    brought(pack, calendar(*events), head="")
    rows = (pack / "sessions.csv").read_text(encoding="utf-8")
    brought(pack, rows.replace("Pain,,", "Pain,Poen,"), head="")
    moved = events[0].replace("SUMMARY:Pain", "SUMMARY:Aches").replace("T09", "T15")
    plan = brought(pack, calendar(moved, events[1]), head="")
    assert [(each.no, each.title) for each in plan.changed] == [(3, "Aches")]
    assert (plan.added, plan.removed) == ((), ())
    assert sorted(read_pack(pack).session) == [1, 2, 3, 4]
