"""An address as it stands in words beneath its code."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, unquote_to_bytes

from kiosk.platforms.catalogue import PLATFORMS
from kiosk.platforms.errors import HandleError
from kiosk.platforms.links import profile_url

_ESCAPES = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)


def spoken(address: str) -> str:
    """What a person reads and types: no https://, no www., no slash at the end.

    A follow address is spoken as the profile, a new post as the platform's host.
    """
    for key, form in _follow_forms():
        found = form.fullmatch(address)
        if found is not None:
            try:
                return _plain(profile_url(key, unquote(found["handle"])))
            except HandleError:
                break
    for start in _compose_starts():
        if address.startswith(start):
            return _plain(start).partition("/")[0]
    return _plain(address)


def _plain(address: str) -> str:
    words = re.sub(r"^https?://", "", address, flags=re.IGNORECASE)
    words = words.removeprefix("www.").rstrip("/")
    return _ESCAPES.sub(_letters, words)


def _letters(escapes: re.Match[str]) -> str:
    """Escaped letters as they are written; what is no letter stays escaped."""
    try:
        letters = unquote_to_bytes(escapes[0]).decode()
    except UnicodeDecodeError:
        return escapes[0]
    return letters if letters.isprintable() else escapes[0]


@cache
def _follow_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def forms() -> Iterator[tuple[str, re.Pattern[str]]]:
        for key, platform in PLATFORMS.items():
            if platform.addresses.follow is not None:
                before, _, after = platform.addresses.follow.partition("{handle}")
                pattern = re.escape(before) + "(?P<handle>[^/?#&]+)" + re.escape(after)
                yield key, re.compile(pattern)

    return tuple(forms())


@cache
def _compose_starts() -> tuple[str, ...]:
    return tuple(
        platform.addresses.compose.format(home=platform.home, text="")
        for platform in PLATFORMS.values()
        if platform.addresses.compose is not None
    )
