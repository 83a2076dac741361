"""A pack of 10,000 sessions: how long it takes to read and to check, and the memory it needs."""

import csv
import statistics
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.rows import row
from kiosk.packs import start_pack
from kiosk.settings import DEFAULT_PACK

SESSIONS = 10_000
TURNS = 3

_STARTS, _ENDS = date(2027, 5, 12), date(2027, 5, 16)
_SLOTS = 40
_ABOUT = "We look at one case, step by step. Then we talk about what you would do."
_AMDANO = "Edrychwn ar un achos, gam wrth gam. Yna trafodwn beth fyddech chi’n ei wneud."
# The peak is the kernel's own figure, because getrusage's begins with that of the parent process.
_MEASURED = """
import re, sys, time
from pathlib import Path
from kiosk.packs import {name}
began = time.perf_counter()
{name}(Path(sys.argv[1]))
seconds = time.perf_counter() - began
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(seconds, int(peak[1]) / 1024)
"""


class Cost(NamedTuple):
    """What a process of its own took: seconds without its start, and its peak memory in MB."""

    seconds: float
    memory: float


def write_large_pack(folder: Path) -> None:
    """Write a pack without a fault into an empty folder: five days, 50 rooms, 10,000 sessions."""
    start_pack(folder)
    event = folder / "event.toml"
    text = event.read_text(encoding="utf-8").replace("ends = 2027-05-13", f"ends = {_ENDS}")
    event.write_text(text, encoding="utf-8")
    table = folder / "sessions.csv"
    rows = table.read_text(encoding="utf-8").splitlines()[:2]
    with table.open("w", encoding="utf-8", newline="") as target:
        target.write("\n".join(rows) + "\n")
        csv.writer(target).writerows(_session(no) for no in range(2, SESSIONS + 1))


def _session(no: int) -> tuple[object, ...]:
    room, slot = divmod(no, _SLOTS * 5)
    day, place = divmod(slot, _SLOTS)
    start = datetime.combine(_STARTS + timedelta(days=day), datetime.min.time())
    start += timedelta(hours=8, minutes=15 * place)
    end = start + timedelta(minutes=15)
    title, welsh = f"Case {no}", f"Achos {no}"
    times = (f"{moment:%Y-%m-%d %H:%M}" for moment in (start, end))
    where = f"Room {room + 1}"
    return (no, "talk", *times, where, "", title, welsh, f"MyCase{no}", _ABOUT, _AMDANO)


def print_packs(folder: Path) -> None:
    """Measure and print a large pack beside the default one."""
    write_large_pack(folder / "large")
    print(f"A pack of {SESSIONS:,} sessions, median of {TURNS}    ratio  large  default")
    for said, name in (("read it, as serve does", "read_pack"), ("check it", "check_pack")):
        large = _median(name, folder / "large")
        small = _median(name, DEFAULT_PACK)
        print(f"  {said:<34}{row(large.seconds * 1000, small.seconds * 1000)}  ms")
        print(f"  {'  peak memory':<34}{row(large.memory, small.memory)}  MB")
    print()


def _median(name: str, pack: Path) -> Cost:
    costs = [_cost(name, pack) for _ in range(TURNS)]
    return Cost(*(statistics.median(each) for each in zip(*costs, strict=True)))


def _cost(name: str, pack: Path) -> Cost:
    command = [sys.executable, "-c", _MEASURED.format(name=name), str(pack)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, memory = ended.stdout.split()
    return Cost(float(seconds), float(memory))
