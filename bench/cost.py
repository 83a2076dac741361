"""What work costs in a process of its own, so that nothing is cached and its peak is its own."""

import re
import subprocess
import sys
from pathlib import Path


def figures_of(*arguments: str) -> tuple[float, ...]:
    """The figures that `python` with these arguments printed; raises where it failed."""
    ended = subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    return tuple(map(float, ended.stdout.split()))


def peak() -> float:
    """The most memory that this process has held, in MB."""
    # The kernel's own figure, because getrusage's begins with that of the parent process.
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024
