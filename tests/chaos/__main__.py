"""`make chaos`: kill the kiosk at every step of a print job, twice or as often as it is told."""

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kiosk.store import JobState
from tests.chaos.crash import Delegate, Ended, crash, delegate
from tests.chaos.points import CASES, Case

ROUNDS = 2
"""A few more kills than 200."""

_ROW = "{:<8}{:<72}{:>6}{:>10}{:>9}  {}"


def main(rounds: int) -> int:
    """Print a row for each step, as it is known; gives how many jobs ended as none must."""
    print(_ROW.format("kind", "killed", "kills", "done once", "unknown", "must not be"))
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        asking = delegate(Path(folder))
        for case in CASES:
            counts, faults = _counted(case, [_crashed(case, asking) for _ in range(rounds)])
            print(_row(case.kind, case.name, counts, "; ".join(faults)), flush=True)
            total += counts
    print(_row("all", "", total, str(total["faults"])))
    return total["faults"]


def _crashed(case: Case, asking: Delegate) -> Ended:
    with tempfile.TemporaryDirectory() as folder:
        return crash(case, asking, Path(folder))


def _counted(case: Case, ends: Sequence[Ended]) -> tuple[Counter[str], list[str]]:
    counts = Counter(str(ended.state) for ended in ends if ended.fault is None)
    faults = [ended.fault for ended in ends if ended.fault is not None]
    counts["kills"] = len(ends) * len(case.kills)
    counts["faults"] = len(faults)
    return counts, faults


def _row(kind: str, name: str, counts: Counter[str], wrong: str) -> str:
    done, unknown = counts[JobState.DONE], counts[JobState.UNKNOWN]
    return _ROW.format(kind, name, counts["kills"], done, unknown, wrong).rstrip()


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS) else 0)
