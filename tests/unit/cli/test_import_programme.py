import json
import os
import pty
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.main import main
from kiosk.packs import read_pack
from tests.packs.changed import small_pack

PROGRAMME = "id,title,start,room\na,Pain,2014-10-10 09:00,Hall 1\nb,Rest,2014-10-10 10:00,\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


def run(pack: Path, programme: str | bytes, *options: str) -> Result:
    file = pack.parent / "programme.csv"
    file.write_bytes(programme.encode() if isinstance(programme, str) else programme)
    return CliRunner().invoke(main, ["import", str(file), "--into", str(pack), *options])


def contents(pack: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in pack.iterdir()}


def test_import_shows_what_it_adds_and_adds_it(pack: Path) -> None:
    result = run(pack, PROGRAMME)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output.splitlines() == [
        "+     3  2014-10-10 09:00  Pain  #SmallPain",
        "+     4  2014-10-10 10:00  Rest  #SmallRest",
        "The programme has 2 sessions: 2 added, 0 changed, 0 removed.",
    ]
    assert read_pack(pack).session[3].title["en"] == "Pain"


def test_import_shows_what_it_changes_and_removes(pack: Path) -> None:
    run(pack, PROGRAMME)
    result = run(pack, "id,title,start,room\na,Pain,2014-10-10 09:00,Hall 2\n")
    assert result.output.splitlines() == [
        "~     3  2014-10-10 09:00  Pain",
        "    room: “Hall 1” -> “Hall 2”",
        "-     4  2014-10-10 10:00  Rest",
        "The programme has 1 session: 0 added, 1 changed, 1 removed.",
    ]


def test_import_of_the_same_says_that_nothing_was_written(pack: Path) -> None:
    run(pack, PROGRAMME)
    before = contents(pack)
    result = run(pack, PROGRAMME)
    assert result.output.splitlines() == [
        "The programme has 2 sessions: 0 added, 0 changed, 0 removed.",
        "The pack has all of it already; nothing was written.",
    ]
    assert contents(pack) == before


def test_dry_run_shows_everything_and_writes_nothing(pack: Path) -> None:
    before = contents(pack)
    result = run(pack, PROGRAMME + "c,Late,never,\n", "--dry-run")
    assert result.exit_code == 0
    assert result.output.splitlines()[-3:] == [
        "Doubtful: line 4: “Late” was left out: it has no day and time that can be read. "
        "Give it a start such as 2014-10-11 09:00.",
        "The programme has 2 sessions: 2 added, 0 changed, 0 removed.",
        "Nothing was written (--dry-run).",
    ]
    assert contents(pack) == before


def test_programs_get_one_object(pack: Path) -> None:
    found = json.loads(run(pack, PROGRAMME, "--format", "json").output)
    assert found == {
        "sessions": 2,
        "added": [
            {"no": 3, "title": "Pain", "start": "2014-10-10 09:00", "hashtag": "SmallPain"}
            | {"cells": {}},
            {"no": 4, "title": "Rest", "start": "2014-10-10 10:00", "hashtag": "SmallRest"}
            | {"cells": {}},
        ],
        "changed": [],
        "removed": [],
        "problems": [],
    }
    changed = json.loads(run(pack, PROGRAMME.replace("Hall 1", ""), "--format", "json").output)
    assert changed["changed"][0]["cells"] == {"room": ["Hall 1", ""]}


def test_file_that_cannot_be_imported_leaves_the_pack_and_says_why(pack: Path) -> None:
    before = contents(pack)
    result = run(pack, b"PK\x03\x04")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "This is a zip file or a spreadsheet. Save the spreadsheet as CSV.",
        "Nothing was imported; the pack is as it was.",
    ]
    assert contents(pack) == before


def test_programs_get_the_faults_of_a_file_in_the_same_object(pack: Path) -> None:
    result = run(pack, b"<schedule>\n", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == {
        "sessions": 0,
        "added": [],
        "changed": [],
        "removed": [],
        "problems": [
            {
                "line": 1,
                "message": "The file ends in the middle.",
                "cure": "Fetch the programme again.",
            }
        ],
    }


def large() -> str:
    rows = (f"x{no},Talk {no},2014-10-11 09:00,{'Hall ' * 20}\n" for no in range(5_000))
    return PROGRAMME + "".join(rows)


def test_large_file_is_read_with_its_progress_shown_on_a_terminal(pack: Path) -> None:
    file = pack.parent / "programme.csv"
    file.write_text(large())
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kiosk", "import", str(file), "--into", str(pack), "--dry-run"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        # A terminal whose other side is closed reads as an error on Linux.
        with suppress(OSError):
            while part := os.read(ours, 4_096):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    assert b"Reading programme.csv" in shown
    assert b"100%" in shown


def test_nothing_is_said_of_progress_where_nobody_watches(pack: Path) -> None:
    result = run(pack, large(), "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_full_disk_leaves_the_pack_as_it_was_and_is_said(pack: Path, form: str) -> None:
    rows = "".join(
        f"x{no},A talk about {no},2014-10-11 09:{no},Hall {no},{'Word ' * 40}\n"
        for no in range(10, 60)
    )
    file = pack.parent / "programme.csv"
    file.write_text("id,title,start,room,about\n" + rows)
    before = contents(pack)
    result = subprocess.run(
        [sys.executable, "-m", "kiosk", "import", file, "--into", pack, "--format", form],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, 8_192)),
    )
    assert result.returncode == 3
    assert contents(pack) == before
    if form == "text":
        assert result.stderr.splitlines() == [
            "sessions.csv could not be written: File too large. "
            "Look at the disk, then import again.",
            "Nothing was imported; the pack is as it was.",
        ]
    else:
        (problem,) = json.loads(result.stdout)["problems"]
        assert problem["message"] == "sessions.csv could not be written: File too large."


def test_programme_that_lacks_most_sessions_needs_the_option(pack: Path) -> None:
    run(pack, PROGRAMME)
    before = contents(pack)
    other = "title,start\nCooking,2014-10-11 15:00\n"
    result = run(pack, other)
    assert (result.exit_code, contents(pack)) == (1, before)
    assert "add --replace" in result.stderr
    assert run(pack, other, "--replace").output.splitlines()[-1] == (
        "The programme has 1 session: 1 added, 0 changed, 2 removed."
    )


def test_pack_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", PROGRAMME)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"There is no folder “{tmp_path / 'nowhere'}”.")
