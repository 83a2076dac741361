"""The `folder` printer: each attempt of a job is one PDF file in a folder."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from kiosk.printing.printers import PrinterError, PrinterState
from kiosk.store import FOLDER, JobState, PrintJob

_PERMANENT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


class FolderPrinter:
    """Puts sheets into a folder as `<sheet>-<attempt>.pdf`: wholly there or not at all."""

    name = FOLDER

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def state(self) -> PrinterState:
        """Ready where the folder, or the nearest folder above it, can be written to."""
        there = next(path for path in (self._folder, *self._folder.parents) if path.exists())
        is_ready = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
        return PrinterState.READY if is_ready else PrinterState.ATTENTION

    def send(self, job: PrintJob, document: bytes) -> None:
        """Write one file that survives a pulled plug; raises `PrinterError`."""
        part, file = self._files(job)
        try:
            # A sheet holds what a delegate chose: its owner alone may look at it.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            part.touch(mode=0o600, exist_ok=False)
            with part.open("wb") as target:
                target.write(document)
                target.flush()
                os.fsync(target.fileno())
            part.rename(file)
            self._keep_names()
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise PrinterError(
                f"The folder for prints cannot be written ({error.strerror}). "
                "Make room in it or mend it, then print again.",
                permanent=error.errno in _PERMANENT,
            ) from error

    def outcome(self, job: PrintJob) -> JobState:
        """Done if the attempt's file is there; otherwise nothing of it is left behind."""
        part, file = self._files(job)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return JobState.DONE if file.exists() else JobState.QUEUED

    def _files(self, job: PrintJob) -> tuple[Path, Path]:
        name = f"{job.sheet}-{job.attempt}.pdf"
        return self._folder / f".{name}.part", self._folder / name

    def _keep_names(self) -> None:
        # A rename is kept only once the folder itself is on the disk.
        descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
