"""A CSV file of the pack as rows, with the line in the file on which each begins."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from kiosk.packs.faults import Fault, shown
from kiosk.packs.formulas import as_meant
from kiosk.packs.sources import MOST_ENTRIES, UnreadableFileError, too_many_entries

# What the csv module says -> what is wrong, and what to do about it.
_PLAIN = (
    (
        "unexpected end of data",
        "A quote is opened in this row and never closed.",
        "Write a quote at the end of that text.",
    ),
    (
        "',' expected after",
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
    line: int
    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    faults: tuple[Fault, ...]


def parse_csv(name: str, text: str) -> CsvFile:
    """Read a CSV text whose first row names the columns; raises `UnreadableFileError`.

    Spaces around a cell are dropped, and rows without any text are passed over, because
    spreadsheets leave both behind; the apostrophe that keeps a cell from being a formula is
    dropped too.
    """
    records = _records(name, text)
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
        if len(_without_empty_end(cells)) <= len(columns) <= len(cells):
            rows.append(CsvRow(row_line, dict(zip(columns, cells, strict=False))))
        else:
            faults.append(_does_not_fit(name, row_line, len(cells), len(columns)))
    return CsvFile(name, line, columns, tuple(rows), tuple(faults))


def _records(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
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
    for sign, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in header[0]:
            raise UnreadableFileError(
                "separator",
                name,
                line,
                f"The columns are separated by {called}.",
                "Save the file again as CSV with commas.",
            )
    columns = tuple(_without_empty_end(header))
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


def _does_not_fit(name: str, line: int, cells: int, columns: int) -> Fault:
    return Fault(
        severity="error",
        rule="row-length",
        file=name,
        line=line,
        message=f"This row has {cells} cells, but there are {columns} columns.",
        cure="Put a text that holds a comma between quotes.",
    )


def _not_csv(name: str, line: int, said: str) -> UnreadableFileError:
    for part, message, cure in _PLAIN:
        if said.startswith(part):
            return UnreadableFileError("not-csv", name, line, message, cure)
    return UnreadableFileError(
        "not-csv",
        name,
        line,
        "This row is not CSV.",
        "Save the file again as CSV.",
    )
