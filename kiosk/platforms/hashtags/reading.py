"""What each platform makes of a hashtag."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from kiosk.platforms.catalogue import PLATFORMS, named
from kiosk.platforms.characters import graphemes, normalised
from kiosk.platforms.hashtags import bluesky, mastodon, plain, x

_SIGNS = ("#", "＃")


def read_hashtags(platform: str, text: str) -> tuple[str, ...]:
    """The hashtags that a platform would link in a text, in its order and without the #.

    Raises `UnknownPlatformError`.
    """
    where = named(platform)
    found = _READERS.get(where.key, plain.read)(text)
    longest = where.hashtags.longest
    if longest is None:
        return tuple(found)
    return tuple(name for name in found if len(name) <= longest or graphemes(name) <= longest)


def same_hashtag(platform: str, a: str, b: str) -> bool:
    """Whether two hashtags, with or without the #, are one to a platform.

    Raises `UnknownPlatformError`.
    """
    return folded_hashtag(platform, a) == folded_hashtag(platform, b)


def folded_hashtag(platform: str, hashtag: str) -> str:
    """What a platform knows a hashtag by, given with or without the #: the same for the same ones.

    Raises `UnknownPlatformError`.
    """
    fold = mastodon.folded if named(platform).key == "mastodon" else _folded
    name = _without_sign(hashtag)
    # What folds to nothing is no hashtag, so it is only the same as itself.
    return fold(name) or name


def unsafe_on(hashtag: str) -> Mapping[str, str]:
    """By platform that would not read a hashtag whole: what it would read, or no text if nothing.

    The hashtag may begin with #. Empty where every platform reads it whole.
    """
    name = _without_sign(hashtag)
    read = {key: next(iter(read_hashtags(key, f"#{name}")), "") for key in PLATFORMS}
    return {key: reading for key, reading in read.items() if reading != name or not name}


def _without_sign(text: str) -> str:
    return text[1:] if text.startswith(_SIGNS) else text


# One hashtag is asked about for one platform after the other.
@lru_cache(maxsize=8)
def _folded(hashtag: str) -> str:
    # Sign by sign, as a platform does: Python would write a sigma in two ways.
    lower = "".join(sign.lower() for sign in hashtag)
    return normalised("NFC", lower)


_READERS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "bluesky": bluesky.read,
    "x": x.read,
    "mastodon": mastodon.read,
}
