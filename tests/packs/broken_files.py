"""The least broken packs for the rules about files, keys, cells and numbers."""

from pathlib import Path

from kiosk.handouts import faults_on_paper
from kiosk.packs import RuleName, check_pack
from tests.packs.changed import change
from tests.packs.spoilt import Broken, error, fill, hint, put

_STUDENT = '[[audience]]\nno = 2\nkey = "student"\nname.en = "Pupil"\nname.cy = "Disgybl"\n'
_NO_ABOUT = b"no,kind,start,end,room,title,hashtag\n1,chat,2014-10-06,,,A chat,smallchat\n"
_ROW = b"1,,,,,,,,,,\n"
_SESSIONS = b"no,kind,start,end,room,chair,title,title_cy,hashtag,about,about_cy\n"


def _take_away(pack: Path) -> None:
    for file in pack.iterdir():
        file.unlink()
    pack.rmdir()


def _make_a_folder(pack: Path) -> None:
    (pack / "questions.toml").unlink()
    (pack / "questions.toml").mkdir()


def _give_a_number_to_another(pack: Path) -> None:
    check_pack(pack, faults_on_paper)
    change(pack, "sessions.csv", "A talk,Sgwrs,SmallTalk", "Lunch,Cinio,SmallLunch")


def _close_the_record(pack: Path) -> None:
    (pack / ".numbers.json.part").mkdir()


BROKEN_FILES: dict[RuleName, Broken] = {
    "missing-folder": error(
        _take_away,
        "There is no folder “{pack}”. Give the folder that holds event.toml.",
    ),
    "missing-file": error(
        lambda pack: (pack / "questions.toml").unlink(),
        "questions.toml: The pack has no such file. Put a file of this name into the folder.",
    ),
    "closed-file": error(
        _make_a_folder,
        "questions.toml: The file cannot be opened. Check that it is a file that you may read.",
    ),
    "large-file": error(
        fill("questions.toml", b" " * 1_000_001),
        "questions.toml: The file is larger than 1 MB. Take out what the event does not need.",
    ),
    "not-text": error(
        fill("sessions.csv", b"PK\x03\x04"),
        "sessions.csv: The file is a spreadsheet that only was given this name. In the "
        "spreadsheet choose Save as, and CSV UTF-8.",
    ),
    "not-utf-8": error(
        fill("questions.toml", b"# \xff"),
        "questions.toml, line 1: This line holds a letter that is not UTF-8. Save the file "
        "again with the encoding UTF-8.",
    ),
    "not-toml": error(
        put("questions.toml", "no = 1", "no 1"),
        'questions.toml, line 2: A key has no = after it. Write a line like this: key = "text".',
    ),
    "deep-key": error(
        put("questions.toml", "no = 1", f"{'a.' * 49}a = 1"),
        "questions.toml, line 2: This line has 50 or more names joined by dots. Write keys "
        "such as title.en, and put text between quotes.",
    ),
    "wrong-table": error(
        put("questions.toml", "[[question]]", "[question]"),
        "questions.toml, line 1: “question” is not a list of tables. Write [[question]] "
        "above each of them.",
    ),
    "empty-file": error(
        fill("sessions.csv", b""),
        "sessions.csv: The file is empty. Write the names of the columns in its first line.",
    ),
    "not-csv": error(
        put("sessions.csv", "A talk", '"A talk'),
        "sessions.csv, line 3: A quote is opened in this row and never closed. Write a "
        "quote at the end of that text.",
    ),
    "column-twice": error(
        put("sessions.csv", "chair", "room"),
        "sessions.csv, line 1: The column “room” stands here twice. Give every column a "
        "name of its own.",
    ),
    "column-without-name": error(
        put("sessions.csv", "chair", ""),
        "sessions.csv, line 1: A column has no name. Name it, or take it out of the file.",
    ),
    "missing-column": error(
        fill("sessions.csv", _NO_ABOUT),
        "sessions.csv, line 1: The column “about” is missing. Add it to this line, and a "
        "cell to every row.",
    ),
    "unknown-column": error(
        put("sessions.csv", "chair", "chairs"),
        "sessions.csv, line 1: “chairs” is no column of this file. Use no, kind, start, "
        "end, room, title, hashtag, about, chair, title_cy, title_en, about_cy or about_en.",
    ),
    "row-length": error(
        put("sessions.csv", "A talk", "A talk, again"),
        "sessions.csv, line 3: This row has more cells than there are columns. Put a text "
        "that holds a comma between quotes.",
    ),
    "too-many-entries": error(
        fill("sessions.csv", _SESSIONS + _ROW * 20_001),
        "sessions.csv, line 20002: This file has more than 20000 entries. Take out what the "
        "event does not need.",
    ),
    "unknown-key": error(
        put("questions.toml", "no = 1", "no = 1\nnote = 1"),
        "questions.toml, line 3: “note” is no key of this question. Use no, session or text.",
    ),
    "missing-key": error(
        put("questions.toml", "no = 1\n", ""),
        "questions.toml, line 1: “no” is missing in this question. Add it like this: no = 1",
    ),
    "wrong-value": error(
        put("questions.toml", "no = 1", 'no = "1"'),
        "questions.toml, line 2: “no” is not a whole number from 1 to 999999. Write it like "
        "this: no = 1",
    ),
    "wrong-date": error(
        put("accounts.csv", "2014-10-03", "2014-02-30"),
        "accounts.csv, line 2: “2014-02-30” is no date. Write it like this: 2014-10-10, or "
        "leave it empty.",
    ),
    "wrong-time": error(
        put("sessions.csv", "2014-10-11 10:00", "10 am"),
        "sessions.csv, line 3: “10 am” is no date and time. Write it like this: 2014-10-10 09:00.",
    ),
    "spreadsheet-date": error(
        put("sessions.csv", "2014-10-11 10:00", "11/10/2014 10:00"),
        "sessions.csv, line 3: “11/10/2014 10:00” is not written as year-month-day. In the "
        "spreadsheet give such cells the format yyyy-mm-dd hh:mm, and save again.",
    ),
    "unknown-zone": error(
        put("event.toml", "Europe/London", "London"),
        "event.toml, line 5: “London” is no time zone. Write it like this: Europe/London.",
    ),
    "unknown-stage": error(
        put("checklist.toml", "develop", "later"),
        "checklist.toml, line 23: “later” is no stage. Use set-up, start or develop.",
    ),
    "unknown-drawing": error(
        put("checklist.toml", '"search"', '"cat"'),
        "checklist.toml, line 25: “cat” is no drawing. Use profile, settings, search, write "
        "or read.",
    ),
    "unknown-kind": error(
        put("sessions.csv", "2,talk", "2,speech"),
        "sessions.csv, line 3: “speech” is no kind. Use talk, debate, workshop, chat or drop-in.",
    ),
    "written-twice": error(
        put("event.toml", '["cy", "en"]', '["cy", "en", "cy"]'),
        "event.toml, line 8: “cy” stands here twice. Keep one.",
    ),
    "no-twice": error(
        put("checklist.toml", "no = 2", "no = 1"),
        "checklist.toml, line 22: The no 1 already stands in line 4. Give this one a no "
        "that was never used before.",
    ),
    "no-reused": error(
        _give_a_number_to_another,
        "sessions.csv, line 3: The no 2 belonged to “A talk” when this was last checked. "
        "Give this one a no from 3 up; or, if nothing is printed yet, delete numbers.json and "
        "check again.",
    ),
    "broken-numbers": error(
        fill("numbers.json", b"{}"),
        "numbers.json: The record of used numbers cannot be read. Bring back an older copy "
        "of this file; if nothing was printed yet, delete it.",
    ),
    "numbers-not-kept": hint(
        _close_the_record,
        "numbers.json: The numbers of this pack cannot be kept for the next check. Check "
        "that you may write into its folder.",
    ),
    "sample-left": hint(
        put("sessions.csv", "A talk,Sgwrs,SmallTalk", "Welcome,Croeso,MyEventWelcome"),
        "sessions.csv, line 3: This is still from the sample, so no number of this pack is "
        "kept yet. Write your own in its place.",
    ),
    "key-twice": error(
        put("event.toml", "[[audience]]", f"{_STUDENT}\n[[audience]]"),
        "event.toml, line 31: The key “student” already stands in line 25. Give this one a "
        "key of its own.",
    ),
}
