import pytest

from kiosk.packs.importing import ProgrammeError
from tests.programmes import calendar, read

TALK = "UID:1\nDTSTART:20141010T090000\nSUMMARY:Pain\n"

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
    assert "only its first date was taken. Write its dates one by one" in problems[0]


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


@pytest.mark.parametrize(
    ("rule", "outside"),
    [
        ("COUNT=6", "4 dates"),
        ("COUNT=3", "1 date"),
        ("UNTIL=20341010", "Many dates"),
        ("COUNT=2", None),
    ],
)
def test_dates_outside_the_event_are_left_out_and_counted(rule: str, outside: str | None) -> None:
    sessions, problems = read(calendar(f"{TALK}RRULE:FREQ=DAILY;{rule}"))
    assert sessions == ["2014-10-10 09:00 Pain", "2014-10-11 09:00 Pain"]
    told = [f"line 3: {outside} of “Pain” outside the event were left out."] if outside else []
    assert [each.partition(" Look at")[0] for each in problems] == told


def test_repeated_session_without_a_date_at_the_event_is_left_out_and_said() -> None:
    weekly = "UID:1\nDTSTART:20150105T090000\nSUMMARY:A\nRRULE:FREQ=WEEKLY;COUNT=3"
    sessions, problems = read(calendar(TALK, weekly, weekly.replace("2015", "2013") + "0"))
    assert sessions == ["2014-10-10 09:00 Pain"]
    assert len(problems) == 2
    for each in problems:
        assert "“A” was left out: none of its dates is on the event's days." in each


def test_session_at_several_hours_of_a_day_is_expanded() -> None:
    talk = TALK.replace("T09", "T08") + "RRULE:FREQ=DAILY;BYHOUR=8,14;COUNT=4"
    assert read(calendar(talk)) == (
        [f"2014-10-{day} {hour}:00 Pain" for day in (10, 11) for hour in ("08", "14")],
        [],
    )
