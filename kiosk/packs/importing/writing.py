"""Write what a plan says: each file whole or not at all, whatever happens meanwhile."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kiosk.packs.importing.plan import Plan


class WriteError(Exception):
    """A pack that could not be written; the file in question is as it was."""


def carry_out(plan: Plan) -> None:
    """Write the files of a plan; raises `WriteError`."""
    for name, data in plan.steps:
        # A link to a file elsewhere stays a link.
        target = (plan.folder / name).resolve()
        try:
            _replace(target, data)
        except OSError as error:
            reason = error.strerror or "the disk refused it"
            raise WriteError(f"{name} could not be written: {reason}.") from error


def _replace(target: Path, data: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), target.stat().st_mode & 0o777 if target.exists() else 0o644)
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
