"""Read a programme's file: recognise its form, and make every session of it an item."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.packs.importing.items import MOST_SESSIONS, Item, Progress, Venue
from kiosk.packs.importing.making import item_of
from kiosk.packs.importing.opening import Form, form_of, read_bytes, text_of, without_mark
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError

_MOST_TWICE = 5
"""How many sessions that stand twice are named one by one."""


def read_programme(
    path: Path, venue: Venue, doubts: Doubts, progress: Progress
) -> tuple[Item, ...]:
    """Every session of a programme's file; raises `ProgrammeError` where it has none."""
    return parse_programme(read_bytes(path), venue, doubts, progress)


def parse_programme(
    data: bytes, venue: Venue, doubts: Doubts, progress: Progress
) -> tuple[Item, ...]:
    """Every session of a programme; raises `ProgrammeError` where there is none to be had."""
    data = without_mark(data)
    form = form_of(data)
    # Each form is read by a library of its own; only the one that is needed is loaded.
    if form is Form.ICALENDAR:
        from kiosk.packs.importing.ical import told as ical

        found = ical(data, venue, doubts, progress)
    elif form is Form.XCAL:
        from kiosk.packs.importing.xcal import told as xcal

        found = xcal(text_of(data, doubts), venue, doubts, progress)
    elif form is Form.XML:
        from kiosk.packs.importing.schedule_xml import told as xml

        found = xml(text_of(data, doubts), venue, doubts, progress)
    elif form is Form.JSON:
        from kiosk.packs.importing.schedule_json import told as json

        found = json(text_of(data, doubts), venue, doubts, progress)
    else:
        from kiosk.packs.importing.table import told as table

        found = table(text_of(data, doubts), venue, doubts, progress)
    items: dict[tuple[object, ...], Item] = {}
    twice: list[tuple[Item, Item]] = []
    for number, each in enumerate(found):
        if number == MOST_SESSIONS:
            message = f"The programme has more than {MOST_SESSIONS} sessions."
            raise ProgrammeError(Problem(each.line, message, "Import a part of it."))
        item = item_of(each, venue, doubts)
        if item is not None:
            first = items.setdefault(_told_by(item), item)
            if first is not item:
                twice.append((item, first))
    _say_twice(twice, doubts)
    if not items:
        message = f"This was read as {form.value}, and no session was found in it."
        cure = "Each needs a title and a start, in iCalendar, xCal, frab XML or JSON, or CSV."
        raise ProgrammeError(*doubts.problems, Problem(None, message, cure))
    progress(1.0)
    return tuple(items.values())


def _told_by(item: Item) -> tuple[object, ...]:
    return (item.guid, item.slug, item.ident, item.title, item.start, item.end, item.room)


def _say_twice(twice: Sequence[tuple[Item, Item]], doubts: Doubts) -> None:
    """Say which sessions were told before; some tables have a row for each speaker."""
    for item, first in twice[: 1 if len(twice) > _MOST_TWICE else None]:
        message = f"“{item.title}” stands in the programme twice; it was taken once."
        cure = f"It was first in line {first.line}."
        if len(twice) > _MOST_TWICE:
            message = f"“{item.title}” and more stand in the programme twice or more often."
            cure = f"Each was taken once; {len(twice)} times nothing new was told."
        doubts.say(item.line, message, cure)
