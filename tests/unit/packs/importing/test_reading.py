import json
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.packs.importing import ProgrammeError
from kiosk.packs.importing.items import MOST_SESSIONS, Venue
from tests.programmes import calendar, read, schedule

LONDON = ZoneInfo("Europe/London")
VENUES = (
    Venue(LONDON, date(2014, 10, 10), date(2014, 10, 11), ("en",)),
    Venue(LONDON, None, None, ()),
    Venue(LONDON, date(2014, 10, 11), date(2014, 10, 10), ("cy",)),
    Venue(ZoneInfo("Pacific/Kiritimati"), date(2100, 12, 31), date(2100, 12, 31), ("en",)),
)

WORDS = st.sampled_from(
    [
        *("2014-10-10", "20141010T090000", "20141010T090000Z", "99991231T235959Z", "09:00", "9:99"),
        *("00010101T000000", "10/11/2014", "-PT1H", "P9999999W", "10 Oct", "FREQ=DAILY", "41922.5"),
        *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;UNTIL=99991231T000000Z", "COUNT=0"),
        *("2014-10-10T09:00:00+23:59", "0001-01-01T00:00:00+14:00", "UTC", "Europe", "../x", "=1"),
        *("FREQ=WEEKLY;BYDAY=99XX", "FREQ=DAILY;INTERVAL=2147483647", "\ud800", "<b>", "&amp;", ""),
    ]
)
UNHURRIED = settings(deadline=None)

NAMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY")
PARAMS = st.sampled_from(["", ";TZID=Europe/Berlin", ";TZID=Mars", ";VALUE=DATE", ';X="', ";;="])
KEYS = ("date", "start", "end", "duration", "title", "room", "id", "slot", "slots", "days", "rooms")

EVENTS = st.lists(
    st.builds("{}{}:{}".format, st.sampled_from(NAMES), PARAMS, WORDS | st.text(max_size=20)),
    max_size=8,
).map(lambda lines: "UID:1\nSUMMARY:A\n" + "\n".join(lines))
ELEMENTS = st.lists(
    st.builds(lambda key, text: f"<{key}>{text}</{key}>", st.sampled_from(KEYS), WORDS), max_size=8
).map("".join)
VALUES = st.recursive(
    WORDS | st.none() | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=12,
)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(",".join), max_size=6).map("\n".join)


def only_the_named_error(programme: str | bytes, venue: Venue) -> None:
    if isinstance(programme, str):
        programme = programme.encode("utf-8", "surrogatepass")
    try:
        read(programme, venue)
    except ProgrammeError as error:
        assert error.problems
        assert all(problem.text for problem in error.problems)


@UNHURRIED
@given(st.binary(max_size=300), st.sampled_from(VENUES))
def test_any_bytes_are_read_or_refused(data: bytes, venue: Venue) -> None:
    only_the_named_error(data, venue)


@UNHURRIED
@given(st.lists(EVENTS, min_size=1, max_size=3), st.sampled_from(VENUES))
def test_any_calendar_is_read_or_refused(events: list[str], venue: Venue) -> None:
    only_the_named_error(calendar(*events), venue)


@UNHURRIED
@given(st.lists(ELEMENTS, min_size=1, max_size=3), WORDS, st.sampled_from(VENUES))
def test_any_schedule_is_read_or_refused(events: list[str], day: str, venue: Venue) -> None:
    inside = [f"<event>{event}</event>" for event in events]
    only_the_named_error(schedule(*inside, day=f'date="{day}" index="{day}"'), venue)


@UNHURRIED
@given(VALUES, st.sampled_from(VENUES))
def test_any_json_is_read_or_refused(value: object, venue: Venue) -> None:
    only_the_named_error(json.dumps([value]), venue)


@UNHURRIED
@given(TABLES, st.sampled_from(VENUES))
def test_any_table_is_read_or_refused(rows: str, venue: Venue) -> None:
    only_the_named_error(f"title,date,start,end,duration\n{rows}", venue)


@UNHURRIED
@given(st.data(), st.sampled_from(VENUES))
def test_programme_with_a_hole_is_read_or_refused(data: st.DataObject, venue: Venue) -> None:
    event = "<event id='1'><start>09:00</start><duration>00:30</duration><title>A</title></event>"
    whole = data.draw(
        st.sampled_from(
            [
                calendar("DTSTART:20141010T090000\nSUMMARY:A\nRRULE:FREQ=DAILY"),
                schedule(event),
                '[{"title": "A", "start": "2014-10-10T09:00", "room": {"en": "Hall"}}]',
                'title;start;room\n"A";2014-10-10 09:00;Hall\n',
            ]
        )
    ).encode()
    first = data.draw(st.integers(0, len(whole)))
    last = data.draw(st.integers(first, len(whole)))
    only_the_named_error(whole[:first] + data.draw(st.binary(max_size=4)) + whole[last:], venue)


@pytest.mark.parametrize(
    "programme",
    [
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * (2 * MOST_SESSIONS + 2),
        "title,start\n" + "A,2014-10-10 09:00\n" * (2 * MOST_SESSIONS + 2),
        schedule("<event><title>A</title></event>" * (MOST_SESSIONS + 1)),
        "[" + '{"title":"A","start":"2014-10-10"},' * (MOST_SESSIONS + 1) + "0]",
    ],
    ids=["iCalendar", "CSV", "XML", "JSON"],
)
def test_more_sessions_than_any_conference_has_are_refused(programme: str) -> None:
    with pytest.raises(ProgrammeError, match="The programme has more than 20000 sessions"):
        read(programme)
