import os
from pathlib import Path

import pytest

from kiosk.packs.sources import LARGEST_FILE, LARGEST_TOML, UnreadableFileError, read_text

SAVE_TABLE = "In the spreadsheet choose Save as, and CSV UTF-8."


def refusal(folder: Path, file: str = "event.toml") -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_text(folder, file)
    return caught.value.fault.text


def test_byte_order_mark_of_a_spreadsheet_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(b"\xef\xbb\xbfno,\xc5\xb5\n")
    assert read_text(tmp_path, "event.toml") == "no,ŵ\n"


def test_missing_file_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        "event.toml: The pack has no such file. Put a file of this name into the folder."
    )


@pytest.mark.parametrize("found", ["event.toml.txt", "Event.toml", "event.txt"])
def test_missing_file_is_found_under_another_name(tmp_path: Path, found: str) -> None:
    (tmp_path / found).write_text("")
    assert refusal(tmp_path) == (
        f"event.toml: The pack has no such file. There is {found}; rename it to event.toml."
    )


@pytest.mark.parametrize("found", ["sessions.xlsx", "Sessions.ods"])
def test_missing_table_is_found_as_a_spreadsheet(tmp_path: Path, found: str) -> None:
    (tmp_path / found).write_text("")
    assert refusal(tmp_path, "sessions.csv") == (
        "sessions.csv: The pack has no such file. "
        f"There is {found}; save it as CSV UTF-8, with the name sessions.csv."
    )


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1"])
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("sessions.csv", f"a spreadsheet that only was given this name. {SAVE_TABLE}"),
        ("event.toml", "a document that only was given this name. Write it with a text editor."),
    ],
)
def test_file_of_an_office_program_is_said(
    tmp_path: Path, beginning: bytes, file: str, said: str
) -> None:
    (tmp_path / file).write_bytes(beginning + b"\x00\xff")
    assert refusal(tmp_path, file) == f"{file}: The file is {said}"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("file", "cure"),
    [
        ("sessions.csv", SAVE_TABLE),
        ("event.toml", "Save the file again with the encoding UTF-8."),
    ],
)
def test_utf_16_is_said(tmp_path: Path, encoding: str, file: str, cure: str) -> None:
    (tmp_path / file).write_bytes("\ufeffno\n".encode(encoding))
    assert refusal(tmp_path, file) == (
        f"{file}: The file is saved as UTF-16, or “Unicode text”. {cure}"
    )


def test_other_encoding_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes("one\ntwo\nÿ".encode("latin-1"))
    assert refusal(tmp_path) == (
        "event.toml, line 3: This line holds a letter that is not UTF-8. "
        "Save the file again with the encoding UTF-8."
    )


@pytest.mark.parametrize(
    ("file", "largest", "size"),
    [("event.toml", LARGEST_TOML, "1 MB"), ("sessions.csv", LARGEST_FILE, "5 MB")],
)
def test_large_file_is_refused(tmp_path: Path, file: str, largest: int, size: str) -> None:
    (tmp_path / file).write_bytes(b" " * largest)
    assert read_text(tmp_path, file) == " " * largest
    (tmp_path / file).write_bytes(b" " * (largest + 1))
    with pytest.raises(UnreadableFileError) as caught:
        read_text(tmp_path, file)
    assert caught.value.fault.text == (
        f"{file}: The file is larger than {size}. Take out what the event does not need."
    )


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "event.toml")
    assert refusal(tmp_path) == (
        "event.toml: The file cannot be opened. Check that it is a file that you may read."
    )
