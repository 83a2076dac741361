"""Which `no` of a pack has belonged to what, so that none is ever used again.

A `no` is printed inside codes. `check` keeps the record in the pack's folder, as `numbers.json`;
`import` asks it before it gives a new one.
"""

import json
import os
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.shapes import (
    AccountShape,
    ChoiceShape,
    QuestionShape,
    SessionShape,
    Shape,
    StepShape,
)
from kiosk.packs.sources import UnreadableFileError, read_text

NUMBERS = "numbers.json"

_ABOUT = (
    "Written by check: which number belonged to what. Keep it with the pack, "
    "so that no number that is printed in a code is ever used again."
)
_LONGEST_TEXT = 60
_EXACT = ("key", "hashtag", "handles")
"""Marks that are the same or not; other marks are texts, which people put better now and then."""

_SIMILAR = 0.6
"""The ratio of `difflib` from which on two texts count as one that was edited."""

Marks = Mapping[str, str]
"""What tells an entry apart from others of its kind, such as its title and its hashtag."""

_Numbered = ChoiceShape | StepShape | AccountShape | SessionShape | QuestionShape


class UsedNumbers(BaseModel):
    """The record: for each kind of entry, its numbers, and what tells apart what has each."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    about: str = _ABOUT
    slug: str
    numbers: dict[str, dict[int, dict[str, str]]] = {}


def read_numbers(folder: Path, slug: str) -> UsedNumbers:
    """The record in a pack's folder; empty if there is none, or one of another event.

    Raises `UnreadableFileError`.
    """
    if not (folder / NUMBERS).exists():
        return UsedNumbers(slug=slug)
    try:
        found = UsedNumbers.model_validate_json(read_text(folder, NUMBERS))
    except ValidationError as error:
        raise UnreadableFileError(
            "broken-numbers",
            NUMBERS,
            None,
            "The record of used numbers cannot be read.",
            "Bring back an older copy of this file; if nothing was printed yet, delete it.",
        ) from error
    # A pack that began as a copy of another has codes of its own.
    return found if found.slug == slug else UsedNumbers(slug=slug)


def write_numbers(folder: Path, used: UsedNumbers) -> None:
    """Keep the record: all of it or nothing; raises `OSError`."""
    text = json.dumps(used.model_dump(), ensure_ascii=False, indent=1) + "\n"
    file = folder / NUMBERS
    if file.exists() and file.read_bytes() == text.encode():
        return
    part = folder / f".{NUMBERS}.part"
    with part.open("w", encoding="utf-8", newline="\n") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())
    part.replace(file)


def numbers_are_never_reused(used: UsedNumbers, draft: Draft) -> Iterator[Fault]:
    """No `no` belongs to something else than when the pack was last checked without an error."""
    for kind, entries in _kinds(draft).items():
        known = used.numbers.get(kind, {})
        owners = {_folded(marks): no for no, marks in known.items()}
        free = max((*known, *entries), default=0) + 1
        for no, (entry, marks) in entries.items():
            if no not in known or _folded(known[no]) == _folded(marks):
                continue
            if owners.get(_folded(marks), no) == no and _is_same(known[no], marks):
                continue
            yield entry.error(
                "no-reused",
                f"The no {no} belonged to {shown(_name(known[no]))} when this was last checked.",
                f"Give this one a no from {free} up; or, if nothing is printed yet, "
                f"delete {NUMBERS} and check again.",
                "no",
            )


def first_of_sample(sample: Draft, draft: Draft) -> Entry[Shape] | None:
    """The first session or account of the sample that still stands in a draft.

    Steps, interests and questions of the sample may be meant to stay.
    """
    ours, theirs = _kinds(draft), _kinds(sample)
    for kind in ("account", "session"):
        known = {_folded(marks) for _, marks in theirs[kind].values()}
        for entry, marks in ours[kind].values():
            if _folded(marks) in known:
                return entry
    return None


def with_numbers_of(used: UsedNumbers, draft: Draft) -> UsedNumbers:
    """The record with everything in a draft, and with all that was in it before."""
    kinds = {
        kind: {no: dict(marks) for no, marks in _sorted(used.numbers.get(kind, {}), entries)}
        for kind, entries in _kinds(draft).items()
    }
    return UsedNumbers(slug=used.slug, numbers=kinds)


def _sorted(
    known: Mapping[int, Marks], entries: Mapping[int, tuple[Entry[Shape], Marks]]
) -> list[tuple[int, Marks]]:
    merged = {**known, **{no: marks for no, (_, marks) in entries.items()}}
    return sorted(merged.items())


def _kinds(draft: Draft) -> dict[str, dict[int, tuple[Entry[Shape], Marks]]]:
    return {
        "interest": _numbered(draft.interests, ("key", "name")),
        "audience": _numbered(draft.audiences, ("key", "name")),
        "step": _numbered(draft.steps, ("title", "why")),
        "account": _numbered(draft.accounts, ("name", "handles")),
        "session": _numbered(draft.sessions, ("title", "titles", "hashtag")),
        "question": _numbered(draft.questions, ("text",)),
    }


def _numbered(
    entries: tuple[Entry[_Numbered], ...], fields: tuple[str, ...]
) -> dict[int, tuple[Entry[Shape], Marks]]:
    numbered: dict[int, tuple[Entry[Shape], Marks]] = {}
    for entry in entries:
        if (no := entry.shape.no) is not None:
            numbered[no] = (entry, dict(_marks(entry.shape, fields)))
    return numbered


def _marks(shape: Shape, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = getattr(shape, field)
        texts = value if isinstance(value, dict) else {"": value}
        for key, text in texts.items():
            if text:
                yield (f"{field}.{key}" if key else field), str(text)[:_LONGEST_TEXT]


def _is_same(before: Marks, now: Marks) -> bool:
    """Whether at least one mark is as it was, or nearly so."""
    return any(_is_alike(name, before[name], now[name]) for name in before if name in now)


def _is_alike(name: str, before: str, now: str) -> bool:
    if name.partition(".")[0] in _EXACT:
        return before.casefold() == now.casefold()
    return SequenceMatcher(None, _plain(before), _plain(now)).ratio() >= _SIMILAR


def _folded(marks: Marks) -> frozenset[tuple[str, str]]:
    return frozenset((name, _plain(text)) for name, text in marks.items())


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _name(marks: Marks) -> str:
    return next(iter(marks.values()), "something else")
