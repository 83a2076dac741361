"""What importing a programme would do to a pack, worked out before anything is written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.packs.draft import EVENT, QUESTIONS, SESSIONS, Draft
from kiosk.packs.faults import shown
from kiosk.packs.gather import gather
from kiosk.packs.importing.hashtags import Proposals, stem_of
from kiosk.packs.importing.items import Item, Progress, Venue
from kiosk.packs.importing.ledger import LEDGER, OWNED, Entry, ledger_bytes, mark, read_ledger
from kiosk.packs.importing.matching import matched, start_cell
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.reading import read_programme
from kiosk.packs.importing.sheet import Sheet, read_sheet
from kiosk.packs.importing.signs import MissingSigns, with_signs_shown
from kiosk.packs.importing.texts import folded
from kiosk.packs.shapes import EventShape
from kiosk.packs.sources import LARGEST_FILE, UnreadableFileError
from kiosk.packs.used_numbers import read_numbers

_LAST_NO = 999_999
_TIMED = ("start", "end", "room")
"""Where the programme is right even about a cell that was edited by hand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One session that is added, changed or removed; `cells` holds old and new by column."""

    no: int
    title: str
    start: str
    hashtag: str
    cells: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an import does: `sessions` counts those of the programme.

    `steps` are the files to write, one after the other. After each of them the pack is whole, and
    importing again comes to the same end.
    """

    folder: Path
    sessions: int
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    problems: tuple[Problem, ...]
    steps: tuple[tuple[str, bytes], ...]


def plan_import(path: Path, folder: Path, missing_signs: MissingSigns, progress: Progress) -> Plan:
    """What importing a programme's file into a pack would do; raises `ProgrammeError`."""
    draft, event = _event(folder)
    languages = tuple(event.languages or ())
    assert event.zone is not None
    venue = Venue(event.zone, event.starts, event.ends, languages)
    sheet, ledger = read_sheet(folder, languages), read_ledger(folder)
    doubts = Doubts()
    items = read_programme(path, venue, doubts, progress)
    items = with_signs_shown(items, missing_signs, doubts)
    used = _used(folder, event.slug or "")
    planning = _Planning(sheet, ledger, used, event, doubts)
    planning.take(items)
    _say_outside(items, venue, doubts)
    _say_unasked(draft, planning.removed, doubts)
    return planning.plan(folder, len(items))


class _Planning:
    def __init__(
        self,
        sheet: Sheet,
        ledger: tuple[Entry, ...],
        used: Collection[int],
        event: EventShape,
        doubts: Doubts,
    ) -> None:
        self._sheet = sheet
        self._known = {entry.no: entry for entry in ledger}
        self._old = dict(self._known)
        self._doubts = doubts
        self._rows: dict[int, Mapping[str, str]] = dict(sheet.rows)
        taken = [row.get("hashtag", "") for row in sheet.rows.values()]
        taken += [entry.hashtag for entry in ledger]
        hashtag = event.hashtag or ""
        stem = stem_of(hashtag or event.slug or "", event.starts.year if event.starts else None)
        self._proposals = Proposals(stem, (*taken, hashtag))
        self._next = max((*sheet.rows, *self._known, *used, 0)) + 1
        self.added: list[Change] = []
        self.changed: list[Change] = []
        self.removed: list[Change] = []

    def take(self, items: tuple[Item, ...]) -> None:
        """Work every session of the programme in, and those out that it no longer has."""
        matches = matched(items, self._known.values())
        missing = set(self._known) - set(matches.values())
        by_hand = self._by_hand()
        for place, item in sorted(enumerate(items), key=lambda each: start_cell(each[1])):
            no = matches.get(place)
            if no is None:
                no = by_hand.pop((folded(item.title), item.start.day.isoformat()), None)
                if no is not None:
                    message = f"{shown(item.title)} is in {SESSIONS} as no {no}; it is now linked."
                    self._doubts.say(item.line, message, "Look at both if they are not the same.")
            if no is not None and no in self._rows:
                self._change(no, item)
            else:
                self._add(no, item)
        for no in sorted(missing & self._rows.keys()):
            self.removed.append(_change(no, self._rows.pop(no), {}))
        if missing and not matches and self.removed:
            message = "No session of this programme was in the one that was imported before."
            self._doubts.say(None, message, "Look whether this is the right file.")

    def plan(self, folder: Path, sessions: int) -> Plan:
        """The plan, with the files that it takes."""
        return Plan(
            folder=folder,
            sessions=sessions,
            added=tuple(self.added),
            changed=tuple(self.changed),
            removed=tuple(self.removed),
            problems=self._doubts.problems,
            steps=self._steps(),
        )

    def _by_hand(self) -> dict[tuple[str, str], int]:
        return {
            (folded(row.get("title", "")), row.get("start", "")[:10]): no
            for no, row in self._rows.items()
            if no not in self._known
        }

    def _add(self, no: int | None, item: Item) -> None:
        entry = self._known.get(no) if no is not None else None
        if no is None:
            no, self._next = self._next, self._next + 1
            if no > _LAST_NO:
                message = f"There is no number left below {_LAST_NO + 1} for new sessions."
                raise ProgrammeError(Problem(item.line, message, "Begin a new pack."))
        hashtag = entry.hashtag if entry else self._hashtag(item, no)
        row = {**_cells(item), "no": str(no), "hashtag": hashtag}
        self._rows[no] = row
        self._known[no] = _entry(no, item, row)
        self.added.append(_change(no, row, {}))

    def _hashtag(self, item: Item, no: int) -> str:
        if item.hashtag:
            if self._proposals.take(item.hashtag):
                return item.hashtag
            message = f"{shown('#' + item.hashtag)} is taken, or not whole on every platform."
            self._doubts.say(item.line, message, "Another one is proposed; change it by hand.")
        return self._proposals.propose(item.title, no)

    def _change(self, no: int, item: Item) -> None:
        row, told = self._rows[no], _cells(item)
        seen = self._known[no].seen if no in self._known else {}
        cells: dict[str, tuple[str, str]] = {}
        for column in OWNED:
            old, new = row.get(column, ""), told[column]
            if old == new or seen.get(column, "-") == mark(new):
                continue
            is_by_hand = bool(old) and seen.get(column, "-") != mark(old)
            if not is_by_hand or column in _TIMED:
                cells[column] = (old, new)
            if is_by_hand:
                self._say_by_hand(item, no, column, old, new)
        if cells:
            row = {**row, **{column: new for column, (_, new) in cells.items()}}
            self._rows[no] = row
            self.changed.append(_change(no, row, cells))
        self._known[no] = _entry(no, item, row)

    def _say_by_hand(self, item: Item, no: int, column: str, old: str, new: str) -> None:
        what = f"“{column}” of session {no} was edited by hand as {shown(old)}"
        if column in _TIMED:
            message, cure = f"{what}; the programme now says {shown(new)}.", "That was taken."
        else:
            message, cure = f"{what}; the programme now differs.", "Yours was kept."
        self._doubts.say(item.line, message, cure)

    def _steps(self) -> tuple[tuple[str, bytes], ...]:
        """The ledger with new numbers, the sessions, and the ledger with what they now say.

        A power cut between two of them leaves numbers without sessions, or cells that are newer
        than their marks; neither is lost or given twice at the next import.
        """
        first = {**self._known, **self._old}
        rows = dict(self._rows)
        steps: list[tuple[str, bytes]] = []
        if first.keys() != self._old.keys():
            steps.append((LEDGER, ledger_bytes(first.values())))
        if rows != self._sheet.rows:
            steps.append((SESSIONS, self._sheet.bytes_with(rows.values())))
        if self._known != first:
            steps.append((LEDGER, ledger_bytes(self._known.values())))
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


def _cells(item: Item) -> dict[str, str]:
    return {
        "kind": str(item.kind),
        "start": start_cell(item),
        "end": item.end.strftime("%Y-%m-%d %H:%M") if item.end else "",
        "room": item.room,
        "chair": item.chair,
        "title": item.title,
        "about": item.about,
    }


def _entry(no: int, item: Item, row: Mapping[str, str]) -> Entry:
    told = _cells(item)
    return Entry(
        no=no,
        guid=item.guid,
        slug=item.slug,
        ident=item.ident,
        start=told["start"],
        title=item.title,
        hashtag=row.get("hashtag", ""),
        seen={column: mark(told[column]) for column in OWNED},
    )


def _change(no: int, row: Mapping[str, str], cells: Mapping[str, tuple[str, str]]) -> Change:
    return Change(
        no=no,
        title=row.get("title", ""),
        start=row.get("start", ""),
        hashtag=row.get("hashtag", ""),
        cells=cells,
    )


def _say_outside(items: Iterable[Item], venue: Venue, doubts: Doubts) -> None:
    first, last = venue.starts, venue.ends
    if first is None or last is None:
        return
    days = [item.start.day for item in items]
    outside = [day for day in days if not first <= day <= last]
    if not outside:
        return
    doubts.say(
        None,
        f"{len(outside)} of {len(days)} sessions are not on the event's days, {first} to {last}: "
        f"the programme is from {min(days)} to {max(days)}.",
        "Put starts and ends right in event.toml, or the dates of these sessions; "
        "until then check says that they are outside the event.",
    )


def _say_unasked(draft: Draft, removed: Iterable[Change], doubts: Doubts) -> None:
    asked = {question.shape.session for question in draft.questions}
    for change in removed:
        if change.no in asked:
            message = f"{QUESTIONS} asks about session {change.no}, which the programme lost."
            doubts.say(None, message, f"Take its questions out of {QUESTIONS}.")
