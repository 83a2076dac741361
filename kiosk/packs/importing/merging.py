"""Work a programme into the rows of a pack: what is added, changed, removed, or left as it was."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.packs.draft import SESSIONS
from kiosk.packs.faults import shown
from kiosk.packs.importing.hashtags import Proposals, stem_of
from kiosk.packs.importing.items import Item, Programme, Unread
from kiosk.packs.importing.ledger import Entry, mark
from kiosk.packs.importing.matching import Match, meant, start_cell
from kiosk.packs.importing.problems import Doubts, Problem, ProgrammeError
from kiosk.packs.importing.sheet import Sheet
from kiosk.packs.importing.texts import folded
from kiosk.packs.shapes import EventShape

_LAST_NO = 999_999
_TIMED = ("start", "end", "room")
"""Where the programme is right even about a cell that was edited by hand."""
_TOLD = 10
"""How many numbers are named in one sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One session that is added, changed or removed; `cells` holds old and new by column."""

    no: int
    title: str
    start: str
    hashtag: str
    cells: Mapping[str, tuple[str, str]]


class Merge:
    """The rows of a pack and what is known of them, before and after a programme is worked in."""

    def __init__(
        self,
        sheet: Sheet,
        ledger: tuple[Entry, ...],
        used: Collection[int],
        event: EventShape,
        doubts: Doubts,
    ) -> None:
        self.rows: dict[int, Mapping[str, str]] = dict(sheet.rows)
        self.known = {entry.no: entry for entry in ledger}
        self.added: list[Change] = []
        self.changed: list[Change] = []
        self.removed: list[Change] = []
        self.imported: list[int] = []
        self._doubts = doubts
        taken = [row.get("hashtag", "") for row in sheet.rows.values()]
        taken += [entry.hashtag for entry in ledger]
        hashtag = event.hashtag or ""
        stem = stem_of(hashtag or event.slug or "", event.starts.year if event.starts else None)
        self._proposals = Proposals(stem, (*taken, hashtag))
        self._next = max((*sheet.rows, *self.known, *used, 0)) + 1
        # Whoever empties the whole table begins anew; who takes out a row wants it to stay out.
        self._left_out = {
            no
            for no, entry in self.known.items()
            if self.rows and entry.removed is None and no not in self.rows
        }

    def take(self, programme: Programme, *, replaces: bool) -> None:
        """Work every session of a programme in, and those out that it no longer has.

        Raises `ProgrammeError` where it lacks most of those that were imported before, but for a
        programme that `replaces` the other on purpose.
        """
        items = programme.items
        found, lost = self._matched(programme, replaces=replaces)
        linked = set(found.values())
        by_hand = {
            (folded(row.get("title", "")), row.get("start", "")[:10]): no
            for no, row in self.rows.items()
            if no not in self.known and no not in linked
        }
        stay_out: list[int] = []
        for place, item in sorted(enumerate(items), key=lambda each: start_cell(each[1])):
            no = found.get(place)
            if no is None:
                no = by_hand.pop((folded(item.title), item.start.day.isoformat()), None)
                if no is not None:
                    message = f"{shown(item.title)} is in {SESSIONS} as no {no}; it is now linked."
                    self._doubts.say(item.line, message, "Look at both if they are not the same.")
            if no is not None and no in self._left_out:
                stay_out.append(no)
                self._keep_out(no, item)
            elif no in self.rows and self.rows[no].get("title"):
                self._change(no, item)
            else:
                self._add(no, item)
        for no in sorted(lost):
            self._remove(no)
        self._say_left_out(stay_out)

    def _matched(
        self, programme: Programme, *, replaces: bool
    ) -> tuple[Mapping[int, int], Collection[int]]:
        """The `no` of each known item by its place, and the numbers that the programme lost."""
        match = Match(programme.items, self.known.values())
        match.by_no(self.rows)
        match.by_what_they_are_called()
        before = self.known.keys() & self.rows.keys()
        kept = self._kept(programme.unread, before - set(match.found.values()))
        lost = before - kept - set(match.found.values())
        if not replaces and len(lost) <= max(len(before) // 2, 1):
            match.by_place(lost)
            match.by_start(lost)
            lost -= set(match.found.values())
        if not replaces and len(lost) * 2 > len(before):
            raise ProgrammeError(
                Problem(
                    None,
                    f"This programme lacks {len(lost)} of the {len(before)} sessions that were "
                    "imported before.",
                    "To put it in their place, add --replace; to have both, put them in one file.",
                )
            )
        for place in match.doubtful:
            self._say_doubtful(programme.items[place], self.known[match.found[place]])
        return match.found, lost

    def _kept(self, unread: Iterable[Unread], missing: Collection[int]) -> set[int]:
        """The sessions that stay as they are, because the programme tells too little of them."""
        kept: set[int] = set()
        for each, found in meant(unread, [self.known[no] for no in sorted(missing)]):
            for no in found:
                if no in kept:
                    continue
                kept.add(no)
                message = f"{shown(self.rows[no].get('title', ''))} (no {no}) stays as it was."
                self._doubts.say(each.line, message, "Look whether it still takes place.")
        return kept

    def _say_doubtful(self, item: Item, entry: Entry) -> None:
        message = f"{shown(item.title)} stands where {shown(entry.title)} stood"
        if entry.start != start_cell(item):
            message = f"{shown(item.title)} has the id that {shown(entry.title)} had"
        cure = "Look at its hashtag and its other texts, if it is another session."
        self._doubts.say(item.line, f"{message}; its no and texts are kept.", cure)

    def _say_left_out(self, numbers: list[int]) -> None:
        if not numbers:
            return
        told = ", ".join(str(no) for no in sorted(numbers)[:_TOLD])
        if len(numbers) > _TOLD:
            told += f" and {len(numbers) - _TOLD} more"
        self._doubts.say(
            None,
            f"{len(numbers)} left out, because somebody took them out of {SESSIONS}: no {told}.",
            "To have one back, add a row with its no alone, then import again.",
        )

    def _add(self, no: int | None, item: Item) -> None:
        """Add a new session, or one that comes back with what was typed by hand."""
        entry = self.known.get(no) if no is not None else None
        if no is None:
            no, self._next = self._next, self._next + 1
            if no > _LAST_NO:
                message = f"There is no number left below {_LAST_NO + 1} for new sessions."
                raise ProgrammeError(Problem(item.line, message, "Begin a new pack."))
        typed = {column: cell for column, cell in self.rows.get(no, {}).items() if cell}
        seen: Mapping[str, str] = {}
        if entry is not None and entry.removed:
            typed, seen = {**entry.removed, **typed}, entry.seen
        hashtag = entry.hashtag if entry else typed.get("hashtag") or self._hashtag(item, no)
        row = {"hashtag": hashtag, **_cells(item), **typed, "no": str(no)}
        row, _ = self._merged(no, item, row, seen)
        self._keep(no, item, row, {column: mark(cell) for column, cell in _cells(item).items()})
        self.added.append(_change(no, row, {}))

    def _hashtag(self, item: Item, no: int) -> str:
        if item.hashtag:
            refusal = self._proposals.take(item.hashtag)
            if refusal is None:
                return item.hashtag
            cure = "Another one is proposed; change it by hand."
            self._doubts.say(item.line, f"{shown('#' + item.hashtag)} {refusal}.", cure)
        return self._proposals.propose(item.title, no)

    def _change(self, no: int, item: Item) -> None:
        seen = self.known[no].seen if no in self.known else {}
        row, cells = self._merged(no, item, self.rows[no], seen)
        if cells:
            self.changed.append(_change(no, row, cells))
        told = {column: mark(cell) for column, cell in _told(item).items()}
        self._keep(no, item, row, {**seen, **told})

    def _merged(
        self, no: int, item: Item, row: Mapping[str, str], seen: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """A row with what the programme tells anew, and which cells that changes."""
        cells: dict[str, tuple[str, str]] = {}
        told = _told(item)
        for column, new in told.items():
            old = row.get(column, "")
            if old == new or seen.get(column, "-") == mark(new):
                continue
            is_by_hand = bool(old) and seen.get(column, "-") != mark(old)
            if not is_by_hand or column in _TIMED:
                cells[column] = (old, new)
            if is_by_hand:
                self._say_by_hand(item, no, column, old, new)
        # The end that was told with another start belongs to that one.
        if "start" in cells and "end" not in told and row.get("end"):
            cells["end"] = (row["end"], "")
        return {**row, **{column: new for column, (_, new) in cells.items()}}, cells

    def _say_by_hand(self, item: Item, no: int, column: str, old: str, new: str) -> None:
        what = f"“{column}” of session {no} was edited by hand as {shown(old)}"
        if column in _TIMED:
            message, cure = f"{what}; the programme now says {shown(new)}.", "That was taken."
        else:
            message, cure = f"{what}; the programme now differs.", "Yours was kept."
        self._doubts.say(item.line, message, cure)

    def _keep(self, no: int, item: Item, row: Mapping[str, str], seen: Mapping[str, str]) -> None:
        self.rows[no] = row
        self.imported.append(no)
        # A table that is a copy of the pack's own neither names sessions nor makes them its own.
        is_copy = item.no == no
        old = self.known.get(no)
        if is_copy and old is None:
            return
        named = old if is_copy and old is not None else item
        self.known[no] = Entry(
            no=no,
            guid=named.guid,
            slug=named.slug,
            ident=named.ident,
            start=start_cell(item),
            title=item.title,
            hashtag=row.get("hashtag", ""),
            seen=seen,
            removed=None,
        )

    def _keep_out(self, no: int, item: Item) -> None:
        self.known[no] = replace(
            self.known[no],
            guid=item.guid,
            slug=item.slug,
            ident=item.ident,
            start=start_cell(item),
            title=item.title,
        )

    def _remove(self, no: int) -> None:
        row, entry = self.rows.pop(no), self.known[no]
        typed = {
            column: cell
            for column, cell in row.items()
            if cell and column != "no" and mark(cell) != entry.seen.get(column)
        }
        self.known[no] = replace(entry, removed=typed)
        self.removed.append(_change(no, row, {}))


def _cells(item: Item) -> dict[str, str]:
    return {
        "kind": str(item.kind),
        "start": start_cell(item),
        "end": item.end.strftime("%Y-%m-%d %H:%M") if item.end else "",
        "room": item.room,
        "chair": item.chair,
        "title": item.title,
        "about": item.about,
        **item.texts,
    }


def _told(item: Item) -> dict[str, str]:
    """The cells of which the programme says something, be it that they are empty."""
    return {column: cell for column, cell in _cells(item).items() if column not in item.lacks}


def _change(no: int, row: Mapping[str, str], cells: Mapping[str, tuple[str, str]]) -> Change:
    return Change(
        no=no,
        title=row.get("title", ""),
        start=row.get("start", ""),
        hashtag=row.get("hashtag", ""),
        cells=cells,
    )
