"""Write what a plan says: all of its files or none, whatever happens meanwhile."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiosk.packs.importing.plan import Plan, contents
from kiosk.packs.importing.problems import Problem
from kiosk.packs.replacing import draft_of, keep_names


class WriteError(Exception):
    """A pack that could not be written and is as it was; `problem` says why."""

    def __init__(self, message: str, cure: str) -> None:
        self.problem = Problem(None, message, cure)
        super().__init__(self.problem.text)


def carry_out(plan: Plan) -> None:
    """Write the files of a plan; raises `WriteError`."""
    if not plan.steps:
        return
    name = plan.steps[0][0]
    drafts: list[tuple[Path, Path]] = []
    try:
        with _turn(plan.folder):
            _nothing_changed(plan)
            try:
                for name, data in plan.steps:
                    # A link to a file elsewhere stays a link.
                    target = (plan.folder / name).resolve()
                    drafts.append((draft_of(target, data), target))
                _put_in_place(drafts, plan.folder, plan.found)
            finally:
                for draft, _ in drafts:
                    draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "the disk refused it"
        message = f"{name} could not be written: {reason}."
        raise WriteError(message, "Look at the disk, then import again.") from error


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Hold the folder, so that no other import writes into it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = "Another import is writing into this pack."
            raise WriteError(message, "Wait until it is done, then import again.") from error
        yield
    finally:
        os.close(handle)


def _nothing_changed(plan: Plan) -> None:
    for name, before in plan.found.items():
        if contents(plan.folder / name) != before:
            message = f"{name} was changed by somebody else while this import was at work."
            raise WriteError(message, "Save and close it, then import again.")


def _put_in_place(
    drafts: list[tuple[Path, Path]], folder: Path, before: Mapping[str, bytes | None]
) -> None:
    done: list[Path] = []
    try:
        for draft, target in drafts:
            draft.replace(target)
            done.append(target)
    except OSError:
        for name, data in before.items():
            target = (folder / name).resolve()
            if target in done and data is None:
                target.unlink()
            elif target in done and data is not None:
                draft_of(target, data).replace(target)
        raise
    for parent in {target.parent for target in done}:
        keep_names(parent)
