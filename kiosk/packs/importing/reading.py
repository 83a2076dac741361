"""Read a programme's file: recognise its form, and make every session of it an item."""

from pathlib import Path

from kiosk.packs.importing.items import MOST_SESSIONS, Item, Progress, Venue
from kiosk.packs.importing.making import item_of
from kiosk.packs.importing.opening import Form, form_of, read_bytes, text_of, without_mark
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError


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
    for number, each in enumerate(found):
        if number == MOST_SESSIONS:
            message = f"The programme has more than {MOST_SESSIONS} sessions."
            raise ProgrammeError(Problem(each.line, message, "Import a part of it."))
        item = item_of(each, venue, doubts)
        if item is not None:
            _add(items, item, doubts)
    if not items:
        message = f"This was read as {form.value}, and no session was found in it."
        cure = "Give a programme in iCalendar, frab or pretalx XML or JSON, or CSV."
        raise ProgrammeError(*doubts.problems, Problem(None, message, cure))
    progress(1.0)
    return tuple(items.values())


def _add(items: dict[tuple[object, ...], Item], item: Item, doubts: Doubts) -> None:
    key = (item.guid, item.slug, item.ident, item.title, item.start, item.end, item.room)
    if key in items:
        doubts.say(
            item.line,
            f"“{item.title}” stands in the programme twice; it was taken once.",
            f"It was first in line {items[key].line}.",
        )
    else:
        items[key] = item
