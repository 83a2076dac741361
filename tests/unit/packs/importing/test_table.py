from dataclasses import replace

import pytest

from kiosk.packs.importing import ProgrammeError
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.reading import parse_programme
from tests.programmes import VENUE, nobody, read

HEAD = "title,date,start,end,room\n"
PAIN = "2014-10-10 09:00-10:00 Pain (Hall 1)"

FORMS = {
    "commas": HEAD + "Pain,2014-10-10,09:00,10:00,Hall 1",
    "semicolons": HEAD.replace(",", ";") + "Pain;2014-10-10;09:00;10:00;Hall 1",
    "tabs": HEAD.replace(",", "\t") + "Pain\t2014-10-10\t09:00\t10:00\tHall 1",
    "bars": HEAD.replace(",", "|") + "Pain|2014-10-10|09:00|10:00|Hall 1",
    "a line that names the separator": "sep=;\n"
    + HEAD.replace(",", ";")
    + "Pain;2014-10-10;09:00;10:00;Hall 1",
    "lines above": "Programme,,,,\n,,,,\n" + HEAD + "Pain,2014-10-10,09:00,10:00,Hall 1",
    "the pack's own columns": "no,kind,start,end,room,title,hashtag,about\n"
    "1,talk,2014-10-10 09:00,2014-10-10 10:00,Hall 1,Pain,Pain,",
    "Outlook": '"Subject","Start Date","Start Time","End Date","End Time","Location"\n'
    '"Pain","13/10/2014","9:00:00 AM","13/10/2014","10:00:00 AM","Hall 1"\n'
    '"Pain","10/10/2014","9:00:00 AM","10/10/2014","10:00:00 AM","Hall 1"',
    "Sessionize": "Session Id,Title,Room,Scheduled At,Scheduled Duration\n"
    "001,Pain,Hall 1,10 Oct 2014 09:00,60",
    "Welsh": "Teitl,Dyddiad,Dechrau,Diwedd,Ystafell\nPain,10 Hydref 2014,9.00,10.00,Hall 1",
    "a span in one cell": "Session,Day,Time,Room\nPain,Friday 10 October,9 – 10 am,Hall 1",
    "a day above its sessions": "Time,Title,Room\nFriday 10 October,,\n9:00-10:00,Pain,Hall 1",
    "numbers of a spreadsheet": "title,start,end,room\nPain,41922.375,41922.416666667,Hall 1",
    "quotes of a spreadsheet": 'id,title,start,end,room\n="001",="Pain",2014-10-10 09:00,10:00,'
    '"=""Hall 1"""',
    "a cell made harmless": "title,start,length,room\n'=Pain,2014-10-10 09:00,1 h,Hall 1",
    "a number that is a text": "no,title,start,end,room\nA1,Pain,2014-10-10T09:00,10:00,Hall 1",
}


@pytest.mark.parametrize("programme", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_table_is_read(programme: str) -> None:
    assert PAIN in [each.replace("=Pain", "Pain") for each in read(programme)[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_of_a_table_is_read(encoding: str) -> None:
    programme = HEAD + "Café – 1,2014-10-10,09:00,10:00,Hall 1"
    sessions, problems = read(programme.encode(encoding))
    assert sessions == ["2014-10-10 09:00-10:00 Café – 1 (Hall 1)"]
    assert bool(problems) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["25/10/2014", "11/10/2014"], "2014-10-11"),
        (["10/25/2014", "11/10/2014"], "2014-11-10"),
        (["11/10/2014"], "2014-10-11"),
        (["10/11/2014"], "2014-10-11"),
        (["10/12/2014"], "2014-12-10"),
        (["3/5/2019", "3/6/2019", "3/7/2019"], "2019-03-07"),
        (["5/3/2019", "6/3/2019", "7/3/2019"], "2019-03-07"),
        (["11.10.2014"], "2014-10-11"),
        (["11/10/14"], "2014-10-11"),
        (["2014/10/11"], "2014-10-11"),
        (["Sat 11 Oct"], "2014-10-11"),
        (["October 11, 2014"], "2014-10-11"),
        (["11th October 2014"], "2014-10-11"),
        (["11. Oktober 2014"], "2014-10-11"),
        (["20141011"], "2014-10-11"),
    ],
)
def test_dates_are_read_in_the_order_that_their_column_shows(
    cells: list[str], expected: str
) -> None:
    rows = "\n".join(f"T{place},{cell.replace(',', ' ')}" for place, cell in enumerate(cells))
    assert read(f"title,date\n{rows}")[0][-1].startswith(expected)


def test_dates_that_can_be_read_in_two_ways_are_said() -> None:
    problems = read("title,date\nA,10/12/2014")[1]
    assert problems[0].startswith(
        "line 2: Dates such as this can be read in two ways; they were read as day before month."
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("9:00", "09:00"),
        ("09:00:00", "09:00"),
        ("9.30", "09:30"),
        ("9am", "09:00"),
        ("12:15 am", "00:15"),
        ("12 p.m.", "12:00"),
        ("0:00 a.m.", "00:00"),
        ("13:00 p.m.", "13:00"),
        ("13h30", "13:30"),
        ("0900", "09:00"),
        ("1–1.30 pm", "13:00-13:30"),
    ],
)
def test_times_are_read_as_people_write_them(told: str, expected: str) -> None:
    assert read(f"title,date,start\nA,2014-10-10,{told}")[0] == [f"2014-10-10 {expected} A"]


def test_session_that_ends_after_midnight_ends_on_the_next_day() -> None:
    assert read("title,start,end\nA,2014-10-10 22:00,01:00")[0] == ["2014-10-10 22:00-01:00+1 A"]


def test_row_with_too_many_cells_is_doubtful() -> None:
    sessions, problems = read("title,start,room\nA,2014-10-10 09:00,Hall 1, upstairs")
    assert sessions == ["2014-10-10 09:00 A (Hall 1)"]
    assert problems[0].startswith("line 2: This row has more cells than there are columns")


def test_line_of_a_row_counts_line_ends_inside_texts() -> None:
    problems = read('title,start,about\nA,2014-10-10 09:00,"1\n2\n3"\nB,never,')[1]
    assert problems[0].startswith("line 5: “B” was left out")


REFUSED = {
    "empty": ("", "The file is empty."),
    "prose": ("Dear all,\nhere is the programme.", "no line names its columns"),
    "no start": (
        "title,room\nA,Hall 1",
        "line 1: This line names a column of titles, but none of days or times. Add a column",
    ),
    "no days": (
        "title,start\nA,9:00\nB,10:00",
        "No row of this table has a day that can be read. Give it a column called date",
    ),
    "days of another week": ("title,day,start\nA,Tuesday,9:00", "No row of this table has a day"),
    "no rows": (HEAD, "This was read as CSV, and no session was found in it."),
    "an endless text": (HEAD + '"' + "x" * 200_000, "A text in this row is far too long."),
    "cells without number": (
        HEAD + "," * 1_000_001,
        "line 2: This line has more than 1,000,000 characters.",
    ),
    "a zip": (b"PK\x03\x04rest", "This is a zip file or a spreadsheet."),
    "an old spreadsheet": (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet."),
    "a PDF": (b"%PDF-1.4", "This is a PDF."),
    "zero bytes": (b"title,start\nA,\x00", "line 2: This line holds a zero byte"),
    "the year 9999": (
        "title,start\nA,9999-12-31 23:59",
        "“A” was left out: it is in the year 9999.",
    ),
}


@pytest.mark.parametrize(("programme", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_file_that_cannot_be_read_is_refused(programme: str | bytes, said: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        read(programme)
    assert any(said in problem.text for problem in caught.value.problems), caught.value


def test_day_in_the_column_of_titles_holds_for_the_rows_below() -> None:
    programme = "title,start\nSaturday 11 October,\nA,09:00\nB,10:00"
    assert read(programme)[0] == ["2014-10-11 09:00 A", "2014-10-11 10:00 B"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("Fri", "2014-10-10"),
        ("saturday", "2014-10-11"),
        ("Sat 11th", "2014-10-11"),
        ("Dydd Gwener", "2014-10-10"),
        ("Day 2", "2014-10-11"),
        ("1", "2014-10-10"),
    ],
)
def test_day_that_only_the_event_makes_clear_is_found(day: str, expected: str) -> None:
    assert read(f"title,day,start\nA,{day},09:00") == ([f"{expected} 09:00 A"], [])


def test_day_that_is_none_of_the_event_is_not_that_of_the_row_above() -> None:
    sessions, problems = read("title,day,start\nA,Fri,09:00\nB,Tue,09:00")
    assert sessions == ["2014-10-10 09:00 A"]
    assert problems[0].startswith("line 3: “B” was left out: it has no day and time")


def test_title_that_begins_like_a_weekday_is_no_day_of_the_rows_below() -> None:
    sessions, _ = read("title,day,start\nSun salutation,,\nA,Fri,09:00\nFri,,\nB,,10:00")
    assert sessions == ["2014-10-10 09:00 A", "2014-10-10 10:00 B"]


def test_table_of_an_event_of_one_day_needs_no_day() -> None:
    venue = replace(VENUE, ends=VENUE.starts)
    sessions, problems = read("title,time\nA,9:00 AM – 9:30 AM\nB,1:00 PM", venue)
    assert (sessions, problems) == (["2014-10-10 09:00-09:30 A", "2014-10-10 13:00 B"], [])


def test_summary_is_what_a_session_is_about_where_there_is_a_title() -> None:
    head, row = "title,summary,session chair,start", "Pain,All of it,A. Chair,2014-10-10 09:00"
    (item,) = parse_programme(f"{head}\n{row}".encode(), VENUE, Doubts(), nobody)
    assert (item.title, item.about, item.chair) == ("Pain", "All of it", "A. Chair")


def test_summary_is_the_title_where_there_is_no_other() -> None:
    assert read("summary,start\nPain,2014-10-10 09:00") == (["2014-10-10 09:00 Pain"], [])


def test_table_with_a_row_for_each_speaker_is_said_once() -> None:
    sessions, problems = read("title,start,speaker\n" + "A,2014-10-10 09:00,B\n" * 8)
    assert (sessions, problems) == (
        ["2014-10-10 09:00 A"],
        [
            "line 3: “A” and more stand in the programme twice or more often. "
            "Each was taken once; 7 times nothing new was told."
        ],
    )
