"""A programme that names its time zone, next to the event's."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from kiosk.packs.faults import shown
from kiosk.packs.importing.items import Venue
from kiosk.packs.importing.problems import Doubts


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone of a name, or None where there is none."""
    return ZoneInfo(name) if name in _names() else None


def say_other_zone(name: str, line: int | None, venue: Venue, doubts: Doubts) -> None:
    """Say when the programme's zone is not the event's, in which its times will be shown."""
    zone = zone_named(name.strip())
    if zone is None:
        doubts.say(line, f"{shown(name.strip())} is no time zone.", "Look whether times are right.")
        return
    days = [day for day in (venue.starts, venue.ends) if day is not None]
    noons = [datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in days]
    if zone.key != venue.zone.key and (
        not noons or any(_offset(noon, zone) != _offset(noon, venue.zone) for noon in noons)
    ):
        doubts.say(
            line,
            f"The programme's time zone is {zone.key}, the event's is {venue.zone.key}.",
            "Put zone right in event.toml, then import again.",
        )


@cache
def _names() -> frozenset[str]:
    # A zone that is not there is looked for on the disk, every time: seconds for a hostile file.
    return frozenset(available_timezones())


def _offset(noon: datetime, zone: ZoneInfo) -> object:
    return noon.astimezone(zone).utcoffset()
