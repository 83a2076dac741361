from pathlib import Path

import pytest

from kiosk.handouts.signs import missing_signs
from kiosk.packs import check_pack, examine, read_pack
from kiosk.packs.importing import ProgrammeError, carry_out, plan_import
from tests.packs.changed import change, small_pack
from tests.programmes import HEAD, PAIN, REST, brought, calendar, nobody, said


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


def test_new_sessions_come_behind_those_of_the_pack(pack: Path) -> None:
    before = (pack / "sessions.csv").read_text(encoding="utf-8")
    plan = brought(pack, REST + PAIN)
    assert [(each.no, each.title, each.hashtag) for each in plan.added] == [
        (3, "Pain", "SmallPain"),
        (4, "Rest", "SmallRest"),
    ]
    assert (plan.sessions, plan.changed, plan.removed) == (2, (), ())
    assert (pack / "sessions.csv").read_text(encoding="utf-8").startswith(before)
    assert {fault.rule for fault in examine(pack)[1]} == {"shared-text"}
    session = read_pack(pack).session[3]
    assert (session.title["cy"], session.room, session.about["en"]) == (
        "Pain",
        "Hall 1",
        "All about pain",
    )


def test_same_programme_again_changes_nothing(pack: Path) -> None:
    brought(pack, PAIN + REST)
    files = {path.name: path.read_bytes() for path in pack.iterdir()}
    plan = brought(pack, REST + PAIN)
    assert (plan.sessions, plan.added, plan.changed, plan.removed) == (2, (), (), ())
    assert plan.steps == ()
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == files


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


def test_cell_that_is_no_day_does_not_stop_an_import(pack: Path) -> None:
    brought(pack, PAIN)
    change(pack, "sessions.csv", "2014-10-10 09:00", "2014-99-10 09:00")
    ledger = pack / "imported.csv"
    ledger.write_text(ledger.read_text().replace("2014-10-10 09:00", "2014-99-10 09:00"))
    assert brought(pack, PAIN + REST).sessions == 2


def test_table_that_lost_a_column_can_still_be_imported_into(pack: Path) -> None:
    brought(pack, PAIN)
    change(pack, "sessions.csv", "no,kind,start", "no,kinds,start")
    assert [each.title for each in brought(pack, PAIN + REST).added] == ["Rest"]


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


def test_sessions_outside_the_event_are_imported_and_said(pack: Path) -> None:
    plan = brought(pack, PAIN.replace("2014", "2022"))
    assert len(plan.added) == 1
    assert said(plan)[-1].startswith(
        "1 of 1 sessions are not on the event's days, 2014-10-10 to 2014-10-11, "
        "but from 2022-10-10 to 2022-10-10. Put starts and ends right in event.toml"
    )
    assert {fault.rule for fault in examine(pack)[1]} == {"outside-event", "shared-text"}


def test_chat_before_the_event_is_nothing_to_say(pack: Path) -> None:
    head, chat = "title,start,kind\n", "Ask us,2014-10-01 19:00,tweet chat\n"
    assert said(brought(pack, chat, head=head)) == []
    late = chat.replace("2014-10-01", "2014-10-12") + "Talk,2014-10-01 19:00,talk\n" + chat
    assert said(brought(pack, late, head=head))[-1].startswith("2 of 3 sessions are not on the")
    rules = [fault.rule for fault in examine(pack)[1]]
    assert rules.count("outside-event") == 2


def test_removed_session_with_questions_is_said(pack: Path) -> None:
    brought(pack, PAIN)
    change(pack, "questions.toml", "session = 1", "session = 3")
    assert any(
        "questions.toml asks about session 3" in each
        for each in said(brought(pack, REST, replaces=True))
    )


def test_hashtag_of_the_programme_is_taken_where_it_is_safe(pack: Path) -> None:
    head = "title,start,hashtag\n"
    rows = "Pain,2014-10-10 09:00,#MyPain\nRest,2014-10-10 10:00,mypain\nX,2014-10-11 09:00,a-b\n"
    plan = brought(pack, rows, head=head)
    assert [each.hashtag for each in plan.added] == ["MyPain", "SmallRest", "SmallX"]
    assert len(said(plan)) == 2


def test_formula_of_a_programme_is_harmless_and_read_as_it_was(pack: Path) -> None:
    brought(pack, 'a,"=HYPERLINK(""http://x"")",2014-10-10 09:00,,@room,+1\n')
    text = (pack / "sessions.csv").read_text("utf-8")
    assert ",'@room," in text
    assert "\"'=HYPERLINK(" in text
    session = read_pack(pack).session[3]
    assert (session.title["en"], session.room) == ('=HYPERLINK("http://x")', "@room")
    assert brought(pack, 'a,"=HYPERLINK(""http://x"")",2014-10-10 09:00,,@room,+1\n').steps == ()


def test_file_keeps_its_line_ends_and_mark(pack: Path) -> None:
    sheet = pack / "sessions.csv"
    sheet.write_bytes(b"\xef\xbb\xbf" + sheet.read_bytes().replace(b"\n", b"\r\n"))
    before = sheet.read_bytes()
    brought(pack, PAIN)
    assert sheet.read_bytes().startswith(before)
    assert sheet.read_bytes().count(b"\n") == sheet.read_bytes().count(b"\r\n") == 4


@pytest.mark.parametrize("missing", [True, False])
def test_pack_without_sessions_gets_its_first(pack: Path, *, missing: bool) -> None:
    sheet = pack / "sessions.csv"
    sheet.unlink() if missing else sheet.write_bytes(b"")
    assert [each.no for each in brought(pack, PAIN).added] == [1]
    assert sheet.read_text("utf-8").startswith("no,kind,start,end,room,title,hashtag,about,chair\n")


BROKEN = {
    "a no with text": ("sessions.csv", "2,talk", "two,talk", "sessions.csv, line 3: “two” is no n"),
    "a no twice": ("sessions.csv", "2,talk", "1,talk", "sessions.csv, line 3: The no 1 is here tw"),
    "a short row": ("sessions.csv", "2,talk", "2\n3,talk", "sessions.csv, line 3: This row has 1"),
    "no zone": ("event.toml", "Europe/London", "Mars", "event.toml, line 5: “Mars” is no time zo"),
    "no event": ("event.toml", "slug = ", "slug ", "Without event.toml nobody knows the event's"),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_pack_that_would_lose_rows_is_left_alone(
    pack: Path, file: str, old: str, new: str, expected: str
) -> None:
    change(pack, file, old, new)
    files = {path.name: path.read_bytes() for path in pack.iterdir()}
    with pytest.raises(ProgrammeError) as caught:
        brought(pack, PAIN)
    assert any(expected in problem.text for problem in caught.value.problems), caught.value
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == files


@pytest.mark.parametrize(
    "ledger", ["", "no,guid\n1,x\n", "no,guid,slug,id,start,title,hashtag,seen\nx,,,,,,,\n"]
)
def test_ledger_that_cannot_be_read_is_no_reason_to_guess(pack: Path, ledger: str) -> None:
    (pack / "imported.csv").write_text(ledger)
    with pytest.raises(ProgrammeError) as caught:
        brought(pack, PAIN)
    assert "imported.csv" in caught.value.problems[0].text


def test_new_session_never_has_the_no_of_one_that_was_once_checked(pack: Path) -> None:
    sessions = pack / "sessions.csv"
    before = sessions.read_text(encoding="utf-8")
    sessions.write_text(
        before + "7,talk,2014-10-11 15:00,,,,Sleep,Cwsg,SmallSleep,,\n", encoding="utf-8"
    )
    assert check_pack(pack, lambda *_: ()) == ()
    sessions.write_text(before, encoding="utf-8")
    assert [each.no for each in brought(pack, PAIN + REST).added] == [8, 9]
    assert not [fault for fault in check_pack(pack, lambda *_: ()) if fault.severity != "hint"]


def test_record_of_used_numbers_that_cannot_be_read_is_no_reason_to_guess(pack: Path) -> None:
    (pack / "numbers.json").write_text("{", encoding="utf-8")
    with pytest.raises(ProgrammeError, match=r"numbers\.json.*older copy"):
        brought(pack, PAIN)


def test_import_that_is_cut_off_between_two_files_ends_well_the_next_time(pack: Path) -> None:
    brought(pack, PAIN + REST)
    file = pack.parent / "programme"
    new = PAIN.replace("Hall 1", "Hall 3") + "c,Sleep,2014-10-11 09:00,,,\n"
    file.write_text(HEAD + new)
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    plan = plan_import(file, pack, missing_signs, nobody)
    assert [name for name, _ in plan.steps] == ["imported.csv", "sessions.csv", "imported.csv"]
    carry_out(plan)
    whole = {path.name: path.read_bytes() for path in pack.iterdir()}
    for cut in range(1, 3):
        for name, data in before.items():
            (pack / name).write_bytes(data)
        for name, data in plan.steps[:cut]:
            (pack / name).write_bytes(data)
        carry_out(plan_import(file, pack, missing_signs, nobody))
        assert {path.name: path.read_bytes() for path in pack.iterdir()} == whole


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
