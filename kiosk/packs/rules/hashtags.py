"""Rules about hashtags: each works on every platform, and belongs to one session."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kiosk.packs.draft import ACCOUNTS, EVENT, Draft, Entry
from kiosk.packs.faults import Fault, listed, shown
from kiosk.packs.shapes import EventShape, SessionShape, Shape
from kiosk.platforms import PLATFORMS, folded_hashtag, same_hashtag, unsafe_on

_LONGEST_ABBREVIATION = 8
"""Letters; whatever is longer and all in capitals is read as words."""

_LONGEST_WORD = 16
"""Small letters in a row, as in “Multidisciplinary”; more are read as several words."""

_LOOKS = str.maketrans(
    "0oO1lI5S8B2Z" + "асеорхуіѕАВСЕНІЈКМОРЅТХ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΧο",
    "000lllssbbzz" + "ace0pxyisabcehljkm0pstx" + "abezhlkmn0ptx0",
)
"""What looks alike in the fonts of most apps -> one of them: signs, Cyrillic and Greek letters."""

_ALIKE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
"""How Unicode's names of letters begin in scripts that share many shapes."""

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
    """No session has a hashtag that some platform takes for that of another, or the event's."""
    groups: dict[str, list[Entry[_WithHashtag]]] = {}
    for entry in _tagged(draft):
        if entry.shape.hashtag is not None:
            groups.setdefault(folded(entry.shape.hashtag), []).append(entry)
    for alike in groups.values():
        if len(alike) > 1:
            yield from _shared_among(alike)


def hashtags_keep_to_one_script(draft: Draft) -> Iterator[Fault]:
    """No hashtag mixes Latin, Cyrillic and Greek letters, which look alike and are not the same."""
    for entry in _tagged(draft):
        names = {unicodedata.name(sign, "").partition(" ")[0] for sign in entry.shape.hashtag or ""}
        scripts = [script.capitalize() for script in _ALIKE_SCRIPTS if script in names]
        if len(scripts) > 1:
            yield entry.warning(
                "mixed-scripts",
                f"#{entry.shape.hashtag} mixes {' and '.join(scripts)} letters, which look alike.",
                "Type it anew with letters of one script.",
                "hashtag",
            )


def hashtags_do_not_look_alike(draft: Draft) -> Iterator[Fault]:
    """No two hashtags of the event and its sessions differ only in signs that look alike.

    These are 0 and O, 1, l and I, 2 and Z, 5 and S, 8 and B, rn and m, vv and w, letters of other
    scripts, and an s at the end.
    """
    kept: dict[str, Entry[_WithHashtag]] = {}
    for entry in _tagged(draft):
        hashtag = entry.shape.hashtag
        if hashtag is None:
            continue
        first = kept.setdefault(look(hashtag), entry)
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
    communities = {folded(handle[1:]) for handle in handles if handle.startswith("#")}
    for entry in _tagged(draft):
        hashtag = entry.shape.hashtag
        if hashtag is None or folded(hashtag) in communities or _has_capitals(hashtag):
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
    # An underscore shows where words begin.
    if letters.islower() and "_" not in hashtag:
        return False
    small = "".join(sign if sign.islower() else " " for sign in hashtag)
    return max(map(len, small.split(" "))) <= _LONGEST_WORD


def folded(hashtag: str) -> str:
    """What all hashtags that some platform takes for one have in common."""
    parts = unicodedata.normalize("NFKD", hashtag.casefold())
    return "".join(sign for sign in parts if sign.isalnum()).translate(_WITHOUT_MARKS)


def _shared_among(alike: list[Entry[_WithHashtag]]) -> Iterator[Fault]:
    kept: dict[tuple[str, str], Entry[_WithHashtag]] = {}
    for entry in alike:
        hashtag = entry.shape.hashtag or ""
        keys = [(platform, folded_hashtag(platform, hashtag)) for platform in PLATFORMS]
        other = next((kept[key] for key in keys if key in kept), None)
        if other is None:
            kept.update(dict.fromkeys(keys, entry))
        else:
            yield _shared(entry, other, _same_on(hashtag, other.shape.hashtag or ""))


def _same_on(one: str, other: str) -> tuple[str, ...]:
    return tuple(
        platform.name for key, platform in PLATFORMS.items() if same_hashtag(key, one, other)
    )


def _shared(
    session: Entry[_WithHashtag], other: Entry[_WithHashtag], same_on: tuple[str, ...]
) -> Fault:
    is_of_event = other.where.file == EVENT
    owner = "the event itself" if is_of_event else f"the session in line {other.line()}"
    message = f"#{session.shape.hashtag} already belongs to {owner}."
    if len(same_on) < len(PLATFORMS):
        message = (
            f"#{session.shape.hashtag} is the same on {listed(same_on)} as "
            f"#{other.shape.hashtag} of {owner}."
        )
    cure = "Give this session a hashtag of its own."
    return session.warning("hashtag-twice", message, cure, "hashtag")


def look(hashtag: str) -> str:
    """What all hashtags that people take for one have in common."""
    # The s goes first, so that a 5 at the end stays a sign of its own.
    whole = re.sub("[sS]$", "", hashtag).replace("_", "")
    whole = re.sub("[vV]v", "w", whole.replace("rn", "m"))
    return whole.translate(_LOOKS).casefold()


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
