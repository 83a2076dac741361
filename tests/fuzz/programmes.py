"""Fuzz the import: whatever is in a programme, it is imported whole or refused in plain words.

`python -m tests.fuzz.programmes SECONDS`. The first byte of an input says into which pack.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dateutil", "icalendar", "kiosk"]):
    from kiosk.handouts.signs import missing_signs
    from kiosk.packs import survey
    from kiosk.packs.importing import (
        ProgrammeError,
        carry_out,
        ical,
        plan_import,
        schedule_json,
        schedule_xml,
        table,
        xcal,
    )

from tests.fuzz.running import emptied, fuzz
from tests.packs.changed import SMALL
from tests.programmes import calendar, nobody, schedule
from tests.unit.packs.importing import (
    test_ical,
    test_schedule_json,
    test_schedule_xml,
    test_table,
    test_xcal,
)

FORMS = (ical, schedule_json, schedule_xml, table, xcal)
"""Loaded by the import when they are needed, which is too late to watch them."""

EVENT, SESSIONS, LEDGER = "event.toml", "sessions.csv", "imported.csv"
LATER = (
    "id,title,start,end,room,about\na,Pain,2014-10-10 09:00,2014-10-10 10:00,Hall 1,All of it\n"
    "b,Pain,2014-10-10 09:00,10:00,Hall 2,\n1,Tea,2014-10-11,,,\n"
)
ZONE = """BEGIN:VTIMEZONE
TZID:Here
BEGIN:STANDARD
DTSTART:20001026T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0500
TZOFFSETTO:+0400
END:STANDARD
END:VTIMEZONE
"""
NIGHT = 'date="2014-10-10" start="2014-10-10T09:00:00+01:00" end="2014-10-11T03:00:00+01:00"'


def packs_in(folder: Path) -> tuple[dict[str, bytes], ...]:
    """The packs: new, with sessions that were imported, without days, and when clocks change."""
    new = {name: (SMALL / name).read_bytes() for name in (EVENT, SESSIONS, "questions.toml")}
    pack = _pack(folder, new)
    programme = folder / "programme"
    programme.write_text(LATER, encoding="utf-8")
    carry_out(plan_import(programme, pack, missing_signs, nobody))
    imported = {name: (pack / name).read_bytes() for name in (*new, LEDGER)}
    imported[SESSIONS] = imported[SESSIONS].replace(b"Hall 2", b"Foyer")
    no_days = new[EVENT].replace(b"starts", b"# starts").replace(b"ends", b"# ends")
    autumn = new[EVENT].replace(b"2014-10-10", b"2014-10-25").replace(b"2014-10-11", b"2014-10-27")
    return new, imported, new | {EVENT: no_days}, new | {EVENT: autumn}


def seeds() -> Iterator[bytes]:
    """Each programme of the unit tests, into each pack."""
    for pack in range(4):
        for programme in _programmes():
            yield bytes([pack]) + programme.encode()
    yield b"\0" + LATER.encode("utf-16")
    event = "<event><date>2014-10-10T00:30:00+01:00</date><title>Café</title></event>"
    declared = '<?xml version="1.0" encoding="iso-8859-1"?>'
    yield b"\0" + (declared + schedule(event, day=NIGHT)).encode("latin-1")


def _programmes() -> Iterator[str]:
    yield LATER
    yield from (test_xcal.PENTABARF, test_xcal.RFC)
    yield calendar("DTSTART;TZID=Here:20141010T140000\nSUMMARY:A", zones=ZONE)
    yield from test_table.FORMS.values()
    for form in test_schedule_json.FORMS.values():
        yield json.dumps(form)
    for event, *_ in (*test_schedule_xml.ONE.values(), *test_schedule_xml.DOUBTFUL.values()):
        yield schedule(event, conference="<start>2014-10-10</start>")
    for event, *_ in (*test_ical.ONE.values(), *test_ical.DOUBTFUL.values()):
        yield calendar(event)
    for rule in (*(rule for rule, _ in test_ical.REPEATED.values()), *test_ical.BOUNDED.values()):
        yield calendar(test_ical.DAILY + rule)


def _pack(folder: Path, files: dict[str, bytes]) -> Path:
    pack = folder / "pack"
    pack.mkdir(exist_ok=True)
    for name in {LEDGER} - files.keys():
        (pack / name).unlink(missing_ok=True)
    for name, data in files.items():
        (pack / name).write_bytes(data)
    return pack


def main() -> None:
    """Import each input twice, the second time in vain, and look at the pack."""
    folder = emptied("programmes")
    packs = packs_in(folder)
    programme = folder / "programme"

    def imported(data: bytes) -> None:
        pack = _pack(folder, packs[data[0] % len(packs)] if data else packs[0])
        programme.write_bytes(data[1:])
        try:
            plan = plan_import(programme, pack, missing_signs, nobody)
        except ProgrammeError as error:
            assert all(problem.text.isprintable() for problem in error.problems)
            return
        carry_out(plan)
        assert all(problem.text.isprintable() for problem in plan.problems)
        again = plan_import(programme, pack, missing_signs, nobody)
        assert not again.steps, (again.added, again.changed, again.removed)
        said = [fault for fault in survey(pack)[2] if fault.file == SESSIONS]
        errors = {fault.rule for fault in said if fault.severity == "error"}
        assert errors <= {"outside-event", "hour-never"}, errors

    fuzz("programmes", imported, seeds())


if __name__ == "__main__":
    main()
