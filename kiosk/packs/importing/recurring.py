"""When a repeated session takes place: RFC 5545's rules, bounded in time and number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from dateutil.rrule import rrulestr
from icalendar import vRecur

from kiosk.packs.importing.items import Venue

MOST_TIMES = 366
"""How often one session may take place."""

_MOST_STEPS = 12_000
_MOST_STEPS_OF_A_FILE = 200_000
_STEPS_OF_A_RULE = 10
"""What reading a rule takes."""
_MOST_ODD_RULES = 4

# With these parts alone a rule always comes to its next time at once.
_QUICK = frozenset(("FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "WKST"))
_SLOW = frozenset(("BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYHOUR", "BYMINUTE"))


class RuleError(Exception):
    """A rule that cannot be followed in bounded time; says why in a few words."""


@dataclass(frozen=True, slots=True)
class Times:
    """The starts of a repeated session; `outside` where none of them is on the event's days."""

    starts: tuple[date | datetime, ...]
    outside: bool


class Expander:
    """Expands the rules of one file, and counts the work that they make."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._steps = _MOST_STEPS_OF_A_FILE
        self._odd_rules = _MOST_ODD_RULES

    def times(
        self,
        start: date | datetime,
        rules: Iterable[str],
        more: Iterable[date | datetime],
        fewer: Iterable[date | datetime],
    ) -> Times:
        """The times of a session that are on the event's days; raises `RuleError`.

        Where none is, and the rules come to an end, all of its times; where they do not, the first.
        """
        found: dict[date | datetime, None] = {start: None}
        endless = False
        for rule in rules:
            ends, starts = self._expanded(start, rule)
            endless = endless or not ends
            found.update(dict.fromkeys(starts))
        found.update(dict.fromkeys(islice(more, MOST_TIMES)))
        left_out = _Exceptions(self._counted(fewer))
        zone = self._venue.zone
        starts = sorted((each for each in found if each not in left_out), key=instant)
        inside = tuple(each for each in starts if self._is_inside(_day(each, zone)))
        if inside or not starts:
            return Times(inside[:MOST_TIMES], outside=False)
        return Times(tuple(starts[: 1 if endless else MOST_TIMES]), outside=True)

    def _counted(self, moments: Iterable[date | datetime]) -> Iterator[date | datetime]:
        for moment in moments:
            self._count()
            yield moment

    def _count(self, steps: int = 1) -> None:
        self._steps -= steps
        if self._steps < 0:
            raise RuleError("is repeated too often to count")

    def _is_inside(self, day: date) -> bool:
        first, last = self._venue.starts, self._venue.ends
        return (first is None or first <= day) and (last is None or day <= last)

    def _expanded(self, start: date | datetime, rule: str) -> tuple[bool, list[date | datetime]]:
        """Whether a rule ends by itself, and its times up to the day after the event."""
        local = start if isinstance(start, datetime) else datetime.combine(start, time())
        zone = local.tzinfo
        local = local.replace(tzinfo=None)
        self._count(_STEPS_OF_A_RULE)
        if local.year < 1970:
            raise RuleError("begins before 1970")
        parts = self._parts(rule, zone)
        ends = "COUNT" in parts or "UNTIL" in parts
        last = self._venue.ends or local.date() + timedelta(days=MOST_TIMES)
        beyond = datetime.combine(last, time()) + timedelta(days=2)
        times: list[date | datetime] = []
        for each in self._steps_of(parts, local):
            if each > beyond and (not ends or len(times) >= MOST_TIMES):
                break
            times.append(each.replace(tzinfo=zone) if isinstance(start, datetime) else each.date())
        return ends, times

    def _steps_of(self, parts: vRecur, start: datetime) -> Iterator[datetime]:
        text = parts.to_ical().decode("ascii", "replace")
        try:
            for count, each in enumerate(rrulestr(text, dtstart=start)):
                self._count()
                if count >= _MOST_STEPS:
                    raise RuleError("is repeated too often to count")
                yield each
        except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
            raise RuleError("has a rule that cannot be followed") from error

    def _parts(self, rule: str, zone: tzinfo | None) -> vRecur:
        try:
            parts: vRecur = vRecur.from_ical(rule)
        except ValueError as error:
            raise RuleError("has a rule that cannot be read") from error
        often = str(next(iter(parts.get("FREQ") or ()), "")).upper()
        names = {str(name).upper() for name in parts}
        if often not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or not names <= _QUICK | _SLOW:
            raise RuleError("has a rule that no conference needs")
        if parts.get("INTERVAL", [1])[0] < 1 or parts.get("COUNT", [1])[0] < 1:
            raise RuleError("has a rule that comes to no end")
        if not names <= _QUICK or often in {"MONTHLY", "YEARLY"}:
            # A rule that nothing meets is followed to the year 9999 before that is known.
            self._odd_rules -= 1
            if self._odd_rules < 0 or often == "DAILY":
                raise RuleError("has a rule that no conference needs")
        if "UNTIL" in parts:
            until = parts["UNTIL"][0]
            if not isinstance(until, date):
                raise RuleError("has a rule that cannot be read")
            parts["UNTIL"] = [_local(until, zone)]
        return parts


class _Exceptions:
    """Moments at which a session does not take place; a day stands for all of its times.

    Outlook says the midnight of a day where the session itself is on a day.
    """

    def __init__(self, moments: Iterable[date | datetime]) -> None:
        self._days: set[date] = set()
        self._moments: set[datetime] = set()
        self._days_of_moments: set[date] = set()
        for moment in moments:
            if isinstance(moment, datetime):
                self._moments.add(instant(moment))
                self._days_of_moments.add(moment.date())
            else:
                self._days.add(moment)

    def __contains__(self, moment: date | datetime) -> bool:
        if not isinstance(moment, datetime):
            return moment in self._days or moment in self._days_of_moments
        return moment.date() in self._days or instant(moment) in self._moments


def instant(moment: date | datetime) -> datetime:
    """A moment in UTC, by which days, moments and times of a venue's clock can be compared."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(moment: date | datetime, zone: tzinfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()


def _local(until: date | datetime, zone: tzinfo | None) -> datetime:
    """The last moment of a rule on the clock of the session itself."""
    if until.year > 2100:
        return datetime(2100, 12, 31)  # noqa: DTZ001
    if not isinstance(until, datetime):
        return datetime.combine(until, time(23, 59, 59))
    if until.tzinfo is None:
        return until
    return (until.astimezone(zone) if zone else until).replace(tzinfo=None)
