"""Files and folders that are written whole or not at all, even if the plug is pulled."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.cli.faults import OUTSIDE_FAILED, WRONG_USAGE, stop


def file_to_write(out: Path) -> Path:
    """The file that `out` leads to; never a device or a pipe, which a rename would destroy."""
    file = _place(out, "no file name. Write one, such as sheet.pdf.")
    if file.exists() and not file.is_file():
        stop((f"{out} is not a file. Choose another place with --out.",), WRONG_USAGE)
    return file


def numbered(file: Path, count: int) -> tuple[Path, ...]:
    """The files of so many pages: the file itself, or sheet-1.png, sheet-2.png and so on."""
    if count == 1:
        return (file,)
    # As many digits for each, so that every list of files has them in order.
    digits = len(str(count))
    names = (f"{file.stem}-{no:0{digits}}{file.suffix}" for no in range(1, count + 1))
    return tuple(file.with_name(name) for name in names)


def write_files(files: Sequence[Path], contents: Iterable[bytes], out: Path) -> None:
    """Write each content into its file, all of them or none; what cannot be is said of `out`.

    Whatever `contents` raises is raised, and no file is changed then.
    """
    parts = [file.with_name(f".{file.name}.part") for file in files]
    try:
        with _said_of(out):
            for part, content in zip(parts, contents, strict=True):
                write_now(part, content)
            for part, file in zip(parts, files, strict=True):
                part.rename(file)
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def folder_to_fill(out: Path) -> Iterator[Path]:
    """A folder beside `out` to write into; it takes its place if the block ends without a fault."""
    folder = _place(out, "no folder name. Write one, such as handouts.")
    if folder.exists() and not folder.is_dir():
        stop((f"{out} is not a folder. Choose another place with --out.",), WRONG_USAGE)
    part = folder.with_name(f".{folder.name}.part")
    with _said_of(out):
        if folder.is_dir() and any(folder.iterdir()):
            stop(
                (f"{out} is not empty. Choose a folder that is empty, or not there yet.",),
                WRONG_USAGE,
            )
        if part.exists():
            stop(
                (f"{part} is being written, or was left half done. Wait, or delete it.",),
                OUTSIDE_FAILED,
            )
        part.mkdir()
        try:
            yield part
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


def write_now(file: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk. Raises `OSError`."""
    with file.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _place(out: Path, nameless: str) -> Path:
    """The absolute path that `out` leads to."""
    try:
        place = out.resolve()
        place.exists()
    except (OSError, RuntimeError):
        stop((f"{out} leads nowhere. Choose another place with --out.",), WRONG_USAGE)
    if not out.name:
        stop((f"--out has {nameless}",), WRONG_USAGE)
    return place


@contextmanager
def _said_of(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        stop(
            (
                f"{out} cannot be written ({error.strerror}). "
                "Choose another place with --out, or mend this one.",
            ),
            OUTSIDE_FAILED,
        )
