"""Which column of a table, or key of an object, is which, whatever its program calls it."""

import re
from collections.abc import Mapping, Sequence

_NAMES = {
    "title": "title|sessiontitle|proposaltitle|talktitle|eventtitle|subject|summary|session|name|"
    "sessionname|eventname|talk|topic|activity|teitl|enw|titel|titre|vortrag|presentation",
    "date": "date|day|startdate|sessiondate|eventdate|dyddiad|diwrnod|datum|tag",
    "start": "start|starttime|starts|startsat|begin|begins|from|time|startdatetime|timestart|"
    "dechrau|amser|beginn|von|uhrzeit|scheduledat|dtstart|starttimestamp|sessionstart|starting|"
    "eventstart|startat",
    "end": "end|endtime|ends|endsat|finish|finishes|until|to|till|enddatetime|timeend|diwedd|"
    "ende|bis|dtend|finishtime|sessionend|eventend|endat|endtimestamp",
    "end_date": "enddate",
    "length": "duration|length|durationmin|durationminutes|durationmins|minutes|scheduledduration|"
    "dauer|hyd",
    "room": "room|location|venue|place|hall|roomname|where|stage|ystafell|lleoliad|raum|ort|saal|"
    "roomfullname",
    "about": "abstract|about|description|details|sessiondescription|disgrifiad|beschreibung|"
    "shortdescription|synopsis",
    "kind": "type|kind|format|sessiontype|sessionformat|category|categories|eventtype|math|art|typ",
    "chair": "chair|chairs|chairperson|sessionchair|sessionchairs|chairedby|moderator|moderators|"
    "cadeirydd|cadeirio",
    "hashtag": "hashtag|hashnod",
    "guid": "guid|uid|uuid",
    "slug": "slug|code",
    "ident": "id|no|nr|number|sessionid|eventid|talkid|rhif|ref|reference",
}
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split("|")}


def field_of(name: str) -> str | None:
    """Which field a column or key fills, by its letters and digits alone; None for no field."""
    return _FIELD.get(re.sub(r"[\W_]+", "", name.casefold())[:40])


def fields_of(header: Sequence[str]) -> Mapping[int, str]:
    """Which columns, by their place, fill which field; the first of a name counts."""
    found: dict[int, str] = {}
    for place, cell in enumerate(header[:200]):
        field = field_of(cell)
        if field is not None and field not in found.values():
            found[place] = field
    for place, cell in enumerate(header[:200]):
        # A calendar calls a title so; beside a title it says what a session is about.
        if cell.casefold() == "summary" and not {place, "about"} & {*found, *found.values()}:
            found[place] = "about"
    return found


def is_header(fields: Mapping[int, str]) -> bool:
    """Whether these are the columns of a table of sessions."""
    return "title" in fields.values() and bool({"date", "start"} & set(fields.values()))
