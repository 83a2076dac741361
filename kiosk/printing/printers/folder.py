"""The `folder` printer: each attempt of a job is one PDF file in a folder."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.printing.printers import READY, Look, PrinterError
from kiosk.store import FOLDER, JobState, PrinterState, PrintJob, Want
from kiosk.words import Sentence

_PERMANENT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


class FolderPrinter:
    """Puts sheets into a folder as `<sheet>-<attempt>.pdf`: wholly there or not at all."""

    def __init__(self, folder: Path, name: str = FOLDER) -> None:
        self.name = name
        self._folder = folder

    def look(self) -> Look:
        """Ready where the folder, or the nearest folder above it, can be written to."""
        there = next(path for path in (self._folder, *self._folder.parents) if path.exists())
        if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
            return READY
        return Look(PrinterState.ATTENTION, (Want.LOOK,))

    def send(
        self,
        job: PrintJob,
        document: bytes,
        _keep: Callable[[str], None],
        _looked: Callable[[Look], None],
    ) -> JobState:
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
            if self.outcome(job) is JobState.DONE:
                return JobState.DONE
            raise PrinterError(
                Sentence(
                    "The folder for prints cannot be written (%(fault)s). "
                    "Make room in it or mend it, then print again.",
                    {"fault": str(error.strerror)},
                ),
                JobState.FAILED if error.errno in _PERMANENT else JobState.QUEUED,
            ) from error
        return JobState.DONE

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
