"""The time zones that an iCalendar file names, or brings along."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.parser import unescape_backslash
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from kiosk.packs.faults import shown
from kiosk.packs.importing.ical_lines import Block
from kiosk.packs.importing.items import Venue
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.zones import say_other_zone, zone_named

_MOST_LINES = 300
_MOST_DEFINED = 50
"""Zones that a file defines itself, of which each can take a hundredth of a second."""
_TRIED = (datetime(1950, 1, 1), datetime(2014, 1, 1), datetime(2014, 7, 1))  # noqa: DTZ001


class Zones:
    """Finds the zone of a TZID: by its name, by its place, or as the file defines it."""

    def __init__(self, blocks: Iterable[Block], venue: Venue, doubts: Doubts) -> None:
        self._venue = venue
        self._blocks = {_tzid(block): block for block in blocks}
        self._found: dict[str, tzinfo | None] = {}
        self._doubts = doubts
        self._defined = 0

    def zone(self, tzid: str, line: int) -> tzinfo | None:
        """The zone, or None for the venue's own where nobody knows it."""
        if tzid not in self._found:
            found = self._found[tzid] = self._look_for(tzid)
            if isinstance(found, ZoneInfo):
                say_other_zone(found.key, line, self._venue, self._doubts)
            elif found is None:
                self._doubts.say(
                    line,
                    f"{shown(tzid)} is no time zone; its times were taken for the venue's.",
                    "Look whether the times are right.",
                )
        return self._found[tzid]

    def _look_for(self, tzid: str) -> tzinfo | None:
        block = self._blocks.get(tzid)
        named = _named(tzid)
        if named is None and block is not None:
            named = _named(_value(block, "X-LIC-LOCATION"))
        if named is None and block is not None and self._defined < _MOST_DEFINED:
            self._defined += 1
            return _defined(block)
        return named


def _named(tzid: str) -> tzinfo | None:
    """The zone of a name, also behind a vendor's prefix, or in the words of Windows."""
    parts = tzid.strip("/ ").split("/")
    for first in range(min(len(parts), 6)):
        name = "/".join(parts[first:])
        if (zone := zone_named(WINDOWS_TO_OLSON.get(name, name))) is not None:
            return zone
    return None


def _defined(block: Block) -> tzinfo | None:
    rules = [line.upper() for line in block.raw if line[:5].upper() == "RRULE"]
    # Any other rule would be followed minute by minute for thousands of years.
    if len(block.raw) > _MOST_LINES or not all("FREQ=YEARLY" in rule for rule in rules):
        return None
    text = "\r\n".join((*block.raw, "END:VTIMEZONE", ""))
    try:
        zone: tzinfo = Timezone.from_ical(text).to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
        for moment in _TRIED:
            moment.replace(tzinfo=zone).utcoffset()
    except Exception:
        # What a broken definition raises is not documented, and it is no loss.
        return None
    return zone


def _tzid(block: Block) -> str:
    return str(unescape_backslash(_value(block, "TZID")))


def _value(block: Block, name: str) -> str:
    for line in block.raw:
        key, colon, value = line.partition(":")
        if colon and key.partition(";")[0].strip().upper() == name:
            return value.strip()
    return ""
