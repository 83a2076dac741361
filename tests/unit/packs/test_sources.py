import os
from pathlib import Path

import pytest

from kiosk.packs.sources import LARGEST_FILE, UnreadableFileError, read_text


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


def test_file_over_5_mb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(b" " * (LARGEST_FILE + 1))
    assert refusal(tmp_path) == (
        "event.toml: The file is larger than 5 MB. Take out what the event does not need."
    )


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "event.toml")
    assert refusal(tmp_path) == (
        "event.toml: The file cannot be opened. Check that it is a file that you may read."
    )
