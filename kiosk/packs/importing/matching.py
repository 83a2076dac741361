"""Which session of a programme is which of those that were imported before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from kiosk.packs.importing.items import Item
from kiosk.packs.importing.ledger import Entry
from kiosk.packs.importing.texts import folded

K = TypeVar("K", bound=Hashable)


def matched(items: Iterable[Item], entries: Iterable[Entry]) -> Mapping[int, int]:
    """For the place of each known item, the `no` that it had: by guid, slug, title, then id.

    A guid that differs is no hindrance to the same title: systems change their guids. An id comes
    last, because in a spreadsheet it is often the row's number, which changes with every new row.
    """
    match = _Match(dict(enumerate(items)), {entry.no: entry for entry in entries})
    match.by(lambda item: _both(item.guid, item.title), lambda each: _both(each.guid, each.title))
    match.by(lambda item: item.guid, lambda entry: entry.guid, shared=False)
    match.by(
        lambda item: _if_none(item.guid, item.slug),
        _without_guid(lambda entry: entry.slug),
        shared=False,
    )
    match.by(lambda item: _both(item.ident, item.title), lambda each: _both(each.ident, each.title))
    match.by(lambda item: folded(item.title), lambda entry: folded(entry.title))
    match.by(
        lambda item: _if_none(item.guid, item.ident),
        _without_guid(lambda entry: entry.ident),
        shared=False,
    )
    return match.found


class _Match:
    def __init__(self, items: dict[int, Item], entries: dict[int, Entry]) -> None:
        self._all_items = tuple(items.values())
        self._all_entries = tuple(entries.values())
        self._items = items
        self._entries = entries
        self.found: dict[int, int] = {}

    def by(
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
            same = by_start.get(start_cell(self._items[place]))
            if same:
                self._found(place, same.pop(0))
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
        del self._items[place], self._entries[no]


def start_cell(item: Item) -> str:
    """When an item starts, as `sessions.csv` has it."""
    start = item.start
    return start.at.strftime("%Y-%m-%d %H:%M") if start.at else start.day.isoformat()


def _grouped(pairs: Iterable[tuple[str, K]]) -> dict[str, list[K]]:
    groups: defaultdict[str, list[K]] = defaultdict(list)
    for key, value in pairs:
        if key:
            groups[key].append(value)
    return groups


def _both(ident: str, title: str) -> str:
    return f"{ident}\n{folded(title)}" if ident else ""


def _if_none(surer: str, key: str) -> str:
    return "" if surer else key


def _without_guid(key: Callable[[Entry], str]) -> Callable[[Entry], str]:
    return lambda entry: _if_none(entry.guid, key(entry))
