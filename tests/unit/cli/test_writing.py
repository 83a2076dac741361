from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kiosk.cli.writing import folder_to_fill, numbered, write_files


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (1, ["sheet.png"]),
        (2, ["sheet-1.png", "sheet-2.png"]),
        (10, [f"sheet-{no:02}.png" for no in range(1, 11)]),
    ],
)
def test_pages_are_numbered_where_there_are_several(count: int, names: list[str]) -> None:
    assert [file.name for file in numbered(Path("a/sheet.png"), count)] == names


def test_page_that_fails_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    def pages() -> Iterator[bytes]:
        yield b"new"
        raise ValueError

    first, second = tmp_path / "1", tmp_path / "2"
    first.write_bytes(b"older")
    with pytest.raises(ValueError):
        write_files((first, second), pages(), first)
    assert first.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [first]


def test_last_look_after_the_last_page_counts_too(tmp_path: Path) -> None:
    def pages() -> Iterator[bytes]:
        yield b"new"
        raise ValueError

    with pytest.raises(ValueError):
        write_files((tmp_path / "1",), pages(), tmp_path / "1")
    assert list(tmp_path.iterdir()) == []


def test_folder_appears_only_when_it_is_full(tmp_path: Path) -> None:
    with folder_to_fill(tmp_path / "set") as folder:
        (folder / "page").write_bytes(b"")
        assert not (tmp_path / "set").exists()
    assert [file.name for file in tmp_path.rglob("*")] == ["set", "page"]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_fault_leaves_no_half_folder(tmp_path: Path, fault: type[BaseException]) -> None:
    with pytest.raises(fault), folder_to_fill(tmp_path / "set") as folder:
        (folder / "page").write_bytes(b"")
        raise fault
    assert list(tmp_path.iterdir()) == []


def test_folder_that_was_filled_meanwhile_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(click.exceptions.Exit), folder_to_fill(tmp_path / "set"):
        (tmp_path / "set").mkdir()
        (tmp_path / "set" / "theirs").write_bytes(b"")
    assert "cannot be written" in capsys.readouterr().err
    assert [file.name for file in tmp_path.rglob("*")] == ["set", "theirs"]
