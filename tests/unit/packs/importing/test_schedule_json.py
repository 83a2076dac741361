import json

import pytest

from kiosk.packs.importing import ProgrammeError
from tests.programmes import read

EVENT = {"id": 1, "guid": "g", "start": "09:00", "duration": "00:30", "title": "Pain"}
DAY = {"index": 1, "date": "2014-10-10", "rooms": {"Hall 1": [EVENT]}}
API = {"code": "ABC", "title": "Pain", "state": "confirmed"}
SLOT = {"start": "2014-10-10T09:00:00+01:00", "end": "2014-10-10T09:30:00+01:00"}

FORMS: dict[str, object] = {
    "frab": {"schedule": {"conference": {"title": "C", "start": "2014-10-10", "days": [DAY]}}},
    "frab with a list of rooms": {
        "schedule": {"day": [{**DAY, "rooms": [{"name": "Hall 1", "events": [EVENT]}]}]}
    },
    "the API of pretalx": {
        "count": 1,
        "results": [{**API, "slot": {**SLOT, "room": {"id": 3, "name": {"en": "Hall 1"}}}}],
    },
    "its slots": {"results": [{"id": 4, **SLOT, "room": "Hall 1", "submission": API}]},
    "a session with a list of slots": [{**API, "slots": [{**SLOT, "room": {"en": "Hall 1"}}]}],
    "the widget of pretalx": {
        "talks": [{**API, **SLOT, "room": 3, "title": {"cy": "Poen", "en": "Pain"}}],
        "rooms": [{"id": 3, "name": {"en": "Hall 1"}}],
    },
    "pretalx by day, room and slot": {
        "schedule": {
            "2014-10-10": {"510": {"1": {**API, "slot": {**SLOT, "room": {"en": "Hall 1"}}}}}
        }
    },
    "lists by day": {
        "2014-10-10": [{"title": "Pain", "start": "09:00", "duration": 30, "room": "Hall 1"}]
    },
    "Indico": {
        "results": [
            {
                "title": "Congress",
                "startDate": {"date": "2014-10-10", "tz": "UTC", "time": "06:00:00"},
                "sessions": [],
                "contributions": [
                    {
                        "title": "Pain",
                        "startDate": {"date": "2014-10-10", "tz": "UTC", "time": "08:00:00"},
                        "endDate": {"date": "2014-10-10", "tz": "UTC", "time": "08:30:00"},
                        "location": "",
                        "roomFullname": "Hall 1",
                    }
                ],
            }
        ]
    },
    "the timetable of Indico": {
        "results": {
            "7": {
                "20141010": {
                    "s1": {
                        "title": "Morning",
                        "startDate": {"date": "2014-10-10", "tz": "UTC", "time": "08:00:00"},
                        "entries": {
                            "c2": {
                                "title": "Pain",
                                "startDate": {
                                    "date": "2014-10-10",
                                    "tz": "UTC",
                                    "time": "08:00:00",
                                },
                                "duration": 30,
                                "room": "Hall 1",
                            }
                        },
                    }
                }
            }
        }
    },
    "PyCon": {
        "schedule": [
            {
                "name": "Pain",
                "start": "2014-10-10T09:00:00",
                "end": "2014-10-10T09:30:00",
                "room": "Hall 1",
            }
        ]
    },
    "zookeepr": [
        {
            "Title": "Pain",
            "Start": "2014-10-10 09:00:00",
            "Duration": "0:30:00",
            "Room Name": "Hall 1",
        }
    ],
    "EMF": [
        {
            "title": "Pain",
            "start_date": "2014-10-10 09:00:00",
            "start_time": "09:00",
            "end_date": "2014-10-10 09:30:00",
            "venue": "Hall 1",
        }
    ],
    "the API of Google Calendar": {
        "summary": "A calendar",
        "timeZone": "Europe/London",
        "items": [
            {
                "id": "x",
                "summary": "Pain",
                "location": "Hall 1",
                "start": {"dateTime": "2014-10-10T09:00:00+01:00", "timeZone": "Europe/London"},
                "end": {"dateTime": "2014-10-10T09:30:00+01:00", "timeZone": "Europe/London"},
            }
        ],
    },
    "Sched": [
        {
            "name": "Pain",
            "event_start": "2014-10-10 09:00",
            "event_end": "2014-10-10 09:30",
            "venue": "Hall 1",
        }
    ],
    "Sessionize": {
        "sessions": [
            {
                "id": "7",
                "title": "Pain",
                "startsAt": "2014-10-10T09:00:00",
                "endsAt": "2014-10-10T09:30:00",
                "roomId": 3,
            }
        ],
        "rooms": [{"id": 3, "name": "Hall 1"}],
    },
}


@pytest.mark.parametrize("programme", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_json_is_read(programme: object) -> None:
    assert read(json.dumps(programme)) == (["2014-10-10 09:00-09:30 Pain (Hall 1)"], [])


def test_session_of_two_slots_is_two_sessions() -> None:
    later = {"start": "2014-10-11T09:00:00+01:00"}
    assert read(json.dumps([{**API, "slots": [SLOT, later]}]))[0] == [
        "2014-10-10 09:00-09:30 Pain",
        "2014-10-11 09:00 Pain",
    ]


def test_ids_may_be_numbers_and_texts() -> None:
    events = [{**EVENT, "guid": None, "id": no, "title": f"Pain {no}"} for no in (1, "2", None)]
    assert len(read(json.dumps([{**DAY, "rooms": {"Hall 1": events}}]))[0]) == 3


def test_session_without_a_slot_or_called_off_is_left_out() -> None:
    programme = [
        {**API, **SLOT},
        {**API, "title": "Later", "slot": None},
        {**API, **SLOT, "title": "Off", "state": "canceled"},
    ]
    sessions, problems = read(json.dumps(programme, indent=1))
    assert sessions == ["2014-10-10 09:00-09:30 Pain"]
    assert len(problems) == 2
    assert any("“Off” was left out: it is cancelled." in problem for problem in problems)
    assert any("“Later” was left out: it has no day and time" in problem for problem in problems)


def test_doubt_about_json_is_said_with_its_line() -> None:
    programme = json.dumps([EVENT | {"date": "2014-10-10", "duration": "9:99"}], indent=1)
    assert read(programme)[1][0].startswith("line 4: “Pain” lasts “9:99”")


def test_zone_of_the_programme_is_said_where_it_is_not_the_events() -> None:
    conference = {"time_zone_name": "Europe/Berlin", "days": [DAY]}
    assert "is Europe/Berlin, the event's is Europe/London" in read(json.dumps(conference))[1][0]


REFUSED = {
    "cut off": (json.dumps(FORMS["frab"], indent=1)[:-30], "The file ends in the middle."),
    "not JSON": ('{"a": 1,\n b}', "line 2: The file is not JSON from this line on."),
    "lists without end": ("[" * 100_000, "The file holds lists inside lists"),
    "numbers without end": ("[" + "9" * 5_000 + "]", "The file holds lists inside lists"),
    "more lists than sessions need": ("[" + "[]," * 1_000_000 + "0]", "more than 1,000,000 lists"),
    "nothing in it": ("{}", "This was read as JSON, and no session was found in it."),
    "half a letter": ('[{"title": "\\ud800", "start": "2014-10-10"}]', "without a title"),
}


@pytest.mark.parametrize(("programme", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_file_that_cannot_be_read_is_refused(programme: str, said: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        read(programme)
    assert any(said in problem.text for problem in caught.value.problems), caught.value
