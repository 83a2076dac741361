import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.printing import FolderPrinter, PrinterError
from kiosk.printing.printers import READY
from kiosk.store import JobState, PrinterState
from tests.unit.printing.printers.begun import JOB


@contextmanager
def disk_with_room_for(size: int) -> Iterator[None]:
    """Every file that this process writes may grow to `size` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def untold(_said: object) -> None:
    raise AssertionError("A folder has no name of its own for a sheet, and is asked nothing.")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_sheet_comes_out_as_one_file_named_after_it(prints: Path) -> None:
    FolderPrinter(prints).send(JOB, b"%PDF-1.7 sheet", untold, untold)
    assert names(prints) == ["4F7K-1.pdf"]
    assert (prints / "4F7K-1.pdf").read_bytes() == b"%PDF-1.7 sheet"


def test_sheet_is_for_its_owner_only(prints: Path) -> None:
    folder = prints / "new"
    FolderPrinter(folder).send(JOB, b"%PDF", untold, untold)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "4F7K-1.pdf").stat().st_mode & 0o777 == 0o600


def test_full_disk_is_said_and_leaves_nothing_behind(prints: Path) -> None:
    printer = FolderPrinter(prints)
    with disk_with_room_for(4096), pytest.raises(PrinterError, match="Make room in it") as caught:
        printer.send(JOB, b"x" * 100_000, untold, untold)
    assert caught.value.outcome is JobState.QUEUED
    assert names(prints) == []
    assert printer.outcome(JOB) is JobState.QUEUED


def test_folder_that_cannot_be_is_permanent(tmp_path: Path) -> None:
    (tmp_path / "prints").write_text("a file, no folder")
    printer = FolderPrinter(tmp_path / "prints")
    assert printer.look().state is PrinterState.ATTENTION
    with pytest.raises(PrinterError, match="The folder for prints cannot be written") as caught:
        printer.send(JOB, b"%PDF", untold, untold)
    assert caught.value.outcome is JobState.FAILED


def test_folder_that_is_still_to_be_made_is_ready(prints: Path) -> None:
    printer = FolderPrinter(prints / "deeper")
    assert printer.look() == READY
    assert printer.outcome(JOB) is JobState.QUEUED
    printer.send(JOB, b"%PDF", untold, untold)
    assert printer.look() == READY


def test_outcome_is_done_for_a_file_that_is_there_and_clears_a_broken_one(prints: Path) -> None:
    printer = FolderPrinter(prints)
    printer.send(JOB, b"%PDF", untold, untold)
    assert printer.outcome(JOB) is JobState.DONE
    second = replace(JOB, attempt=2)
    (prints / ".4F7K-2.pdf.part").write_bytes(b"%P")
    assert printer.outcome(second) is JobState.QUEUED
    assert names(prints) == ["4F7K-1.pdf"]
