"""What a handle may be on each platform, and the one form in which it is kept."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote

from kiosk.platforms.catalogue import PLATFORMS, Platform, named
from kiosk.platforms.errors import HandleError, quoted

_AT = ("@", "＠")

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z]){_LABEL}", re.IGNORECASE | re.ASCII)
_LONGEST_DOMAIN = 253

_X = re.compile(r"[A-Za-z0-9_]+")
_DOTTED = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")
_FACEBOOK = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*")
_PHP = re.compile(r"\.php(?=\?|$)", re.IGNORECASE)
_LINKEDIN = re.compile(r"(?:(in|company|school|showcase)/)?([^/]+)")
_MASTODON = re.compile(r"([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@(.+)", re.IGNORECASE | re.ASCII)
_MASTODON_ADDRESS = re.compile(r"https?://([^/?#]+)/@([^/?#]+)/?", re.IGNORECASE)
_LONGEST_FOREIGN_NAME = 2048
_HOME_USER = re.compile(r"[a-z0-9_]+", re.IGNORECASE | re.ASCII)


def normalise_handle(platform: str, text: str) -> str:
    """The handle in a text, in the form in which it is kept: without @, and no web address.

    The address of a profile is read too. Mastodon handles become `user@host`; LinkedIn handles
    name a person, or are `company/name`, `school/name` or `showcase/name`. Raises `HandleError`
    with what is wrong and what to write instead, and `UnknownPlatformError`.
    """
    where = named(platform)
    handle = _RULES[where.key](where, _from_address(where, text))
    wrong = _wrong(where, text) if handle is None else _wrong_length(where, handle)
    if handle is None or wrong is not None:
        raise HandleError(
            f"{quoted(text)} cannot be a handle on {where.name}. "
            f"{wrong or _ADVICE[where.key]} Write it like {where.handles.example}."
        )
    return handle


def _from_address(where: Platform, text: str) -> str:
    """What stands in the handle's place if the text is the address of a profile; else the text."""
    start = re.sub(r"https://(www\.)?", "", where.addresses.profile.partition("{")[0])
    if not start:
        return text
    starts = "|".join(map(re.escape, (start, *where.addresses.also)))
    starts = starts.replace(re.escape("{country}"), "[a-z]{2}(?:-[a-z]{2})?")
    found = re.match(rf"(?:https?://)?(?:www\.)?(?:{starts})([^?#]+)", text.strip(), re.I)
    path = unquote(found[1]).rstrip("/") if found else text
    # On LinkedIn a profile's address names its kind: linkedin.com/feed is nobody's.
    return text if where.key == "linkedin" and "/" not in path else path


def _wrong(where: Platform, text: str) -> str | None:
    """What a person would see at once in a text that is no handle, or None if nothing is."""
    handle = _without_at(text.strip())
    if not handle:
        return "There is no name in it."
    if handle.startswith(("#", "＃")):
        return "It is a hashtag."
    if where.key == "facebook" and _PHP.search(handle):
        return "This page has a number, and no name of its own."
    if "://" in handle:
        return "It is not the address of a profile."
    if where.key == "bluesky" and text != text.strip():
        return "There is a space before or after it."
    return None


def _wrong_length(where: Platform, handle: str) -> str | None:
    shortest, longest, name = where.handles.shortest, where.handles.longest, handle
    if where.key == "linkedin":
        kind, _, name = handle.rpartition("/")
        # Only people's names have a known least length: there are companies of two letters.
        shortest = 1 if kind else shortest
    elif where.key == "mastodon":
        name, _, host = handle.rpartition("@")
        # Other servers run other software: Mastodon takes longer names from them.
        longest = longest if host == where.home else _LONGEST_FOREIGN_NAME
    if len(name) > longest:
        return f"It has {len(name)} characters, and at most {longest} are allowed."
    if len(name) < shortest:
        return f"It has {len(name)} characters, and at least {shortest} are needed."
    return None


def _bluesky(_: Platform, text: str) -> str | None:
    # Spaces around a handle make it invalid there, so nothing is stripped.
    handle = _without_at(text)
    return handle.lower() if _DOMAIN.fullmatch(handle) else None


def _x(_: Platform, text: str) -> str | None:
    handle = _without_at(text.strip())
    return handle if _X.fullmatch(handle) else None


def _instagram(_: Platform, text: str) -> str | None:
    handle = _without_at(text.strip()).lower()
    return handle if _DOTTED.fullmatch(handle) else None


def _facebook(_: Platform, text: str) -> str | None:
    handle = _without_at(text.strip())
    return handle if _FACEBOOK.fullmatch(handle) and not _PHP.search(handle) else None


def _youtube(_: Platform, text: str) -> str | None:
    handle = _without_at(text.strip())
    return handle if _is_written_with(handle, "._-·") else None


def _linkedin(_: Platform, text: str) -> str | None:
    found = _LINKEDIN.fullmatch(_without_at(text.strip()))
    if found is None or not _is_written_with(found[2], "-"):
        return None
    kind, name = found[1] or "in", found[2]
    return name if kind == "in" else f"{kind}/{name}"


def _mastodon(where: Platform, text: str) -> str | None:
    handle = _without_at(text.strip())
    address = _MASTODON_ADDRESS.fullmatch(handle)
    # A profile seen through another server's pages already carries its own server.
    if address is not None:
        # Other platforms write the addresses of their profiles in the same way.
        if address[1].lower() in _other_hosts():
            return None
        handle = address[2] if "@" in address[2] else f"{address[2]}@{address[1]}"
    found = _MASTODON.fullmatch(handle)
    if found is None or not _is_domain(found[2]):
        return None
    user, host = found[1], found[2].lower()
    # Only the home server's own rule for names is known.
    if host == where.home and not _HOME_USER.fullmatch(user):
        return None
    return f"{user}@{host}"


@cache
def _other_hosts() -> frozenset[str]:
    """Every host of a platform that has one of its own, with and without www."""
    starts = (
        start
        for where in PLATFORMS.values()
        for start in (where.addresses.profile, *where.addresses.also)
    )
    hosts = {re.sub(r"https://(?:www\.)?|/.*", "", start) for start in starts}
    return frozenset(hosts | {f"www.{host}" for host in hosts})


def _without_at(text: str) -> str:
    return text[1:] if text.startswith(_AT) else text


def _is_domain(text: str) -> bool:
    return len(text) <= _LONGEST_DOMAIN and _DOMAIN.fullmatch(text) is not None


def _is_written_with(text: str, signs: str) -> bool:
    """Whether a text is letters, their marks and digits of any script, and maybe these signs."""
    is_told = any(unicodedata.category(sign)[0] in "LN" for sign in text)
    return is_told and all(sign in signs or unicodedata.category(sign)[0] in "LMN" for sign in text)


_RULES: dict[str, Callable[[Platform, str], str | None]] = {
    "bluesky": _bluesky,
    "x": _x,
    "linkedin": _linkedin,
    "mastodon": _mastodon,
    "threads": _instagram,
    "instagram": _instagram,
    "facebook": _facebook,
    "youtube": _youtube,
}

_ADVICE = {
    "bluesky": "It is a domain name of plain letters, digits and hyphens, with a dot in it.",
    "x": "It has at most 20 plain letters, digits and underscores.",
    "linkedin": "It has 3 to 100 letters, digits and hyphens.",
    "mastodon": "It has a name, an @ and the server's name.",
    "threads": "It has at most 30 plain letters, digits, dots and underscores.",
    "instagram": "It has at most 30 plain letters, digits, dots and underscores.",
    "facebook": "It has at least 5 plain letters, digits and dots.",
    "youtube": "It has 3 to 30 letters, digits, dots, hyphens and underscores.",
}
