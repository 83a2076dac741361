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
    mode = target.stat().st_mode & 0o777 if target.exists() else _READ_BY_ALL
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            os.fchmod(part.fileno(), mode)
            os.fsync(part.fileno())
        Path(draft).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    _keep_name(target.parent)


def _keep_name(folder: Path) -> None:
    """Make the disk keep the new name too, where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
