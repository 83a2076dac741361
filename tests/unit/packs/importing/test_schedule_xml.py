import pytest

from kiosk.packs.importing import ProgrammeError
from tests.programmes import read, schedule

TITLE = "<title>Pain</title>"

ONE = {
    "start and length": (
        f"<event id='1'><start>09:00</start><duration>00:45</duration>{TITLE}</event>",
        "2014-10-10 09:00-09:45 Pain (Hall 1)",
    ),
    "its own date": (
        f"<event><date>2014-10-11T09:00:00+01:00</date><duration>PT1H</duration>{TITLE}</event>",
        "2014-10-11 09:00-10:00 Pain (Hall 1)",
    ),
    "another offset": (
        f"<event><date>2014-10-11T09:00:00+00:00</date>{TITLE}</event>",
        "2014-10-11 10:00 Pain (Hall 1)",
    ),
    "its own room": (
        f"<event><start>9:00</start><room>Hall 2</room>{TITLE}</event>",
        "2014-10-10 09:00 Pain (Hall 2)",
    ),
    "ninety minutes": (
        f"<event><start>09:00</start><duration>0:90</duration>{TITLE}</event>",
        "2014-10-10 09:00-10:30 Pain (Hall 1)",
    ),
    "titles of links are not its own": (
        f"<event><start>09:00</start><links><link><title>No</title></link></links>{TITLE}</event>",
        "2014-10-10 09:00 Pain (Hall 1)",
    ),
    "markup in a title": (
        "<event><start>09:00</start>"
        "<title>&lt;b&gt;Pa&lt;/b&gt;in&amp;amp; &nbsp;more</title></event>",
        "2014-10-10 09:00 Pain& more (Hall 1)",
    ),
}


@pytest.mark.parametrize(("event", "expected"), ONE.values(), ids=ONE.keys())
def test_session_is_read(event: str, expected: str) -> None:
    assert read(schedule(event)) == ([expected], [])


DOUBTFUL = {
    "a length that is none": (
        f"<event><start>09:00</start><duration>9:99</duration>{TITLE}</event>",
        "2014-10-10 09:00 Pain (Hall 1)",
        "line 5: “Pain” lasts “9:99”; its end was left empty.",
    ),
    "after midnight": (
        f"<event><start>00:30</start>{TITLE}</event>",
        "2014-10-11 00:30 Pain (Hall 1)",
        "“Pain” is at 00:30; it was taken for the night that day.",
    ),
}


@pytest.mark.parametrize(("event", "expected", "said"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_doubt_is_said_and_the_session_read(event: str, expected: str, said: str) -> None:
    sessions, problems = read(schedule(event))
    assert sessions == [expected]
    assert said in problems[0]


def test_day_that_says_when_it_changes_leaves_no_doubt_about_the_night() -> None:
    programme = schedule(
        f"<event><start>00:30</start>{TITLE}</event>",
        conference="<day_change>06:00:00</day_change>",
    )
    assert read(programme) == (["2014-10-11 00:30 Pain (Hall 1)"], [])


def test_date_before_its_own_day_is_moved_into_it() -> None:
    day = 'date="2014-10-10" start="2014-10-10T09:00:00+01:00" end="2014-10-11T03:00:00+01:00"'
    programme = schedule(f"<event><date>2014-10-10T00:30:00+01:00</date>{TITLE}</event>", day=day)
    sessions, problems = read(programme)
    assert sessions == ["2014-10-11 00:30 Pain (Hall 1)"]
    assert "a day was added" in problems[0]


def test_day_without_a_date_counts_from_the_first() -> None:
    programme = schedule(
        f"<event><start>09:00</start>{TITLE}</event>",
        conference="<start>2014-10-10</start>",
        day='index="2"',
    )
    assert read(programme)[0] == ["2014-10-11 09:00 Pain (Hall 1)"]


def test_sessions_need_no_room_around_them() -> None:
    programme = (
        '<schedule><day date="2014-10-10">'
        f"<event><start>09:00</start>{TITLE}</event></day></schedule>"
    )
    assert read(programme)[0] == ["2014-10-10 09:00 Pain"]


def test_ids_and_guids_may_stand_there_twice() -> None:
    events = [
        f"<event id='1' guid='g'><start>{hour:02}:00</start><title>Pain {hour}</title></event>"
        for hour in (9, 10)
    ]
    assert len(read(schedule(*events))[0]) == 2


def test_same_session_twice_is_taken_once() -> None:
    event = f"<event id='1'><start>09:00</start>{TITLE}</event>"
    sessions, problems = read(schedule(event, event))
    assert len(sessions) == 1
    assert problems == [
        "line 6: “Pain” stands in the programme twice; it was taken once. It was first in line 5."
    ]


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))

REFUSED = {
    "cut off": (
        schedule(f"<event>{TITLE}")[:90],
        "The file ends in the middle. Fetch the programme again.",
    ),
    "billion laughs": (
        f'<!DOCTYPE s [<!ENTITY l0 "ha">{LAUGHS}]>\n<schedule>&l9;</schedule>',
        "The file defines words of its own or asks for other files; that is not safe.",
    ),
    "external entity": (
        '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<schedule>&x;</schedule>',
        "The file defines words of its own or asks for other files; that is not safe.",
    ),
    "a bare &": (schedule("<event><title>R & D</title></event>"), "line 5: This line is not XML"),
    "an unknown word": (schedule("<event><title>&rnd;</title></event>"), "line 5: A word after &"),
    "crossed tags": (schedule("<event><title></event></title>"), "line 5: A tag is closed here"),
    "no sessions": ("<schedule></schedule>", "no session was found in it"),
    "another XML": ("<rss><item/></rss>", "no session was found in it"),
    "a web page": ("<!DOCTYPE html><html></html>", "This is a web page."),
    "tags without end": ("<a>" * 60, "more than 50 tags inside each other"),
    "attributes for every tag": (
        '<!DOCTYPE s [<!ATTLIST event title CDATA "Pain">]>\n<schedule><event/></schedule>',
        "line 1: The file defines words of its own or asks for other files; that is not safe.",
    ),
    "attributes without number": (
        f"<schedule>\n<day {'a ' * 500_000}/></schedule>",
        "line 2: A tag and its text have more than 1,000,000 characters.",
    ),
    "the year 9999": (
        schedule(f"<event><date>9999-12-31T23:59:59-12:00</date>{TITLE}</event>"),
        "“Pain” was left out: it is in the year 9999.",
    ),
}


@pytest.mark.parametrize(("programme", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_file_that_cannot_be_read_is_refused(programme: str, said: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        read(programme)
    assert any(said in problem.text for problem in caught.value.problems), caught.value


@pytest.mark.parametrize(
    ("declared", "encoding", "doubts"),
    [
        ("", "utf-8", 0),
        ("utf-8", "utf-8-sig", 0),
        ("iso-8859-1", "iso-8859-1", 0),
        ("utf-8", "iso-8859-1", 1),
        ("", "iso-8859-1", 1),
        ("iso-8859-15", "utf-8", 0),
        ("utf-16", "utf-16", 0),
        ("nonsense", "iso-8859-1", 1),
        ("rot13", "iso-8859-1", 1),
    ],
)
def test_letters_are_read_whatever_the_file_says(declared: str, encoding: str, doubts: int) -> None:
    said = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    programme = said + schedule("<event><start>09:00</start><title>Café</title></event>")
    sessions, problems = read(programme.encode(encoding))
    assert sessions == ["2014-10-10 09:00 Café (Hall 1)"]
    assert len(problems) == doubts
    assert all("read as Windows-1252" in problem for problem in problems)


def test_lines_are_counted_from_the_first_of_the_file() -> None:
    programme = '<?xml version="1.0"\n encoding="utf-8"?>\n' + schedule("<event></event>")
    with pytest.raises(ProgrammeError) as caught:
        read(programme)
    assert caught.value.problems[0].line == 7


def test_session_that_stands_under_a_later_day_moves_only_where_it_is_at_night() -> None:
    day = 'date="2014-10-11" start="2014-10-11T09:00:00+01:00" end="2014-10-12T04:00:00+01:00"'
    night = "<event><title>Party</title><date>2014-10-11T01:00:00+01:00</date></event>"
    eve = "<event><title>Set-up</title><date>2014-10-10T14:00:00+01:00</date></event>"
    sessions, problems = read(schedule(night, eve, day=day))
    assert sessions == ["2014-10-12 01:00 Party (Hall 1)", "2014-10-10 14:00 Set-up (Hall 1)"]
    assert len(problems) == 1
    assert "“Party” is before the day under which it stands" in problems[0]
