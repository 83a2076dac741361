"""Rules about hashtags: each works on every platform, and belongs to one session."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kiosk.packs.draft import ACCOUNTS, Draft, Entry
from kiosk.packs.faults import Fault, listed, shown
from kiosk.packs.shapes import EventShape, SessionShape, Shape
from kiosk.platforms import PLATFORMS, folded_hashtag, same_hashtag, unsafe_on

_LONGEST_ABBREVIATION = 8
"""Letters; whatever is longer and all in capitals is read as words."""

_LOOKS = str.maketrans("0oO1lI5S", "000lllss")
"""What looks alike in the fonts of most apps -> one of them."""

_WITHOUT_MARKS = str.maketrans("ðđħıłŋøŧ", "ddhilnot")
"""Letters that Unicode does not take apart into a plain letter and its mark."""

_WithHashtag = EventShape | SessionShape


def hashtags_work_everywhere(draft: Draft) -> Iterator[Fault]:
    """Every platform reads each hashtag whole."""
    for entry in _tagged(draft):
        if entry.shape.hashtag is not None:
            yield from _wrong(entry, entry.shape.hashtag, "hashtag")
    for account in draft.accounts:
        for platform, handle in account.shape.handles.items():
            if handle.startswith("#"):
                yield from _wrong(account, handle[1:], platform)


def hashtags_are_not_shared(draft: Draft) -> Iterator[Fault]:
    """No two sessions have hashtags that some platform takes for one."""
    groups: dict[str, list[Entry[SessionShape]]] = {}
    for session in draft.sessions:
        if session.shape.hashtag is not None:
            groups.setdefault(_folded(session.shape.hashtag), []).append(session)
    for alike in groups.values():
        if len(alike) > 1:
            yield from _shared_among(alike)


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
        if other is not None and other.casefold() != hashtag.casefold():
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


def _folded(hashtag: str) -> str:
    """What all hashtags that some platform takes for one have in common."""
    parts = unicodedata.normalize("NFKD", hashtag.casefold())
    return "".join(sign for sign in parts if sign.isalnum()).translate(_WITHOUT_MARKS)


def _shared_among(alike: list[Entry[SessionShape]]) -> Iterator[Fault]:
    kept: dict[tuple[str, str], Entry[SessionShape]] = {}
    for session in alike:
        hashtag = session.shape.hashtag or ""
        keys = [(platform, folded_hashtag(platform, hashtag)) for platform in PLATFORMS]
        other = next((kept[key] for key in keys if key in kept), None)
        if other is None:
            kept.update(dict.fromkeys(keys, session))
        else:
            yield _shared(session, other, _same_on(hashtag, other.shape.hashtag or ""))


def _same_on(one: str, other: str) -> tuple[str, ...]:
    return tuple(
        platform.name for key, platform in PLATFORMS.items() if same_hashtag(key, one, other)
    )


def _shared(
    session: Entry[SessionShape], other: Entry[SessionShape], same_on: tuple[str, ...]
) -> Fault:
    message = f"#{session.shape.hashtag} already belongs to the session in line {other.line()}."
    if len(same_on) < len(PLATFORMS):
        message = (
            f"#{session.shape.hashtag} is the same on {listed(same_on)} as "
            f"#{other.shape.hashtag} of the session in line {other.line()}."
        )
    cure = "Give this session a hashtag of its own."
    return session.warning("hashtag-twice", message, cure, "hashtag")


def _look(hashtag: str) -> str:
    # The s goes first, so that a 5 at the end stays a sign of its own.
    return re.sub("[sS]$", "", hashtag).replace("_", "").translate(_LOOKS).casefold()


def _wrong(entry: Entry[Shape], hashtag: str, *path: str) -> Iterator[Fault]:
    if hashtag.startswith("#"):
        message, cure = "The hashtag begins with a #.", "Leave out the #; the kiosk adds it."
    elif unsafe := unsafe_on(hashtag):
        message = f"{shown(hashtag)} would be {_readings(unsafe)}."
        cure = "Use at most 50 letters, digits and underscores, with a letter among them."
    else:
        return
    yield entry.error("wrong-hashtag", message, cure, *path)


def _readings(unsafe: Mapping[str, str]) -> str:
    """How platforms would read a hashtag: "“R” on X and Mastodon, no hashtag on Bluesky"."""
    names: dict[str, list[str]] = {}
    for key, reading in unsafe.items():
        names.setdefault(reading, []).append(PLATFORMS[key].name)
    return ", ".join(
        f"{shown(reading) if reading else 'no hashtag'} on {_platforms(on)}"
        for reading, on in names.items()
    )


def _platforms(names: list[str]) -> str:
    if len(names) == len(PLATFORMS):
        return "every platform"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
