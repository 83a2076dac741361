"""From what Typst refuses to set to a sentence for whoever prints."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_NO_ROOM = re.compile(r"panicked with: no room: (.+)")
_NO_ALT = re.compile(r"missing alt text\s+┌─ (?:.*[/\\])?(.+?):(\d+)")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def why_not_set(diagnostic: str, template: str, data: Mapping[str, Any]) -> str:
    """What stops a template, whose it is in the `data` that it reads, and what to do.

    A rare fault comes in the words of Typst.
    """
    if found := _NO_ROOM.search(diagnostic):
        return (
            f"The words of {found[1]} have no room on {template.removesuffix('.typ')}. "
            "Write them shorter, or choose another layout."
        )
    if found := _NO_ALT.search(diagnostic):
        return (
            f"A picture on {template.removesuffix('.typ')} has no alternative text. "
            f"Give it one with alt, in line {found[2]} of {found[1]}."
        )
    if found := _UNSHOWN.search(diagnostic):
        return _unshown(_ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), found[1]), data)
    return f"The handout could not be set: {diagnostic.partition(chr(10))[0]}."


def _unshown(signs: str, data: Mapping[str, Any]) -> str:
    is_shown = signs.isprintable()
    named = signs if is_shown else " ".join(f"U+{ord(sign):04X}" for sign in signs)
    found = ((text, whose) for text, whose in _texts(data, "") if signs in text)
    text, whose = next(found, ("", ""))
    where = f" in “{text}”" if text and is_shown else ""
    # A name needs no owner: it is one.
    of = f" of {whose}" if whose and text not in whose else ""
    return (
        f"The fonts for printing have no sign for “{named}”{where}{of}. "
        "Take it out, or write it in letters."
    )


def _texts(value: object, whose: str) -> Iterator[tuple[str, str]]:
    """Every text of a template's data, with the session, account or step that it belongs to."""
    match value:
        case str():
            yield value, whose
        case {"hashtag": tag, "said": _}:
            whose = f"#{tag}"
        case {"name": name, "whys": _}:
            whose = name
        case {"title": title, "how": _}:
            whose = f"the step “{title}”"
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each, whose)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, whose)
