"""Small programmes as text, and what is read from them as short lines."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.handouts.signs import missing_signs
from kiosk.packs.importing import Plan, carry_out, plan_import
from kiosk.packs.importing.items import Item, Venue
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.reading import parse_programme

VENUE = Venue(ZoneInfo("Europe/London"), date(2014, 10, 10), date(2014, 10, 11), ("en", "cy"))

HEAD = "id,title,start,end,room,about\n"
PAIN = "a,Pain,2014-10-10 09:00,2014-10-10 10:00,Hall 1,All about pain\n"
REST = "b,Rest,2014-10-10 11:00,2014-10-10 12:00,Hall 1,\n"


def brought(pack: Path, programme: str, *, head: str = HEAD, replaces: bool = False) -> Plan:
    """What was done to bring a programme into the pack."""
    file = pack.parent / "programme"
    file.write_text(head + programme, encoding="utf-8", newline="")
    plan = plan_import(file, pack, missing_signs, nobody, replaces=replaces)
    carry_out(plan)
    return plan


def said(plan: Plan) -> list[str]:
    """What was doubtful in a programme."""
    return [problem.text for problem in plan.problems]


def nobody(_: float) -> None:
    """Nobody watches the progress."""


def read(programme: str | bytes, venue: Venue = VENUE) -> tuple[list[str], list[str]]:
    """The sessions of a programme, and its problems, each in one line."""
    data = programme.encode() if isinstance(programme, str) else programme
    doubts = Doubts()
    items = parse_programme(data, venue, doubts, nobody).items
    return [line(item) for item in items], [problem.text for problem in doubts.problems]


def line(item: Item) -> str:
    """A session such as "2014-10-11 09:00-10:00 Pain (Hall 1)"."""
    when = f"{item.start.at:%Y-%m-%d %H:%M}" if item.start.at else f"{item.start.day}"
    if item.end:
        when += f"-{item.end:%H:%M}"
        if item.end.date() != item.start.day:
            when += "+1"
    return f"{when} {item.title}" + (f" ({item.room})" if item.room else "")


def calendar(*events: str, zones: str = "") -> str:
    """An iCalendar file of events, each the lines between its BEGIN and END."""
    bodies = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{bodies}END:VCALENDAR\n".replace("\n", "\r\n")


def schedule(*events: str, conference: str = "", day: str = 'date="2014-10-10"') -> str:
    """A frab schedule of one day and one room."""
    inside = "\n".join(events)
    return (
        f"<schedule>\n<conference>{conference}</conference>\n<day {day}>\n"
        f'<room name="Hall 1">\n{inside}\n</room></day></schedule>\n'
    )
