import fcntl
import os
from pathlib import Path

import pytest

from kiosk.handouts.signs import missing_signs
from kiosk.packs.importing import Plan, WriteError, carry_out, plan_import
from tests.packs.changed import change, small_pack
from tests.programmes import HEAD, PAIN, REST, brought, nobody


def plan(folder: Path, *steps: tuple[str, bytes]) -> Plan:
    found = {
        name: file.read_bytes() if (file := folder / name).is_file() else None for name, _ in steps
    }
    return Plan(
        folder=folder,
        sessions=0,
        added=(),
        changed=(),
        removed=(),
        problems=(),
        found=found,
        steps=steps,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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


@pytest.mark.parametrize("before", [{}, {"imported.csv": b"old"}])
def test_failure_at_the_last_file_leaves_all_of_them(
    tmp_path: Path, before: dict[str, bytes]
) -> None:
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sessions.csv").mkdir()
    with pytest.raises(WriteError, match=r"^sessions\.csv could not be written: "):
        carry_out(plan(tmp_path, ("imported.csv", b"new"), ("sessions.csv", b"new")))
    assert contents(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == len(before) + 1


def test_edit_that_was_saved_meanwhile_is_never_lost(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    file = tmp_path / "programme"
    file.write_text(HEAD + PAIN)
    planned = plan_import(file, pack, missing_signs, nobody)
    change(pack, "sessions.csv", "A talk", "My talk")
    before = contents(pack)
    with pytest.raises(WriteError, match=r"^sessions\.csv was changed by somebody else"):
        carry_out(planned)
    assert contents(pack) == before


def test_second_of_two_imports_at_once_is_told_to_begin_again(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    file = tmp_path / "other"
    file.write_text(HEAD + REST)
    planned = plan_import(file, pack, missing_signs, nobody)
    brought(pack, PAIN)
    before = contents(pack)
    with pytest.raises(WriteError, match=r"was changed by somebody else.*import again"):
        carry_out(planned)
    assert contents(pack) == before


def test_import_does_not_wait_for_another_that_is_writing(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    handle = os.open(pack, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(WriteError, match=r"^Another import is writing into this pack\."):
            brought(pack, PAIN)
    finally:
        os.close(handle)
    assert len(brought(pack, PAIN).added) == 1
