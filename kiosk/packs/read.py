"""From a folder to a pack, or to everything that is wrong with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.packs.build import build
from kiosk.packs.draft import FILES, Draft
from kiosk.packs.faults import BrokenPackError, Fault
from kiosk.packs.gather import gather
from kiosk.packs.images import faults_in_images, logo_of
from kiosk.packs.model import Pack
from kiosk.packs.rules import RULES
from kiosk.packs.sources import UnreadableFileError
from kiosk.packs.starting import TEMPLATE
from kiosk.packs.used_numbers import (
    NUMBERS,
    first_of_sample,
    numbers_are_never_reused,
    read_numbers,
    with_numbers_of,
    write_numbers,
)

Further = Callable[[Pack, Draft], tuple[Fault, ...]]


def read_pack(folder: Path) -> Pack:
    """The pack in a folder; raises `BrokenPackError` with all of its faults but hints at once."""
    pack, faults = examine(folder)
    if pack is None:
        raise BrokenPackError(tuple(fault for fault in faults if fault.severity != "hint"))
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
    pack = None if _has_errors(faults) else replace(build(draft), logo=logo_of(folder))
    return pack, draft, _in_order(faults)


def check_pack(folder: Path, further: Further) -> tuple[Fault, ...]:
    """Every fault of a pack, also of what was changed since it was last checked.

    `further` looks at a pack that can be used, and at its draft, for what other rooms know. Where
    there is no error, and nothing is left of the sample that a new pack begins with, the pack's
    numbers are kept in its folder for the next time.
    """
    pack, draft, faults = survey(folder)
    if draft is None:
        return faults
    faults += faults_in_images(folder)
    if pack is not None:
        faults += further(pack, draft)
    slug = draft.event.shape.slug if draft.event else None
    if slug is None:
        return _in_order(faults)
    try:
        used = read_numbers(folder, slug)
    except UnreadableFileError as error:
        return _in_order((*faults, error.fault))
    faults += tuple(numbers_are_never_reused(used, draft))
    if _has_errors(faults):
        return _in_order(faults)
    sample, _ = gather(TEMPLATE)
    if left := first_of_sample(sample, draft):
        message = "This is still from the sample, so no number of this pack is kept yet."
        faults += (left.hint("sample-left", message, "Write your own in its place."),)
    else:
        try:
            write_numbers(folder, with_numbers_of(used, draft))
        except OSError:
            faults += (_not_kept(),)
    return _in_order(faults)


def _has_errors(faults: tuple[Fault, ...]) -> bool:
    return any(fault.severity == "error" for fault in faults)


def _in_order(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=_place))


def _place(fault: Fault) -> tuple[int, str, int]:
    files = (*FILES, NUMBERS)
    place = files.index(fault.file) if fault.file in files else len(files)
    return place, fault.file, fault.line or 0


def _not_kept() -> Fault:
    return Fault(
        severity="hint",
        rule="numbers-not-kept",
        file=NUMBERS,
        line=None,
        message="The numbers of this pack cannot be kept for the next check.",
        cure="Check that you may write into its folder.",
    )


def _no_folder(folder: Path) -> Fault:
    return Fault(
        severity="error",
        rule="missing-folder",
        file="",
        line=None,
        message=f"There is no folder “{folder}”.",
        cure="Give the folder that holds event.toml.",
    )
