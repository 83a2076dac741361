import pytest

from kiosk.packs.csv_files import parse_csv
from kiosk.packs.sources import UnreadableFileError


def test_rows_know_their_line_in_the_file() -> None:
    file = parse_csv("accounts.csv", 'no,why\r\n\r\n1,"two\r\nlines"\r\n,\r\n 2 ,b\r\n')
    assert (file.line, file.columns) == (1, ("no", "why"))
    assert [(row.line, dict(row.cells)) for row in file.rows] == [
        (3, {"no": "1", "why": "two\r\nlines"}),
        (6, {"no": "2", "why": "b"}),
    ]


def test_empty_columns_at_the_end_are_passed_over() -> None:
    file = parse_csv("accounts.csv", "no,why,,\n1,a,,\n2,b\n")
    assert file.columns == ("no", "why")
    assert [dict(row.cells) for row in file.rows] == [
        {"no": "1", "why": "a"},
        {"no": "2", "why": "b"},
    ]
    assert file.faults == ()


@pytest.mark.parametrize(("row", "cells"), [("1,a,b", 3), ("1", 1)])
def test_row_that_does_not_fit_its_columns_is_a_fault(row: str, cells: int) -> None:
    file = parse_csv("accounts.csv", f"no,why\n{row}\n2,b\n")
    assert [fault.text for fault in file.faults] == [
        f"accounts.csv, line 2: This row has {cells} cells, but there are 2 columns. "
        "Put a text that holds a comma between quotes."
    ]
    assert [row.cells["no"] for row in file.rows] == ["2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.csv: The file is empty. Write the names of the columns in its first line."),
        (
            "no;why\n1;a",
            "x.csv, line 1: The columns are separated by semicolons. "
            "Save the file again as CSV with commas.",
        ),
        (
            "no\twhy\n1\ta",
            "x.csv, line 1: The columns are separated by tabs. "
            "Save the file again as CSV with commas.",
        ),
        (
            "no,no",
            "x.csv, line 1: The column “no” stands here twice. "
            "Give every column a name of its own.",
        ),
        ("no,,why", "x.csv, line 1: A column has no name. Name it, or take it out of the file."),
        (
            'no,why\n1,a\n2,"b\n3,c\n',
            "x.csv, line 3: A quote is opened in this row and never closed. "
            "Write a quote at the end of that text.",
        ),
        (
            'no,why\n1,"a "b" c"\n',
            "x.csv, line 2: A quote mark stands inside a text between quotes. "
            "Write it twice there, and once at the end of the text.",
        ),
        (
            "no,why\n1," + "a" * 140_000,
            "x.csv, line 2: A text in this row is far too long. "
            "Look for a quote that is opened and never closed.",
        ),
    ],
)
def test_what_is_no_table_is_said_plainly(text: str, said: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse_csv("x.csv", text)
    assert caught.value.fault.text == said
