import os
from pathlib import Path

import pytest

from kiosk.packs.sources import LARGEST_FILE, LARGEST_TOML, UnreadableFileError, read_text


def refusal(folder: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_text(folder, "event.toml")
    return caught.value.fault.text


def test_byte_order_mark_of_a_spreadsheet_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(b"\xef\xbb\xbfno,\xc5\xb5\n")
    assert read_text(tmp_path, "event.toml") == "no,ŵ\n"


def test_missing_file_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        "event.toml: The pack has no such file. Put a file of this name into the folder."
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
