"""Rules about what tells entries apart: their `no`, and the key of a choice."""

from collections.abc import Iterator

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault
from kiosk.packs.rules.repeats import repeats
from kiosk.packs.shapes import Shape


def numbers_are_unique(draft: Draft) -> Iterator[Fault]:
    """No two entries of a kind have the same `no`, which stands in the codes of visits."""
    numbered: tuple[tuple[tuple[int | None, Entry[Shape]], ...], ...] = (
        tuple((entry.shape.no, entry) for entry in draft.interests),
        tuple((entry.shape.no, entry) for entry in draft.audiences),
        tuple((entry.shape.no, entry) for entry in draft.steps),
        tuple((entry.shape.no, entry) for entry in draft.accounts),
        tuple((entry.shape.no, entry) for entry in draft.sessions),
        tuple((entry.shape.no, entry) for entry in draft.questions),
    )
    for entries in numbered:
        for no, first, again in repeats(entries):
            yield again.error(
                "no-twice",
                f"The no {no} already stands in line {first.line('no')}.",
                "Give this one a no that was never used before.",
                "no",
            )


def keys_are_unique(draft: Draft) -> Iterator[Fault]:
    """No two interests and no two audiences have the same key."""
    for choices in (draft.interests, draft.audiences):
        for key, first, again in repeats((choice.shape.key, choice) for choice in choices):
            yield again.error(
                "key-twice",
                f"The key “{key}” already stands in line {first.line('key')}.",
                "Give this one a key of its own.",
                "key",
            )
