from pathlib import Path

import pytest

from kiosk.handouts.signs import missing_signs
from kiosk.packs import check_pack, examine, read_pack
from kiosk.packs.importing import ProgrammeError, carry_out, plan_import
from tests.packs.changed import change, small_pack
from tests.programmes import HEAD, PAIN, REST, brought, nobody, said


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
