"""The small pack, without even a hint but for one change: what a test of a rule begins with."""

import shutil
from pathlib import Path

from kiosk.packs import examine

SMALL = Path(__file__).with_name("small")


def small_pack(folder: Path) -> Path:
    """A copy of the small pack that a test may alter."""
    return Path(shutil.copytree(SMALL, folder / "small"))


def change(pack: Path, file: str, old: str, new: str) -> None:
    """Write `new` where `old` stands for the first time in a file of the pack."""
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def sentences(pack: Path) -> list[str]:
    """Every fault of a pack, as the organiser reads it."""
    return [fault.text for fault in examine(pack)[1]]


def sentences_after(folder: Path, file: str, old: str, new: str) -> list[str]:
    """What is said of the small pack after one change."""
    pack = small_pack(folder)
    change(pack, file, old, new)
    return sentences(pack)
