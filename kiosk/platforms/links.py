"""The addresses that a code opens: profiles, follows, hashtags and new posts."""

from collections.abc import Iterable
from urllib.parse import quote

from kiosk.platforms.catalogue import Platform, named
from kiosk.platforms.errors import HashtagError, quoted
from kiosk.platforms.handles import normalise_handle
from kiosk.platforms.posts import post


def profile_url(platform: str, handle: str) -> str:
    """The address of a profile; raises `HandleError` and `UnknownPlatformError`."""
    where = named(platform)
    return _with_handle(where, where.addresses.profile, handle)


def follow_url(platform: str, handle: str) -> str | None:
    """The address that offers to follow, or None where the platform has none.

    Raises `HandleError` and `UnknownPlatformError`.
    """
    where = named(platform)
    if where.addresses.follow is None:
        return None
    return _with_handle(where, where.addresses.follow, handle)


def hashtag_url(platform: str, hashtag: str) -> str:
    """The address of a hashtag's posts; the hashtag may begin with #.

    Raises `HashtagError` where nothing is left to look for, and `UnknownPlatformError`.
    """
    where = named(platform)
    return _filled(where, where.addresses.hashtag, hashtag=_hashtag(hashtag))


def account_url(platform: str, handle: str) -> str:
    """What the code of an account opens: its follow address, or profile where there is none.

    A handle that begins with # is a community's hashtag. Raises `HandleError`, `HashtagError` and
    `UnknownPlatformError`.
    """
    if handle.startswith("#"):
        return hashtag_url(platform, handle)
    return follow_url(platform, handle) or profile_url(platform, handle)


def compose_url(platform: str, text: str, hashtags: Iterable[str]) -> str | None:
    """The address that opens a new post with a text and hashtags, or None where there is none.

    A text that is too long for the platform ends after the last word that fits, or inside the first
    one if that is too long alone; the hashtags stand behind it, whole and without spaces, as
    many as fit. Raises `HashtagError` and `UnknownPlatformError`.
    """
    where = named(platform)
    if where.addresses.compose is None:
        return None
    # A space would end the hashtag in the post, and leave the rest of it as a word.
    ends = [f"#{''.join(_hashtag(hashtag).split())}" for hashtag in hashtags]
    return _filled(where, where.addresses.compose, text=post(where.limits, text, ends))


def _with_handle(where: Platform, form: str, text: str) -> str:
    handle = normalise_handle(where.key, text)
    if where.key == "mastodon":
        user, _, host = handle.rpartition("@")
        return _filled(where, form, user=user, host=host)
    if where.key == "linkedin" and "/" not in handle:
        handle = f"in/{handle}"
    return _filled(where, form, handle=handle)


def _filled(where: Platform, form: str, **values: str) -> str:
    # A slash is a part of LinkedIn's handles; in any other value it must not end the address.
    safe = "/" if "handle" in values else ""
    encoded = {name: quote(value, safe, errors="replace") for name, value in values.items()}
    return form.format(home=where.home, **encoded)


def _hashtag(text: str) -> str:
    hashtag = text.strip().lstrip("#＃").strip()
    # A browser takes one or two dots as a way up the address.
    if hashtag in {"", ".", ".."}:
        raise HashtagError(f"{quoted(text)} is no hashtag. Write letters and digits after the #.")
    return hashtag
