"""Rules about hashtags: each works on every platform, and belongs to one session."""

import re
import unicodedata
from collections.abc import Iterator

from kiosk.packs.draft import ACCOUNTS, Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.rules.repeats import repeats
from kiosk.packs.shapes import EventShape, SessionShape, Shape

LONGEST_HASHTAG = 50
"""Characters; Threads allows no more."""

_LONGEST_ABBREVIATION = 8
"""Letters; whatever is longer and all in capitals is read as words."""

_LOOKS = str.maketrans("0oO1lI5S", "000lllss")
"""What looks alike in the fonts of most apps -> one of them."""

_WithHashtag = EventShape | SessionShape


def hashtags_work_everywhere(draft: Draft) -> Iterator[Fault]:
    """A hashtag is letters, digits and underscores with a letter among them, and not too long.

    Such a hashtag is read whole on every platform.
    """
    for entry in _tagged(draft):
        if entry.shape.hashtag is not None:
            yield from _wrong(entry, entry.shape.hashtag, "hashtag")
    for account in draft.accounts:
        for platform, handle in account.shape.handles.items():
            if handle.startswith("#"):
                yield from _wrong(account, handle[1:], platform)


def hashtags_are_not_shared(draft: Draft) -> Iterator[Fault]:
    """No two sessions have a hashtag that some platform takes for the same."""
    keyed = ((_folded(session.shape.hashtag), session) for session in draft.sessions)
    for _, first, again in repeats(keyed):
        yield again.warning(
            "hashtag-twice",
            f"#{again.shape.hashtag} already belongs to the session in line {first.line()}.",
            "Give this session a hashtag of its own.",
            "hashtag",
        )


def hashtags_do_not_look_alike(draft: Draft) -> Iterator[Fault]:
    """No two hashtags of the event and its sessions differ only in signs that look alike.

    These are 0 and O, 1, l and I, 5 and S, and an s at the end.
    """
    kept: dict[str, Entry[_WithHashtag]] = {}
    for entry in _tagged(draft):
        hashtag = entry.shape.hashtag
        if hashtag is None:
            continue
        first = kept.setdefault(_look(hashtag), entry)
        other = first.shape.hashtag
        if other is not None and _folded(other) != _folded(hashtag):
            yield entry.warning(
                "look-alike-hashtags",
                f"#{hashtag} looks like #{other} in {first.where.file}, "
                f"line {first.line('hashtag')}.",
                "Choose one that nobody takes for the other.",
                "hashtag",
            )


def hashtags_have_capitals(draft: Draft) -> Iterator[Fault]:
    """A hashtag has a capital for each word, by which screen readers tell the words apart.

    A community writes its own as it likes: what stands as a handle in `accounts.csv` is left alone.
    """
    if ACCOUNTS in draft.lost:
        return
    handles = (handle for account in draft.accounts for handle in account.shape.handles.values())
    communities = {_folded(handle[1:]) for handle in handles if handle.startswith("#")}
    for entry in _tagged(draft):
        hashtag = entry.shape.hashtag
        if hashtag is None or _folded(hashtag) in communities or _has_capitals(hashtag):
            continue
        yield entry.hint(
            "no-capitals",
            f"#{hashtag} does not show where its words begin.",
            "Begin each word with a capital, like this: #SmallTalk.",
            "hashtag",
        )


def _tagged(draft: Draft) -> Iterator[Entry[_WithHashtag]]:
    if draft.event is not None:
        yield draft.event
    yield from draft.sessions


def _has_capitals(hashtag: str) -> bool:
    letters = "".join(filter(str.isalpha, hashtag))
    if letters.isupper():
        return len(letters) <= _LONGEST_ABBREVIATION
    # A script without capitals is neither; an underscore shows where words begin.
    return not letters.islower() or "_" in hashtag


def _folded(hashtag: str | None) -> str | None:
    """A hashtag as the most forgiving platform compares it, which is Mastodon: without accents."""
    if hashtag is None:
        return None
    parts = unicodedata.normalize("NFKD", hashtag.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _look(hashtag: str) -> str:
    # The s goes first, so that a 5 at the end stays a sign of its own.
    return re.sub("[sS]$", "", hashtag).replace("_", "").translate(_LOOKS).casefold()


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
