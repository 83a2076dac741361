import pytest

from kiosk.packs.csv_files import parse_csv
from kiosk.packs.sources import UnreadableFileError

LONG = "This row has more cells than there are columns. Put a text that holds a {} between quotes."
SHORT = "This row has 1 of 2 cells. Write every cell, also those that are empty."


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


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("no,why", "1,a, b", LONG.format("comma")),
        ("no,why", "1,a,", LONG.format("comma")),
        ("no,why,", "1,a, b", LONG.format("comma")),
        ("no,why,", "1,a, b,", LONG.format("comma")),
        ("no;why", "1;a; b", LONG.format("semicolon")),
        ("no\twhy", "1\ta\t b", LONG.format("tab")),
        ("no,why", "1", SHORT),
        ("no,why,", "1", SHORT),
    ],
)
def test_row_that_does_not_fit_its_columns_is_a_fault(header: str, row: str, said: str) -> None:
    other = header.replace("no", "2").replace("why", "b")
    file = parse_csv("accounts.csv", f"{header}\n{row}\n{other}\n")
    assert [fault.text for fault in file.faults] == [f"accounts.csv, line 2: {said}"]
    assert [row.cells["no"] for row in file.rows] == ["2"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_table_is_read_whatever_separates_its_cells(separator: str) -> None:
    lines = ("no", "why", "topics"), ("1", '"a, b"', '"x;y"')
    file = parse_csv("accounts.csv", "\r\n".join(map(separator.join, lines)))
    assert file.separator == separator
    assert [dict(row.cells) for row in file.rows] == [{"no": "1", "why": "a, b", "topics": "x;y"}]


def test_names_of_columns_need_neither_small_letters_nor_underscores() -> None:
    assert parse_csv("x.csv", "No, Title CY ,checked-on\n").columns == (
        "no",
        "title_cy",
        "checked_on",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.csv: The file is empty. Write the names of the columns in its first line."),
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
            'no;why\n1;"a "b" c"\n',
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
