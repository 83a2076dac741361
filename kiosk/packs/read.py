"""From a folder to a pack, or to everything that is wrong with it."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.packs.build import build
from kiosk.packs.draft import FILES, Draft
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
    pack, _, faults = survey(folder)
    return pack, faults


def survey(folder: Path) -> tuple[Pack | None, Draft | None, tuple[Fault, ...]]:
    """What `examine` says, and the draft: it knows the line of every item of the pack.

    The items of a pack come in the order of its draft. Without a folder there is no draft.
    """
    if not folder.is_dir():
        return None, None, (_no_folder(folder),)
    draft, faults = gather(folder)
    faults += tuple(fault for rule in RULES for fault in rule(draft))
    sound = not any(fault.severity == "error" for fault in faults)
    return build(draft) if sound else None, draft, by_place(faults)


def by_place(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults in the order of the pack's files and lines; pictures come last, by name."""
    return tuple(sorted(faults, key=_place))


def _place(fault: Fault) -> tuple[int, str, int]:
    number = FILES.index(fault.file) if fault.file in FILES else len(FILES)
    return number, fault.file, fault.line or 0


def _no_folder(folder: Path) -> Fault:
    return Fault(
        severity="error",
        rule="missing-folder",
        file="",
        line=None,
        message=f"There is no folder “{folder}”.",
        cure="Give the folder that holds event.toml.",
    )
