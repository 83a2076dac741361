from pathlib import Path

import pytest

from kiosk.packs.importing.sheet import read_sheet


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_table_is_written_with_the_separator_that_it_had(tmp_path: Path, separator: str) -> None:
    names = ["no", "kind", "start", "end", "room", "title", "hashtag", "about", "chair"]
    cells = ["1", "talk", "2014-10-11", "", "", "A talk", "SmallTalk", "", ""]
    text = f"{separator.join(names)}\r\n{separator.join(cells)}\r\n"
    (tmp_path / "sessions.csv").write_bytes(text.encode())
    sheet = read_sheet(tmp_path, ("en",))
    assert sheet.bytes_with(sheet.rows.values()) == text.encode()
