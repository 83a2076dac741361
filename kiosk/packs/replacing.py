"""Put a file in the place of another: whole or not at all, whatever happens meanwhile."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_READ_BY_ALL = 0o644


def replace_file(file: Path, data: bytes) -> None:
    """Write a file anew; raises `OSError`, and then the file is as it was and nothing is left.

    The file keeps its permissions, and a link to a file elsewhere stays a link.
    """
    target = file.resolve()
    draft = draft_of(target, data)
    try:
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    keep_names(target.parent)


def draft_of(target: Path, data: bytes) -> Path:
    """A file beside its target, with its permissions, that holds the data safe on the disk.

    Raises `OSError`, and then nothing is left.
    """
    mode = target.stat().st_mode & 0o777 if target.exists() else _READ_BY_ALL
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            os.fchmod(part.fileno(), mode)
            os.fsync(part.fileno())
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return draft


def keep_names(folder: Path) -> None:
    """Make the disk keep new names too, where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
