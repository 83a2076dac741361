from pathlib import Path

import pytest

from kiosk.packs.importing import Plan, WriteError, carry_out
from kiosk.packs.importing.writing import _replace


def plan(folder: Path, *steps: tuple[str, bytes]) -> Plan:
    return Plan(
        folder=folder, sessions=0, added=(), changed=(), removed=(), problems=(), steps=steps
    )


def test_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.csv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    (tmp_path / "sessions.csv").symlink_to(real)
    carry_out(plan(tmp_path, ("sessions.csv", b"new")))
    assert (tmp_path / "sessions.csv").is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real.csv", "sessions.csv"]


def test_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"^sessions\.csv could not be written: "):
        carry_out(plan(tmp_path / "gone", ("sessions.csv", b"new")))


def test_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "sessions.csv"
    target.mkdir()
    with pytest.raises(OSError):
        _replace(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["sessions.csv"]
