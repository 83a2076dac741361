import json
from zoneinfo import ZoneInfo

import pytest

from kiosk.packs.importing.zones import zone_named
from tests.programmes import calendar, read


@pytest.mark.parametrize("name", ["Europe", "../Europe/London", "/etc/localtime", "", "\x00", "é"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zone_named(name) is None


def test_zone_is_found_by_its_name() -> None:
    assert zone_named("Europe/London") == ZoneInfo("Europe/London")


def test_unknown_zones_without_number_do_not_hold_an_import_up() -> None:
    rooms = [{"timezone": f"Mars/{no}", "days": []} for no in range(60_000)]
    talk = {"title": "Pain", "start": "2014-10-10 09:00"}
    assert read(json.dumps([*rooms, talk]))[0] == ["2014-10-10 09:00 Pain"]
    days = "\n".join(f"EXDATE;TZID=a/b/c/d/e/{no}:20141010T000000" for no in range(300))
    events = (f"UID:{no}\nSUMMARY:A\nDTSTART:20141010T090000\n{days}" for no in range(20))
    assert read(calendar(*events))[0] == ["2014-10-10 09:00 A"] * 20
