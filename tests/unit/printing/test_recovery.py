"""What a pulled plug leaves: every acknowledged job comes out exactly once."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.printing import FolderPrinter, Worker
from kiosk.store import FOLDER, JobState, PrintJob, PrintOrder, Store

JOBS = 4
DIES_AT = 2
"""Sheets that come out before the worker dies with the next one."""

WORK_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.printing import FolderPrinter, Worker
from kiosk.printing.printers import folder
from kiosk.store import open_store

address, prints, point, healthy = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])

def die():
    os.kill(os.getpid(), signal.SIGKILL)

begun = 0

def render(job):
    global begun
    begun += 1
    if begun > healthy and point == "typesetting":
        die()
    return f"%PDF {job.key}".encode()

fsync, rename = os.fsync, Path.rename

def dying_fsync(descriptor):
    is_folder = os.path.isdir(f"/proc/self/fd/{descriptor}")
    if begun > healthy and point == ("keeping the name" if is_folder else "writing"):
        die()
    fsync(descriptor)

def dying_rename(self, target):
    if begun > healthy and point == "before the name":
        die()
    rename(self, target)
    if begun > healthy and point == "after the name":
        die()

class Printer(FolderPrinter):
    def send(self, job, document, keep, looked):
        if begun > healthy and point == "sending":
            die()
        outcome = super().send(job, document, keep, looked)
        if begun > healthy and point == "noting":
            die()
        return outcome

os.fsync, Path.rename = dying_fsync, dying_rename
store = open_store(address)
Worker(store, Printer(prints), render, lambda: datetime.now(UTC)).work()
raise SystemExit("It was to die.")
"""


@pytest.mark.parametrize(
    "point",
    [
        "typesetting",
        "sending",
        "writing",
        "before the name",
        "after the name",
        "keeping the name",
        "noting",
    ],
)
def test_killed_worker_leaves_each_job_printed_once_after_the_next_start(
    point: str, store: Store, address: str, prints: Path
) -> None:
    for no in range(JOBS):
        order = PrintOrder(key=f"job {no}", layout="l", language="en", visit="v", printer=FOLDER)
        store.jobs.add(order, datetime.now(UTC))
    child = subprocess.run(
        [sys.executable, "-c", WORK_AND_DIE, address, str(prints), point, str(DIES_AT)], check=False
    )
    assert child.returncode == -signal.SIGKILL
    (interrupted,) = store.jobs.under_way(FOLDER)
    assert interrupted.key == f"job {DIES_AT}"

    def render(job: PrintJob) -> bytes:
        return f"%PDF {job.key}".encode()

    worker = Worker(store, FolderPrinter(prints), render, lambda: datetime.now(UTC))
    worker.work()
    worker.stop()
    assert {job.state for job in store.jobs.newest(9)} == {JobState.DONE}
    sheets = [file.read_text() for file in prints.iterdir()]
    assert sorted(sheets) == [f"%PDF job {no}" for no in range(JOBS)]
