"""From a folder to a pack, or to everything that is wrong with it."""

from pathlib import Path

from kiosk.packs.build import build
from kiosk.packs.draft import FILES
from kiosk.packs.faults import BrokenPackError, Fault
from kiosk.packs.gather import gather
from kiosk.packs.model import Pack
from kiosk.packs.rules import RULES


def read_pack(folder: Path) -> Pack:
    """The pack in a folder; raises `BrokenPackError` with all of its faults at once."""
    pack, faults = examine(folder)
    if pack is None:
        raise BrokenPackError(faults)
    return pack


def examine(folder: Path) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack in a folder, or None where an error keeps it from being used; and every fault.

    Faults come in the order of the pack's files and lines.
    """
    if not folder.is_dir():
        return None, (_no_folder(folder),)
    draft, faults = gather(folder)
    faults += tuple(fault for rule in RULES for fault in rule(draft))
    in_order = tuple(sorted(faults, key=_place))
    if any(fault.severity == "error" for fault in faults):
        return None, in_order
    return build(draft), in_order


def _place(fault: Fault) -> tuple[int, int]:
    return FILES.index(fault.file), fault.line or 0


def _no_folder(folder: Path) -> Fault:
    return Fault(
        severity="error",
        rule="missing-folder",
        file="",
        line=None,
        message=f"There is no folder “{folder}”.",
        cure="Give the folder that holds event.toml.",
    )
