"""`make bench`: codes, prints, large packs, faults of printers in words, starts, load, weight."""

import re
import statistics
import tempfile
from pathlib import Path

from bench.codes import print_codes
from bench.degraded import print_degraded
from bench.load import requests_a_second
from bench.packs import print_packs
from bench.prints import print_prints
from bench.rows import row
from bench.servers import KIOSK, ONE_LINE, Server, started
from bench.states import print_states

STARTS = 5
LOAD_SECONDS = 3.0
LOAD_TURNS = 3
SCREENS = (
    "/",
    "/go/language",
    "/go/aim",
    "/go/platforms",
    "/go/checklist",
    "/go/step?no=1",
    "/go/interests",
    "/go/accounts",
    "/go/sessions",
    "/go/session?no=3",
    "/go/ideas",
    "/go/takeaway",
    "/go/finish",
)


def main() -> None:
    """Measure and print everything."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        print_codes(data / "codes")
        print_prints()
        print_degraded()
        print_packs(data)
        print_states(data)
        _print_starts(data)
        with started(KIOSK, data) as kiosk, started(ONE_LINE, data) as one_line:
            _print_load(kiosk, one_line)
            _print_weights(kiosk)


def _print_starts(data: Path) -> None:
    ours, theirs = [], []
    with started(KIOSK, data) as first:
        first_ever = first.first_200
    for _ in range(STARTS):
        with started(KIOSK, data) as kiosk:
            ours.append(kiosk.first_200)
        with started(ONE_LINE, data) as one_line:
            theirs.append(one_line.first_200)
    kiosk_ms, flask_ms = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
    print(f"Start to first 200, median of {STARTS}          ratio  kiosk  one-line Flask")
    print(f"  with its data in place            {row(kiosk_ms, flask_ms)}  ms")
    print(f"  first start ever (makes its data) {row(first_ever * 1000, flask_ms)}  ms\n")


def _print_load(kiosk: Server, one_line: Server) -> None:
    print("Requests a second, 16 connections         ratio  kiosk  one-line Flask")
    for path in ("/go/aim", "/go/checklist", "/go/session?no=3"):
        ours, theirs = [], []
        for _ in range(LOAD_TURNS):
            theirs.append(requests_a_second(one_line, "/", LOAD_SECONDS))
            ours.append(requests_a_second(kiosk, path, LOAD_SECONDS))
        print(f"  {path:<34}{row(statistics.median(ours), statistics.median(theirs))}")
    print()


def _print_weights(kiosk: Server) -> None:
    print("First view over the wire, without fonts     KB  page   CSS and script")
    heaviest = 0.0
    for path in SCREENS:
        _, body = kiosk.get(path)
        parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', body.decode())
        others = sum(len(kiosk.get(part)[1]) for part in parts)
        whole = (len(body) + others) / 1024
        heaviest = max(heaviest, whole)
        print(f"  {path:<40}{whole:6.1f}{len(body) / 1024:6.1f}{others / 1024:8.1f}")
    print(f"  heaviest {heaviest:.1f} KB of the 60 KB allowed")


if __name__ == "__main__":
    main()
