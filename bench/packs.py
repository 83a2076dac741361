"""A pack of 10,000 sessions: how long it takes to read, check and import, and in what memory."""

import csv
import shutil
import statistics
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.cost import figures_of
from bench.rows import row
from kiosk.packs import start_pack
from kiosk.settings import DEFAULT_PACK

SESSIONS = 10_000
TURNS = 3

_STARTS, _ENDS = date(2027, 5, 12), date(2027, 5, 16)
_SLOTS = 40
_ABOUT = "We look at one case, step by step. Then we talk about what you would do."
_AMDANO = "Edrychwn ar un achos, gam wrth gam. Yna trafodwn beth fyddech chi’n ei wneud."
_MEASURED = """
import sys, time
from pathlib import Path
from bench.cost import peak
{work}
began = time.perf_counter()
work(Path(sys.argv[1]))
seconds = time.perf_counter() - began
print(seconds, peak())
"""
_WORK = {
    "read it, as serve does": "from kiosk.packs import read_pack as work",
    "check it": """
from kiosk.handouts import faults_on_paper
from kiosk.packs import check_pack
def work(pack): check_pack(pack, faults_on_paper)
""",
    "import its programme anew": """
from kiosk.handouts.signs import missing_signs
from kiosk.packs.importing import plan_import
def work(pack):
    programme, new = pack.parent / f"{pack.name}.csv", pack.parent / "new"
    plan_import(programme, new, missing_signs, lambda _: None)
""",
}


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
    large, small = folder / "large", folder / DEFAULT_PACK.name
    write_large_pack(large)
    shutil.copytree(DEFAULT_PACK, small)
    start_pack(folder / "new")
    for pack in (large, small):
        # A programme without numbers: every session of it is new.
        _write_programme(pack / "sessions.csv", folder / f"{pack.name}.csv")
    print(f"A pack of {SESSIONS:,} sessions, median of {TURNS}    ratio  large  default")
    for said, work in _WORK.items():
        ours, theirs = _median(work, large), _median(work, small)
        print(f"  {said:<34}{row(ours.seconds * 1000, theirs.seconds * 1000)}  ms")
        print(f"  {'  peak memory':<34}{row(ours.memory, theirs.memory)}  MB")
    print()


def _write_programme(sessions: Path, programme: Path) -> None:
    with sessions.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    with programme.open("w", encoding="utf-8", newline="") as target:
        wanted = csv.DictWriter(target, ("start", "end", "room", "title"), extrasaction="ignore")
        wanted.writeheader()
        wanted.writerows(rows)


def _median(work: str, pack: Path) -> Cost:
    costs = [_cost(work, pack) for _ in range(TURNS)]
    return Cost(*(statistics.median(each) for each in zip(*costs, strict=True)))


def _cost(work: str, pack: Path) -> Cost:
    return Cost(*figures_of("-c", _MEASURED.format(work=work), str(pack)))
