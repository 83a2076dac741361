import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.packs.replacing import replace_file


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow over ten bytes, as if nothing more had room on the disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        # Before anything is reported: the report may be a file itself.
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "numbers.json"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_new_file_is_read_by_all(tmp_path: Path) -> None:
    replace_file(tmp_path / "numbers.json", b"new")
    assert (tmp_path / "numbers.json").stat().st_mode & 0o777 == 0o644


def test_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "numbers.json"
    file.write_bytes(b"old")
    with full_disk(), pytest.raises(OSError):
        replace_file(file, b"new" * 100)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("numbers.json", b"old")
    ]
