"""New codes a second beside `qrcode` on its own, and codes that an earlier run kept."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from qrcode.main import QRCode

from bench.rows import row
from kiosk.qr import keeping, matrix

CODES = 200
TURNS = 3
LENGTHS = (20, 60, 150)
"""Bytes: a short address, a hashtag's, and a takeaway with a visit."""


def print_codes(folder: Path) -> None:
    """Measure and print codes a second of processor time."""
    print(f"Codes a second, {CODES} different ones      ratio  kiosk   qrcode")
    for length in LENGTHS:
        texts = [f"https://b.eu/{no:05}".ljust(length, "x") for no in range(CODES)]
        kept = partial(_keep, folder=folder / str(length))
        kept(texts)
        for said, ours in (("new", _make), ("kept by another run", kept)):
            rates = [(_rate(ours, texts), _rate(_make_by_qrcode, texts)) for _ in range(TURNS)]
            medians = (statistics.median(each) for each in zip(*rates, strict=True))
            print(f"  {f'{length} bytes, {said}':<34}{row(*medians)}")
    print()


def _rate(make: Callable[[list[str]], None], texts: list[str]) -> float:
    began = time.process_time()
    make(texts)
    return len(texts) / (time.process_time() - began)


def _make(texts: list[str]) -> None:
    matrix.cache_clear()
    for text in texts:
        matrix(text)


def _keep(texts: list[str], folder: Path) -> None:
    with keeping(folder):
        _make(texts)


def _make_by_qrcode(texts: list[str]) -> None:
    for text in texts:
        code = QRCode()
        code.add_data(text)
        code.make()
