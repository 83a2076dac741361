"""What importing a programme would do to a pack, worked out before anything is written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.packs.draft import EVENT, QUESTIONS, SESSIONS, Draft
from kiosk.packs.gather import gather
from kiosk.packs.importing.items import Programme, Progress, Venue
from kiosk.packs.importing.ledger import LEDGER, Entry, ledger_bytes, read_ledger
from kiosk.packs.importing.merging import Change, Merge
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.reading import read_programme
from kiosk.packs.importing.sheet import Sheet, read_sheet
from kiosk.packs.importing.signs import MissingSigns, with_signs_shown
from kiosk.packs.model import SessionKind
from kiosk.packs.rules.times import EARLIEST_CHAT
from kiosk.packs.shapes import EventShape
from kiosk.packs.sources import LARGEST_FILE, UnreadableFileError
from kiosk.packs.used_numbers import read_numbers


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an import does: `sessions` counts those of the programme.

    `found` are the files as the plan was made from them, None for one that is missing. `steps` are
    the files to write, one after the other. After each of them the pack is whole, and importing
    again comes to the same end.
    """

    folder: Path
    sessions: int
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    problems: tuple[Problem, ...]
    found: Mapping[str, bytes | None]
    steps: tuple[tuple[str, bytes], ...]


def plan_import(
    path: Path,
    folder: Path,
    missing_signs: MissingSigns,
    progress: Progress,
    *,
    replaces: bool = False,
) -> Plan:
    """What importing a programme's file into a pack would do; raises `ProgrammeError`.

    A programme that lacks most sessions of the one before is refused, unless it `replaces` that.
    """
    draft, event = _event(folder)
    languages = tuple(event.languages or ())
    assert event.zone is not None
    venue = Venue(event.zone, event.starts, event.ends, languages)
    # These come first: what somebody saves after them stops the writing.
    found = {name: contents(folder / name) for name in (LEDGER, SESSIONS)}
    sheet, ledger = read_sheet(folder, languages), read_ledger(folder)
    doubts = Doubts()
    programme = read_programme(path, venue, doubts, progress)
    items = with_signs_shown(programme.items, missing_signs, doubts)
    merge = Merge(sheet, ledger, _used(folder, event.slug or ""), event, doubts)
    merge.take(Programme(items, programme.unread), replaces=replaces)
    _say_outside((merge.rows[no] for no in merge.imported), venue, doubts)
    _say_unasked(draft, merge.removed, doubts)
    return Plan(
        folder=folder,
        sessions=len(items),
        added=tuple(merge.added),
        changed=tuple(merge.changed),
        removed=tuple(merge.removed),
        problems=doubts.problems,
        found=found,
        steps=_steps(sheet, ledger, merge),
    )


def contents(file: Path) -> bytes | None:
    """The bytes of a file of the pack as far as it may be long, None where there is none."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as source:
            return source.read(LARGEST_FILE + 1)
    except OSError:
        return None


def _steps(sheet: Sheet, ledger: tuple[Entry, ...], merge: Merge) -> tuple[tuple[str, bytes], ...]:
    """The ledger with new numbers, the sessions, and the ledger with what they now say.

    A power cut between two of them leaves numbers without sessions, or cells that are newer than
    their marks; neither is lost or given twice at the next import.
    """
    old = {entry.no: entry for entry in ledger}
    first = {no: replace(entry, removed={}) for no, entry in merge.known.items() if no not in old}
    first |= {change.no: merge.known[change.no] for change in merge.removed}
    first = {**old, **first}
    steps: list[tuple[str, bytes]] = []
    if first != old:
        steps.append((LEDGER, ledger_bytes(first.values())))
    if merge.rows != sheet.rows:
        steps.append((SESSIONS, sheet.bytes_with(merge.rows.values())))
    if merge.known != first:
        steps.append((LEDGER, ledger_bytes(merge.known.values())))
    for name, data in steps:
        if len(data) > LARGEST_FILE:
            message = f"{name} would be larger than {LARGEST_FILE // 1_000_000} MB."
            raise ProgrammeError(Problem(None, message, "Import a part of the programme."))
    return tuple(steps)


def _event(folder: Path) -> tuple[Draft, EventShape]:
    if not folder.is_dir():
        message = f"There is no folder “{folder}”."
        raise ProgrammeError(Problem(None, message, "Give the folder that holds event.toml."))
    draft, faults = gather(folder)
    if draft.event is None or draft.event.shape.zone is None:
        raise ProgrammeError(
            *(Problem(None, fault.text, "") for fault in faults if fault.file == EVENT),
            Problem(None, f"Without {EVENT} nobody knows the event's zone.", "Put it right first."),
        )
    return draft, draft.event.shape


def _used(folder: Path, slug: str) -> Collection[int]:
    """Every number that ever belonged to a session when the pack was checked."""
    try:
        return read_numbers(folder, slug).numbers.get("session", {})
    except UnreadableFileError as error:
        raise ProgrammeError(Problem(None, error.fault.text, "")) from error


def _say_outside(rows: Iterable[Mapping[str, str]], venue: Venue, doubts: Doubts) -> None:
    """Say which sessions are on no day of the event; a chat may come up to a year before."""
    first, last = venue.starts, venue.ends
    if first is None or last is None:
        return
    days = [(day, row.get("kind")) for row in rows if (day := _day(row.get("start", "")))]
    outside = [
        day
        for day, kind in days
        if not (first - EARLIEST_CHAT if kind == SessionKind.CHAT else first) <= day <= last
    ]
    if not outside:
        return
    doubts.say(
        None,
        f"{len(outside)} of {len(days)} sessions are not on the event's days, {first} to {last}, "
        f"but from {min(outside)} to {max(outside)}.",
        "Put starts and ends right in event.toml, or the dates of these sessions; "
        "until then check says that they are outside the event.",
    )


def _day(start: str) -> date | None:
    """The day of a cell; what is no day, or stands in no such column, is a fault of `check`."""
    try:
        return date.fromisoformat(start[:10])
    except ValueError:
        return None


def _say_unasked(draft: Draft, removed: Iterable[Change], doubts: Doubts) -> None:
    asked = {question.shape.session for question in draft.questions}
    for change in removed:
        if change.no in asked:
            message = f"{QUESTIONS} asks about session {change.no}, which the programme lost."
            doubts.say(None, message, f"Take its questions out of {QUESTIONS}.")
