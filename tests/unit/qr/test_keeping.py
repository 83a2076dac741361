import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.qr import Matrix, keeping, matrix
from kiosk.qr.keeping import FILE, MOST

TEXTS = [f"https://bsky.app/hashtag/Kept{no}" for no in range(6)]
OTHER = "https://x.com/theCSP"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Codes are made within a test as in a run of its own, and leave nothing for the next one."""
    matrix.cache_clear()
    yield
    matrix.cache_clear()


def run(folder: Path, texts: list[str]) -> list[Matrix]:
    """What a run of its own would make of these texts."""
    matrix.cache_clear()
    with keeping(folder):
        return [matrix(text) for text in texts]


def plant(file: Path, codes: object, library: str | None = None) -> None:
    """Write a whole file with these codes, of this release of the library unless told."""
    content = json.loads(gzip.decompress(file.read_bytes()))
    content |= {"codes": codes} | ({"qrcode": library} if library else {})
    file.write_bytes(gzip.compress(json.dumps(content).encode()))


def in_file(file: Path) -> dict[str, str]:
    codes = json.loads(gzip.decompress(file.read_bytes()))["codes"]
    assert isinstance(codes, dict)
    return codes


def test_next_run_finds_what_one_run_made(tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    planted = dict.fromkeys(in_file(tmp_path / FILE), "0")
    plant(tmp_path / FILE, planted)
    found = run(tmp_path, TEXTS)
    assert [(each.text, each.version, each.level) for each in found] == [
        (each.text, each.version, each.level) for each in made
    ]
    assert not any(row for each in found for row in each.rows)


def test_found_codes_are_the_made_ones(tmp_path: Path) -> None:
    made = [matrix(text) for text in TEXTS]
    assert run(tmp_path, TEXTS) == made
    assert run(tmp_path, TEXTS) == made


def test_new_codes_are_kept_beside_the_old_ones(tmp_path: Path) -> None:
    run(tmp_path, TEXTS)
    run(tmp_path, [OTHER])
    assert len(in_file(tmp_path / FILE)) == len(TEXTS) + 1


def test_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    run(tmp_path, TEXTS)
    matrix(OTHER)
    assert not any(OTHER in key for key in in_file(tmp_path / FILE))


def test_codes_of_another_release_of_the_library_are_made_anew(tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    plant(tmp_path / FILE, dict.fromkeys(in_file(tmp_path / FILE), "0"), library="0.1")
    assert run(tmp_path, TEXTS) == made


def test_file_torn_anywhere_is_made_anew(tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    whole = (tmp_path / FILE).read_bytes()
    for length in range(0, len(whole), 17):
        (tmp_path / FILE).write_bytes(whole[:length])
        assert run(tmp_path, TEXTS) == made
        assert len(in_file(tmp_path / FILE)) == len(TEXTS)


def test_file_with_a_changed_byte_is_made_anew(tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    whole = (tmp_path / FILE).read_bytes()
    # The first ten bytes say when and where the file was packed.
    for at in range(10, len(whole), 7):
        (tmp_path / FILE).write_bytes(whole[:at] + bytes([whole[at] ^ 16]) + whole[at + 1 :])
        assert run(tmp_path, TEXTS) == made


@pytest.mark.parametrize("codes", [None, [], {"2-H x": None}, {"2-H x": 7}, {"2-H x": "no code"}])
def test_file_of_another_shape_is_made_anew(codes: object, tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    plant(tmp_path / FILE, codes)
    assert run(tmp_path, TEXTS) == made


@pytest.mark.parametrize("content", [b"[]", b"7", b"{}", b"\xff", b""])
def test_file_of_something_else_is_made_anew(content: bytes, tmp_path: Path) -> None:
    made = run(tmp_path, TEXTS)
    (tmp_path / FILE).write_bytes(gzip.compress(content))
    assert run(tmp_path, TEXTS) == made


def test_folder_that_cannot_be_used_costs_no_code(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("A file, not a folder.", encoding="utf-8")
    assert [each.text for each in run(tmp_path / "var", TEXTS)] == TEXTS
    (tmp_path / FILE).mkdir()
    assert [each.text for each in run(tmp_path, TEXTS)] == TEXTS
    assert {each.name for each in tmp_path.iterdir()} == {"var", FILE}


def test_oldest_codes_leave_a_full_file(tmp_path: Path) -> None:
    run(tmp_path, TEXTS)
    plant(tmp_path / FILE, {f"2-H {no}": "0" for no in range(MOST)})
    run(tmp_path, [OTHER])
    kept = list(in_file(tmp_path / FILE))
    assert len(kept) == MOST
    assert kept[0] == "2-H 1"
    assert OTHER in kept[-1]


def test_codes_of_a_run_that_failed_are_kept(tmp_path: Path) -> None:
    with pytest.raises(SystemExit), keeping(tmp_path):
        matrix(OTHER)
        raise SystemExit(1)
    assert len(in_file(tmp_path / FILE)) == 1


def test_processes_that_share_a_folder_leave_a_whole_file(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kiosk.qr import keeping, matrix\n"
        "for turn in range(20):\n"
        "    with keeping(Path(sys.argv[1])): matrix(f'{sys.argv[2]} {turn}')\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in "abc"
    ]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0]
    assert [file.name for file in tmp_path.iterdir()] == [FILE]
    assert in_file(tmp_path / FILE)


def test_threads_of_a_run_share_what_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path), ThreadPoolExecutor(8) as pool:
        assert [each.text for each in pool.map(matrix, TEXTS * 4)] == TEXTS * 4
    assert len(in_file(tmp_path / FILE)) == len(TEXTS)
