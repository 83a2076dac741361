"""Rules about hashtags: each works on every platform, and belongs to one session."""

from collections.abc import Iterator
from itertools import chain

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.rules.repeats import repeats
from kiosk.packs.shapes import Shape

LONGEST_HASHTAG = 50
"""Characters; Threads allows no more."""


def hashtags_work_everywhere(draft: Draft) -> Iterator[Fault]:
    """A hashtag is letters, digits and underscores with a letter among them, and not too long.

    Such a hashtag is read whole on every platform.
    """
    events = ((each, each.shape.hashtag) for each in (draft.event,) if each)
    sessions = ((each, each.shape.hashtag) for each in draft.sessions)
    for entry, hashtag in chain(events, sessions):
        if hashtag is not None:
            yield from _wrong(entry, hashtag, "hashtag")
    for account in draft.accounts:
        for platform, handle in account.shape.handles.items():
            if handle.startswith("#"):
                yield from _wrong(account, handle[1:], platform)


def hashtags_are_not_shared(draft: Draft) -> Iterator[Fault]:
    """No two sessions have the same hashtag, whose case does not matter."""
    keyed = ((_folded(session.shape.hashtag), session) for session in draft.sessions)
    for _, first, again in repeats(keyed):
        yield again.warning(
            "hashtag-twice",
            f"#{again.shape.hashtag} already belongs to the session in line {first.line()}.",
            "Give this session a hashtag of its own.",
            "hashtag",
        )


def _folded(hashtag: str | None) -> str | None:
    return None if hashtag is None else hashtag.casefold()


def _wrong(entry: Entry[Shape], hashtag: str, *path: str) -> Iterator[Fault]:
    if hashtag.startswith("#"):
        message, cure = "The hashtag begins with a #.", "Leave out the #; the kiosk adds it."
    elif not all(sign.isalnum() or sign == "_" for sign in hashtag):
        message = f"{shown(hashtag)} is no hashtag that every platform reads whole."
        cure = "Use letters, digits and underscores only."
    elif not any(sign.isalpha() for sign in hashtag):
        message, cure = f"{shown(hashtag)} has no letter in it.", "Add one to the hashtag."
    elif len(hashtag) > LONGEST_HASHTAG:
        message = f"{shown(hashtag)} has more than {LONGEST_HASHTAG} characters."
        cure = "Write a shorter hashtag."
    else:
        return
    yield entry.error("wrong-hashtag", message, cure, *path)
