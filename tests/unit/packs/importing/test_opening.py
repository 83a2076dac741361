import os
from pathlib import Path

import pytest

from kiosk.packs.importing import LARGEST_PROGRAMME, ProgrammeError
from kiosk.packs.importing.opening import MOST_LINES, read_bytes, without_mark
from tests.programmes import read


def refused(path: Path) -> str:
    with pytest.raises(ProgrammeError) as caught:
        read_bytes(path)
    return str(caught.value)


def test_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    assert refused(large).startswith("The file is larger than 20 MB.")
    with large.open("wb") as file:
        file.truncate(LARGEST_PROGRAMME)
    assert len(read_bytes(large)) == LARGEST_PROGRAMME


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "nowhere", tmp_path, tmp_path / "pipe", Path("a\0b")):
        assert refused(path).startswith(("There is no file “", "“"))


def test_file_of_nothing_but_lines_is_refused() -> None:
    with pytest.raises(ProgrammeError, match="The file has more than 1,000,000 lines"):
        without_mark(b"BEGIN:VCALENDAR\n" + b"\n" * MOST_LINES)


@pytest.mark.parametrize(
    "programme",
    ["[" + "{}," * 1_100_000 + "{}]", "<a>" + "<b/>" * 1_100_000 + "</a>"],
    ids=["JSON", "XML"],
)
def test_file_of_empty_things_is_refused_before_it_fills_the_memory(programme: str) -> None:
    with pytest.raises(ProgrammeError, match=r"more than 1,000,000 tags, brackets or commas"):
        read(programme)
