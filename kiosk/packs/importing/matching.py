"""Which session of a programme is which of those that were imported before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from kiosk.packs.importing.items import Item, Unread
from kiosk.packs.importing.ledger import Entry, mark
from kiosk.packs.importing.texts import folded
from kiosk.packs.shapes import Moment

K = TypeVar("K", bound=Hashable)


class Match:
    """Finds the `no` that each session of a programme had, the surest signs first.

    `found` is by the place of an item. `doubtful` holds the places of those that may as well be
    new, because little more than their time or an id speaks for them.
    """

    def __init__(self, items: Iterable[Item], entries: Iterable[Entry]) -> None:
        self._all_items = tuple(items)
        self._all_entries = tuple(entries)
        self._items = dict(enumerate(self._all_items))
        self._entries = {entry.no: entry for entry in self._all_entries}
        self.found: dict[int, int] = {}
        self.doubtful: set[int] = set()

    def by_no(self, rows: Mapping[int, Mapping[str, str]]) -> None:
        """Match what has a `no` in the programme, where its title or hashtag is the same."""
        taken: set[int | None] = set()
        for place, item in tuple(self._items.items()):
            row = rows.get(item.no or 0)
            if row is None or item.no in taken:
                continue
            if (
                folded(item.title) == folded(row.get("title", ""))
                or item.hashtag.casefold() == row.get("hashtag", "").casefold() != ""
            ):
                self._found(place, item.no or 0)
                taken.add(item.no)

    def by_what_they_are_called(self) -> None:
        """Match by guid, slug, title, then id.

        A guid that differs is no hindrance to the same title: systems change their guids. An id
        comes last and not without the same day, because in a spreadsheet it is often the row's
        number, which changes with every new row.
        """
        self._by(
            lambda item: _both(item.guid, folded(item.title)),
            lambda each: _both(each.guid, folded(each.title)),
        )
        self._by(lambda item: item.guid, lambda entry: entry.guid, shared=False)
        self._by(
            lambda item: _if_none(item.guid, item.slug),
            lambda entry: _if_none(entry.guid, entry.slug),
            shared=False,
        )
        self._by(
            lambda item: _both(item.ident, folded(item.title)),
            lambda each: _both(each.ident, folded(each.title)),
        )
        self._by(lambda item: folded(item.title), lambda entry: folded(entry.title))
        self._by_ident()

    def by_place(self, numbers: Collection[int]) -> None:
        """Match what alone is in one room at one time, whatever it is called now."""
        self._by_slot(
            numbers,
            lambda item: _both(mark(item.room) if item.room else "", start_cell(item)),
            lambda entry: _both(entry.seen.get("room", "-").strip("-"), entry.start),
        )

    def by_start(self, numbers: Collection[int]) -> None:
        """Match what alone begins at one time, whatever it is called now, and wherever it is."""
        self._by_slot(numbers, start_cell, lambda entry: entry.start)

    def _by_ident(self) -> None:
        before = set(self.found)
        self._by(
            lambda item: _both(_if_none(item.guid, item.ident), _day(start_cell(item))),
            lambda entry: _both(_if_none(entry.guid, entry.ident), _day(entry.start)),
            shared=False,
        )
        starts = {entry.no: entry.start for entry in self._all_entries}
        self.doubtful.update(
            place
            for place in self.found.keys() - before
            if starts[self.found[place]] != start_cell(self._all_items[place])
        )

    def _by_slot(
        self,
        numbers: Collection[int],
        of_item: Callable[[Item], str],
        of_entry: Callable[[Entry], str],
    ) -> None:
        places = _grouped((of_item(item), place) for place, item in self._items.items())
        entries = _grouped(
            (of_entry(entry), no) for no, entry in self._entries.items() if no in numbers
        )
        for key in places.keys() & entries.keys():
            if len(places[key]) == len(entries[key]) == 1:
                place, no = places[key][0], entries[key][0]
                if not _are_others(self._items[place], self._entries[no]):
                    self._found(place, no)
                    self.doubtful.add(place)

    def _by(
        self,
        of_item: Callable[[Item], str],
        of_entry: Callable[[Entry], str],
        *,
        shared: bool = True,
    ) -> None:
        """Match what is still unmatched by a key; an empty key matches nothing.

        Where several have the same key, those of the same start belong together; the others too,
        in their order, where the key may be `shared`. A guid may not: some systems give all
        sessions of a day the same, and then a new one would take the `no` of one that is gone.
        """
        places = _grouped((of_item(item), place) for place, item in self._items.items())
        numbers = _grouped((of_entry(entry), no) for no, entry in self._entries.items())
        often = Counter(map(of_item, self._all_items)) | Counter(map(of_entry, self._all_entries))
        for key in places.keys() & numbers.keys():
            self._pair(places[key], numbers[key], in_order=shared or often[key] == 1)

    def _pair(self, places: list[int], numbers: list[int], *, in_order: bool) -> None:
        by_start = _grouped((self._entries[no].start, no) for no in numbers)
        left: list[int] = []
        for place in places:
            item = self._items[place]
            same = by_start.get(start_cell(item))
            if same:
                no = max(same, key=lambda no: _told_alike(item, self._entries[no]))
                same.remove(no)
                self._found(place, no)
            else:
                left.append(place)
        if not in_order:
            return
        waiting = sorted(
            (no for no in numbers if no in self._entries),
            key=lambda no: (self._entries[no].start, no),
        )
        left.sort(key=lambda place: start_cell(self._items[place]))
        for place, no in zip(left, waiting, strict=False):
            self._found(place, no)

    def _found(self, place: int, no: int) -> None:
        self.found[place] = no
        del self._items[place]
        self._entries.pop(no, None)


def meant(
    unread: Iterable[Unread], entries: Collection[Entry]
) -> Iterator[tuple[Unread, list[int]]]:
    """Each session that could not be read whole, with the entries that it can be, if any."""
    signs: tuple[tuple[Callable[[Unread], str], Callable[[Entry], str]], ...] = (
        (lambda each: each.guid, lambda entry: entry.guid),
        (lambda each: each.slug, lambda entry: entry.slug),
        (lambda each: each.title and folded(each.title), lambda entry: folded(entry.title)),
        (lambda each: each.ident, lambda entry: entry.ident),
        (_start_of_untitled, lambda entry: entry.start),
    )
    known = [
        (of_unread, _grouped((of_entry(entry), entry.no) for entry in entries))
        for of_unread, of_entry in signs
    ]
    for each in unread:
        found = (numbers.get(of_unread(each)) for of_unread, numbers in known)
        if first := next(filter(None, found), None):
            yield each, first


def start_cell(item: Item) -> str:
    """When an item starts, as `sessions.csv` has it."""
    return moment_cell(item.start)


def moment_cell(start: Moment) -> str:
    """A day, or a day and time, as `sessions.csv` has it."""
    return start.at.strftime("%Y-%m-%d %H:%M") if start.at else start.day.isoformat()


def _start_of_untitled(unread: Unread) -> str:
    return moment_cell(unread.start) if unread.start and not unread.title else ""


def _grouped(pairs: Iterable[tuple[str, K]]) -> dict[str, list[K]]:
    groups: defaultdict[str, list[K]] = defaultdict(list)
    for key, value in pairs:
        if key:
            groups[key].append(value)
    return groups


def _both(one: str, other: str) -> str:
    return f"{one}\n{other}" if one and other else ""


def _if_none(surer: str, key: str) -> str:
    return "" if surer else key


def _day(start: str) -> str:
    return start[:10]


def _told_alike(item: Item, entry: Entry) -> int:
    """How much of what is told of a session was told of another one before."""
    told = {"room": item.room, "chair": item.chair, "about": item.about}
    cells = sum(entry.seen.get(column) == mark(cell or "") for column, cell in told.items())
    return cells + (item.title == entry.title)


def _are_others(item: Item, entry: Entry) -> bool:
    """Whether what a system calls them tells two sessions apart."""
    return any(
        one and other and one != other
        for one, other in ((item.guid, entry.guid), (item.slug, entry.slug))
    )
