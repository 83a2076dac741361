import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.actions import Refused, SignedIn, Store, ensure_pin, set_pin, sign_in
from kiosk.settings import ROOT
from kiosk.store import open_store

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
COMMAND = [sys.executable, "-m", "kiosk", "pin"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def environment(data: Path) -> dict[str, str]:
    others = {key: value for key, value in os.environ.items() if not key.startswith("KIOSK_")}
    return {**others, "KIOSK_DATA": str(data)}


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{data / 'kiosk.db'}")
    yield opened
    opened.close()


def piped(line: bytes, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        COMMAND, input=line, capture_output=True, env=environment, cwd=ROOT, check=False
    )


def test_pin_from_a_pipe_is_set_and_no_random_one_is_made(
    environment: dict[str, str], store: Store
) -> None:
    done = piped(b"582931\n", environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"The staff PIN is set. Everybody signs in anew.\n"
    assert ensure_pin(store) is None
    assert isinstance(sign_in(store, "582931", NOW), SignedIn)


def test_pin_that_is_typed_twice_is_set_and_never_shown(
    environment: dict[str, str], store: Store
) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        COMMAND,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        cwd=ROOT,
        start_new_session=True,
    ) as command:
        os.close(theirs)
        shown = b""
        for prompt in (b"New staff PIN: ", b"The same once more: "):
            while not shown.endswith(prompt):
                shown += os.read(ours, 1)
            os.write(ours, b"582931\n")
        while b"anew." not in shown:
            shown += os.read(ours, 1)
        assert command.wait() == 0
    os.close(ours)
    assert b"5829" not in shown
    assert isinstance(sign_in(store, "582931", NOW), SignedIn)


def test_new_pin_opens_a_lock(environment: dict[str, str], store: Store) -> None:
    set_pin(store, "704815")
    for _ in range(5):
        sign_in(store, "000000", NOW)
    assert isinstance(sign_in(store, "704815", NOW), Refused)
    piped(b"582931\n", environment)
    assert isinstance(sign_in(store, "582931", NOW), SignedIn)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (b"12\n", 1, "The PIN must be 4 to 12 digits, and nothing else."),
        (b"\xff\xfe1234\n", 1, "The PIN must be 4 to 12 digits, and nothing else."),
        (b"1234\n", 1, "That PIN is too easy to guess. Choose digits that do not repeat or count."),
        (b"7777\n", 1, "That PIN is too easy to guess. Choose digits that do not repeat or count."),
        (b"", 2, "There is no PIN in the input. Send it as one line, or type it."),
        (b"\n", 2, "There is no PIN in the input. Send it as one line, or type it."),
    ],
)
def test_pin_that_cannot_be_is_said_in_plain_words(
    line: bytes, code: int, said: str, environment: dict[str, str]
) -> None:
    done = piped(line, environment)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (code, b"", f"{said}\n")


def test_closed_input_is_said_in_plain_words(environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m kiosk pin <&-', sys.executable],
        capture_output=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == b"There is no PIN in the input. Send it as one line, or type it.\n"


def test_unwritable_data_folder_is_said_in_plain_words(
    environment: dict[str, str], data: Path
) -> None:
    data.write_text("a file, no folder")
    done = piped(b"582931\n", environment)
    assert done.returncode == 3
    assert "Choose a data folder that you may write to." in done.stderr.decode()
    assert b"Traceback" not in done.stderr
