"""Which columns a CSV file of a pack has, some of them one a platform or one a language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.packs.csv_files import CsvRow
from kiosk.packs.faults import listed, shown
from kiosk.packs.rule_names import RuleName
from kiosk.platforms import PLATFORMS


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that fill one field: `prefix` and a key. Where `known` is empty, any key will do."""

    field: str
    prefix: str
    known: tuple[str, ...]
    needed: tuple[str, ...]

    def key(self, column: str) -> str | None:
        """The key that a column of this group is for, or None for other columns."""
        key = column.removeprefix(self.prefix)
        if self.prefix + key != column:
            return None
        return key if key and (key in self.known or not self.known) else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: those it needs, those it may have, and its groups."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]
    groups: tuple[Group, ...]

    def findings(self, columns: tuple[str, ...]) -> Iterator[tuple[RuleName, str, str]]:
        """Rule, message and cure for each column that is missing, and each that nothing reads."""
        in_groups = [group.prefix + key for group in self.groups for key in group.needed]
        for column in (*self.needed, *in_groups):
            if column not in columns:
                message = f"The column “{column}” is missing."
                yield "missing-column", message, "Add it to this line, and a cell to every row."
        known = (*self.needed, *self.optional)
        for column in columns:
            if column not in known and self._group(column) is None:
                in_groups = [group.prefix + key for group in self.groups for key in group.known]
                message = f"{shown(column)} is no column of this file."
                yield "unknown-column", message, f"Use {listed((*known, *in_groups))}."

    def values(self, row: CsvRow) -> Mapping[str, object]:
        """The fields of a row, None for a column that is missing; a group's cells by key."""
        values: dict[str, object] = dict.fromkeys(self.needed)
        values.update(dict.fromkeys(self.optional, ""))
        grouped: dict[str, dict[str, str]] = {group.field: {} for group in self.groups}
        for column, cell in row.cells.items():
            if column in values:
                values[column] = cell
            elif found := self._group(column):
                grouped[found[0]][found[1]] = cell
        return values | grouped

    def _group(self, column: str) -> tuple[str, str] | None:
        for group in self.groups:
            if (key := group.key(column)) is not None:
                return group.field, key
        return None


def account_columns(languages: tuple[str, ...], platforms: tuple[str, ...]) -> Columns:
    """The columns of `accounts.csv` in a pack with these languages and platforms on offer."""
    known = tuple(PLATFORMS)
    on_offer = tuple(platform for platform in platforms if platform in known)
    return Columns(
        needed=("no", "name", "kind", "topics", "audiences", "checked_on"),
        optional=(),
        groups=(
            Group("handles", "", known, on_offer),
            Group("why", "why_", languages, languages),
        ),
    )


def session_columns(languages: tuple[str, ...]) -> Columns:
    """The columns of `sessions.csv` in a pack with these languages."""
    return Columns(
        needed=("no", "kind", "start", "end", "room", "title", "hashtag", "about"),
        optional=("chair",),
        groups=(
            Group("titles", "title_", languages, ()),
            Group("abouts", "about_", languages, ()),
        ),
    )
