from datetime import date

import pytest

from kiosk.packs.importing import ProgrammeError
from kiosk.packs.importing.items import Venue
from tests.programmes import VENUE, calendar, read

TALK = "UID:1\nDTSTART:20141010T090000\nSUMMARY:Pain\n"

ONE = {
    "without an end": (TALK, "2014-10-10 09:00 Pain"),
    "in UTC": ("DTSTART:20141010T090000Z\nSUMMARY:A", "2014-10-10 10:00 A"),
    "in another zone": (
        "DTSTART;TZID=Europe/Berlin:20141010T090000\n"
        "DTEND;TZID=Europe/Berlin:20141010T100000\nSUMMARY:A",
        "2014-10-10 08:00-09:00 A",
    ),
    "zone behind a vendor's prefix": (
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20141010T090000\nSUMMARY:A",
        "2014-10-10 09:00 A",
    ),
    "zone in the words of Windows": (
        "DTSTART;TZID=GMT Standard Time:20141010T090000\nSUMMARY:A",
        "2014-10-10 09:00 A",
    ),
    "a day": ("DTSTART;VALUE=DATE:20141010\nDTEND;VALUE=DATE:20141011\nSUMMARY:A", "2014-10-10 A"),
    "a duration": (TALK + "DURATION:PT1H30M", "2014-10-10 09:00-10:30 Pain"),
    "over midnight": (
        "DTSTART:20141010T230000\nDTEND:20141011T010000\nSUMMARY:A",
        "2014-10-10 23:00-01:00+1 A",
    ),
    "without seconds": ("DTSTART:20141010T0900\nSUMMARY:A", "2014-10-10 09:00 A"),
    "with dashes": ("DTSTART:2014-10-10T09:00:00\nSUMMARY:A", "2014-10-10 09:00 A"),
    "escapes": (
        "DTSTART:20141010T090000\nSUMMARY:A\\, b\\; c\\nd\\\\e\nLOCATION:Hall 1",
        "2014-10-10 09:00 A, b; c d\\e (Hall 1)",
    ),
    "parameters": (
        'DTSTART:20141010T090000\nSUMMARY;LANGUAGE=en;ALTREP="http://a:b":A',
        "2014-10-10 09:00 A",
    ),
    "small letters": ("dtstart:20141010T090000\nsummary:A", "2014-10-10 09:00 A"),
    "an alarm inside": (
        TALK + "BEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:Soon\nEND:VALARM\nLOCATION:Hall 2",
        "2014-10-10 09:00 Pain (Hall 2)",
    ),
}


@pytest.mark.parametrize(("event", "expected"), ONE.values(), ids=ONE.keys())
def test_session_is_read(event: str, expected: str) -> None:
    assert read(calendar(event))[0] == [expected]


DOUBTFUL = {
    "no start": (
        f"{TALK}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:A",
        "line 9: “A” was left out: it has no day and time that can be read.",
    ),
    "ends early": (TALK + "DTEND:20141010T080000", "ends before it starts; its end was left empty"),
    "negative length": (TALK + "DURATION:-PT1H", "ends before it starts; its end was left empty"),
    "days on end": (TALK + "DTEND:20141020T080000", "lasts for days; its end was left empty"),
    "unknown zone": (
        "DTSTART;TZID=Mars:20141010T090000\nSUMMARY:A",
        "“Mars” is no time zone; its times were taken for the venue's.",
    ),
    "folder for a zone": (
        "DTSTART;TZID=Europe:20141010T090000\nSUMMARY:A",
        "“Europe” is no time zone",
    ),
    "other zone": (
        "DTSTART;TZID=Europe/Berlin:20141010T090000\nSUMMARY:A",
        "The programme's time zone is Europe/Berlin, the event's is Europe/London.",
    ),
    "cancelled": (
        f"{TALK}\nEND:VEVENT\nBEGIN:VEVENT\nSTATUS:CANCELLED\n{TALK}SUMMARY:Off",
        "“Pain” was left out: it is cancelled.",
    ),
    "raw line end in a text": (
        TALK + "DESCRIPTION:One\ntwo words: three",
        "line 8: This line is no property; it was read as text.",
    ),
    "the hour that exists twice": (
        "DTSTART:20141026T013000\nSUMMARY:A",
        "“A” starts when clocks change",
    ),
    "the second of two hours": (
        "DTSTART:20141026T013000Z\nSUMMARY:A",
        "“A” starts in the second of two hours; the kiosk takes the first.",
    ),
}


@pytest.mark.parametrize(("event", "said"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_doubt_is_said_and_the_session_read(event: str, said: str) -> None:
    sessions, problems = read(calendar(event))
    assert len(sessions) == 1
    assert any(said in problem for problem in problems), problems


def test_fold_through_a_letter_is_no_trouble() -> None:
    folded = calendar("DTSTART:20141010T090000\nSUMMARY:Caffi").encode()
    folded = folded.replace(b"Caffi", "Caffŷ".encode()[:5] + b"\r\n " + "Caffŷ".encode()[5:])
    assert read(folded)[0] == ["2014-10-10 09:00 Caffŷ"]


def test_line_of_5000_bytes_is_read() -> None:
    text = TALK + "DESCRIPTION:" + "word " * 1_000 + "\nLOCATION:Hall 1"
    assert read(calendar(text))[0] == ["2014-10-10 09:00 Pain (Hall 1)"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    assert len(read(calendar(TALK, TALK + "SUMMARY:B").replace("\r\n", end))[0]) == 1
    assert len(read(calendar(TALK, "UID:1\nDTSTART:20141010T1000\nSUMMARY:B"))[0]) == 2


def test_file_that_breaks_off_in_a_session_says_so() -> None:
    sessions, problems = read(calendar(TALK).split("END:VEVENT")[0])
    assert sessions == ["2014-10-10 09:00 Pain"]
    assert problems == [
        "line 3: The file ends in the middle of this session. "
        "Fetch the programme again if sessions are missing."
    ]


def test_zone_that_the_file_defines_is_used() -> None:
    zone = """BEGIN:VTIMEZONE
TZID:Here
BEGIN:STANDARD
DTSTART:20001026T030000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE
"""
    programme = calendar("DTSTART;TZID=Here:20141010T140000\nSUMMARY:A", zones=zone)
    assert read(programme) == (["2014-10-10 10:00 A"], [])
    hostile = programme.replace("DTSTART:2000", "RRULE:FREQ=SECONDLY\r\nDTSTART:2000")
    assert "“Here” is no time zone" in read(hostile)[1][0]


def test_zones_that_a_file_defines_without_number_are_not_followed() -> None:
    zones = [
        f"BEGIN:VTIMEZONE\nTZID:Z{no}\nBEGIN:STANDARD\nDTSTART:20001026T030000\n"
        "TZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n"
        for no in range(100)
    ]
    events = [f"DTSTART;TZID=Z{no}:20141010T140000\nSUMMARY:A{no}" for no in range(100)]
    sessions, problems = read(calendar(*events, zones="".join(zones)))
    assert sessions[49:51] == ["2014-10-10 10:00 A49", "2014-10-10 14:00 A50"]
    assert "“Z50” is no time zone; its times were taken for the venue's." in problems[0]


DAILY = "UID:d\nDTSTART:20141009T090000\nDTEND:20141009T100000\nSUMMARY:Tea\n"

REPEATED = {
    "without end": ("RRULE:FREQ=DAILY", ["10 09:00-10:00", "11 09:00-10:00"]),
    "counted": ("RRULE:FREQ=DAILY;COUNT=2", ["10 09:00-10:00"]),
    "until a day": ("RRULE:FREQ=DAILY;UNTIL=20141010", ["10 09:00-10:00"]),
    "until a moment": ("RRULE:FREQ=DAILY;UNTIL=20141010T080000Z", ["10 09:00-10:00"]),
    "on some days": ("RRULE:FREQ=WEEKLY;BYDAY=TH,SA", ["11 09:00-10:00"]),
    "but for one": ("RRULE:FREQ=DAILY\nEXDATE:20141010T090000", ["11 09:00-10:00"]),
    "but for a day": ("RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20141010", ["11 09:00-10:00"]),
    "but for one in UTC": ("RRULE:FREQ=DAILY\nEXDATE:20141010T090000Z", None),
    "on listed days": (
        "RDATE:20141010T110000,20141011T120000",
        ["10 11:00-12:00", "11 12:00-13:00"],
    ),
    "one is moved": (
        "RRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VEVENT\nUID:d\nRECURRENCE-ID:20141010T090000\n"
        "DTSTART:20141010T150000\nSUMMARY:Late tea",
        ["11 09:00-10:00", "10 15:00 Late"],
    ),
    "one is cancelled": (
        "RRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VEVENT\nUID:d\nRECURRENCE-ID:20141010T090000\n"
        "DTSTART:20141010T090000\nSTATUS:CANCELLED\nSUMMARY:Tea",
        ["11 09:00-10:00"],
    ),
}


@pytest.mark.parametrize(("rule", "expected"), REPEATED.values(), ids=REPEATED.keys())
def test_repeated_session_is_expanded_within_the_event(
    rule: str, expected: list[str] | None
) -> None:
    found = read(calendar(DAILY + rule))[0]
    sessions = [each.removesuffix(" Tea").removesuffix(" tea") for each in found]
    wanted = expected if expected is not None else ["10 09:00-10:00", "11 09:00-10:00"]
    assert sessions == [f"2014-10-{each}" for each in wanted]


BOUNDED = {
    "every second": "RRULE:FREQ=SECONDLY",
    "no such day": "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "no step": "RRULE:FREQ=DAILY;INTERVAL=0",
    "less than none": "RRULE:FREQ=DAILY;COUNT=-1",
    "an end that is no day": "RRULE:FREQ=DAILY;UNTIL=090000",
    "no rule": "RRULE:EVERY=DAY",
    "no known frequency": "RRULE:FREQ=SOMETIMES",
}


@pytest.mark.parametrize("rule", BOUNDED.values(), ids=BOUNDED.keys())
def test_rule_that_nobody_can_follow_gives_the_first_time_and_a_doubt(rule: str) -> None:
    sessions, problems = read(calendar(TALK + rule))
    assert sessions == ["2014-10-10 09:00 Pain"]
    assert "only its first time was taken." in problems[0]


def test_impossible_rules_take_bounded_time() -> None:
    rule = "RRULE:FREQ=MONTHLY;BYDAY=9MO"
    events = [f"UID:{each}\nDTSTART:20141010T090000\nSUMMARY:A{each}\n{rule}" for each in range(60)]
    assert len(read(calendar(*events))[0]) == 60


def test_calendar_of_more_lines_than_sessions_need_is_refused() -> None:
    event = TALK + "EXDATE:20141010T090000\n" * 380
    with pytest.raises(ProgrammeError, match="Up to here the sessions have more than 300,000 l"):
        read(calendar(*[event] * 800))


def test_times_that_are_altered_without_number_are_not_followed() -> None:
    events = [
        f"UID:1\nDTSTART:20141010T090000\nSUMMARY:A{each}\n{name}:20141010T090000"
        for each in range(2_000)
        for name in ("EXDATE", "RECURRENCE-ID")
    ]
    sessions, problems = read(calendar(*events))
    assert "2014-10-10 09:00 A1999" in sessions
    assert any("is repeated too often to count; only its first" in said for said in problems)


def test_rules_without_number_are_not_followed() -> None:
    event = TALK + "RRULE:FREQ=DAILY;COUNT=2\n" * 300
    sessions, problems = read(calendar(*[event] * 100))
    assert sessions == ["2014-10-10 09:00 Pain", "2014-10-11 09:00 Pain"]
    assert any("is repeated too often to count; only its first" in said for said in problems)


def test_repeated_session_before_or_after_the_event_is_said() -> None:
    events = "UID:1\nDTSTART:20150105T090000\nSUMMARY:A\nRRULE:FREQ=WEEKLY;COUNT=3"
    sessions, problems = read(calendar(events))
    assert sessions == [f"2015-01-{day} 09:00 A" for day in ("05", "12", "19")]
    assert problems[0].startswith("line 3: No time of “A” is on the event's days.")


DAYS = Venue(VENUE.zone, date(2014, 10, 6), date(2014, 10, 10), VENUE.languages)


def test_alteration_of_all_later_times_moves_and_renames_them() -> None:
    sessions, problems = read(
        calendar(
            "UID:a\nSUMMARY:Chat\nDTSTART:20141006T090000Z\nRRULE:FREQ=DAILY;COUNT=5",
            "UID:a\nSUMMARY:Long chat\nDTSTART:20141008T110000Z\nDURATION:PT2H\n"
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20141008T090000Z",
            "UID:a\nSTATUS:CANCELLED\nSUMMARY:Long chat\nDTSTART:20141010T090000Z\n"
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20141010T090000Z",
        ),
        DAYS,
    )
    assert sessions == [
        "2014-10-06 10:00 Chat",
        "2014-10-07 10:00 Chat",
        "2014-10-09 12:00-14:00 Long chat",
        "2014-10-08 12:00-14:00 Long chat",
    ]
    assert [problem.partition(": ")[2] for problem in problems] == [
        "“Long chat” was left out: it is cancelled. Nothing needs doing."
    ]


def test_day_is_left_out_by_its_midnight_as_outlook_says_it() -> None:
    sessions, problems = read(
        calendar(
            "UID:a\nSUMMARY:Stand\nDTSTART;VALUE=DATE:20141006\nRRULE:FREQ=DAILY;COUNT=3",
            "UID:a\nSUMMARY:Party\nDTSTART;VALUE=DATE:20141009\n"
            "RECURRENCE-ID;TZID=GMT Standard Time:20141007T000000",
        ),
        DAYS,
    )
    assert (sessions, problems) == (
        ["2014-10-06 Stand", "2014-10-08 Stand", "2014-10-09 Party"],
        [],
    )


def test_zone_whose_name_holds_a_comma_is_found() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Lunch\\, Far East\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0800\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    start = 'SUMMARY:Pain\nDTSTART;TZID="Lunch, Far East":20141010T170000'
    assert read(calendar(start, zones=zone)) == (["2014-10-10 10:00 Pain"], [])


def test_property_whose_name_stands_on_a_line_of_its_own_is_read() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY\n :Pain\nDTSTART\n\n ;VALUE=DATE\n :20141010\n"
    assert read(text + "END:VEVENT\nEND:VCALENDAR\n") == (["2014-10-10 Pain"], [])


def test_rule_with_a_backslash_before_its_semicolon_is_read() -> None:
    event = "SUMMARY:Chat\nDTSTART:20141006T090000Z\nRRULE:FREQ=DAILY\\;COUNT=2"
    assert read(calendar(event), DAYS)[0] == ["2014-10-06 10:00 Chat", "2014-10-07 10:00 Chat"]
