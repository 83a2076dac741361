"""A CSV file of the pack as rows, with the line in the file on which each begins."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from kiosk.packs.faults import Fault, shown
from kiosk.packs.formulas import as_meant
from kiosk.packs.sources import MOST_ENTRIES, UnreadableFileError, too_many_entries

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
"""What a spreadsheet writes between cells; which one depends on its language."""

_BETWEEN_WORDS = re.compile(r"[\s-]+")

# What the csv module says -> what is wrong, and what to do about it.
_PLAIN = (
    (
        "unexpected end of data",
        "A quote is opened in this row and never closed.",
        "Write a quote at the end of that text.",
    ),
    (
        # Between the two stands the separator.
        "expected after",
        "A quote mark stands inside a text between quotes.",
        "Write it twice there, and once at the end of the text.",
    ),
    (
        "field larger than",
        "A text in this row is far too long.",
        "Look for a quote that is opened and never closed.",
    ),
)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row by column; `line` counts lines of the file, also where a text holds line ends."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """What a CSV file holds; `faults` are rows that do not fit its columns."""

    name: str
    separator: str
    line: int
    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    faults: tuple[Fault, ...]


def parse_csv(name: str, text: str) -> CsvFile:
    """Read a CSV text whose first row names the columns; raises `UnreadableFileError`.

    Commas, semicolons or tabs stand between cells. Names of columns get small letters, and
    underscores between words. Spaces around a cell are dropped, and rows without any text are
    passed over, because spreadsheets leave both behind; the apostrophe that keeps a cell from being
    a formula is dropped too.
    """
    separator = _separator(text)
    records = _records(name, text, separator)
    line, header = next(records, (0, []))
    if not header:
        raise UnreadableFileError(
            "empty-file",
            name,
            None,
            "The file is empty.",
            "Write the names of the columns in its first line.",
        )
    columns = _columns(name, line, header)
    rows: list[CsvRow] = []
    faults: list[Fault] = []
    for row_line, cells in records:
        if len(rows) + len(faults) == MOST_ENTRIES:
            raise too_many_entries(name, row_line)
        # A spreadsheet writes no row longer than the first, so a longer one is shifted, even where
        # its surplus cells are empty.
        if len(cells) > len(header) or len(_without_empty_end(cells)) > len(columns):
            faults.append(_too_long(name, row_line, _SEPARATORS[separator]))
        elif len(cells) < len(columns):
            faults.append(_too_short(name, row_line, len(cells), len(columns)))
        else:
            rows.append(CsvRow(row_line, dict(zip(columns, cells, strict=False))))
    return CsvFile(name, separator, line, columns, tuple(rows), tuple(faults))


def _separator(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=header.count)


def _records(name: str, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [as_meant(cell.strip()) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise _not_csv(name, line, str(error)) from error
        if any(cells):
            yield line, cells


def _columns(name: str, line: int, header: list[str]) -> tuple[str, ...]:
    columns = tuple(_BETWEEN_WORDS.sub("_", each.casefold()) for each in _without_empty_end(header))
    column, count = Counter(columns).most_common(1)[0]
    if count > 1 and column:
        raise UnreadableFileError(
            "column-twice",
            name,
            line,
            f"The column {shown(column)} stands here twice.",
            "Give every column a name of its own.",
        )
    if "" in columns:
        raise UnreadableFileError(
            "column-without-name",
            name,
            line,
            "A column has no name.",
            "Name it, or take it out of the file.",
        )
    return columns


def _without_empty_end(cells: list[str]) -> list[str]:
    length = len(cells)
    while length and not cells[length - 1]:
        length -= 1
    return cells[:length]


def _too_long(name: str, line: int, separator: str) -> Fault:
    message = "This row has more cells than there are columns."
    return _wrong_length(
        name, line, message, f"Put a text that holds a {separator} between quotes."
    )


def _too_short(name: str, line: int, cells: int, columns: int) -> Fault:
    message = f"This row has {cells} of {columns} cells."
    return _wrong_length(name, line, message, "Write every cell, also those that are empty.")


def _wrong_length(name: str, line: int, message: str, cure: str) -> Fault:
    return Fault(
        severity="error", rule="row-length", file=name, line=line, message=message, cure=cure
    )


def _not_csv(name: str, line: int, said: str) -> UnreadableFileError:
    for part, message, cure in _PLAIN:
        if part in said:
            return UnreadableFileError("not-csv", name, line, message, cure)
    return UnreadableFileError(
        "not-csv",
        name,
        line,
        "This row is not CSV.",
        "Save the file again as CSV.",
    )
