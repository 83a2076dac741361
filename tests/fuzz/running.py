"""Fuzz one target with atheris: what it learnt, and the inputs that failed, stay in `.fuzz`."""

import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import atheris

WORDS = Path(__file__).with_name("words.dict")
KEPT = Path(__file__).resolve().parents[2] / ".fuzz"

_LIMITS = (
    *("-timeout=10", "-report_slow_units=2", "-rss_limit_mb=800"),
    *("-max_len=6000", "-len_control=10"),
)
"""Seconds of a hang and of a slow input, megabytes; bytes of an input, and soon that many."""


def emptied(name: str) -> Path:
    """The folder in which a target keeps its pack, emptied; libFuzzer's exit would leave any."""
    folder = Path(tempfile.gettempdir()) / f"kiosk-fuzz-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def fuzz(name: str, target: Callable[[bytes], None], seeds: Iterable[bytes]) -> None:
    """Run a target for as many seconds as the command line says, or with the files it names.

    libFuzzer ends the process, and says at the end how many inputs were run.
    """
    folder = KEPT / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / sha256(seed).hexdigest()).write_bytes(seed)
    said = sys.argv[1:]
    if len(said) == 1 and said[0].isdecimal():
        said = [f"-max_total_time={said[0]}", f"-dict={WORDS}", "-print_final_stats=1", str(corpus)]
    if not said:
        sys.exit(f"Say for how many seconds: python -m tests.fuzz.{name} 600")
    # Nobody at a stand knows what to do about a warning on the terminal.
    warnings.simplefilter("error")
    atheris.Setup([name, f"-artifact_prefix={folder}/", *_LIMITS, *said], target)
    atheris.Fuzz()
