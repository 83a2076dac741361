"""The platforms as frozen values, read from `platforms.toml` when one is first asked for."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kiosk.platforms.errors import UnknownPlatformError

Shape = Literal["round", "square", "soft", "octagon"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """The forms of a platform's addresses; None where the platform has no such address.

    `also` are other beginnings of a profile's address, from other names of the platform.
    """

    profile: str
    also: tuple[str, ...] = ()
    follow: str | None = None
    hashtag: str
    compose: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Handles:
    """An example of a handle, written as people write it there, and its length in characters."""

    example: str
    shortest: int = 1
    longest: int
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hashtags:
    """The longest hashtag without its #, in graphemes; None where no limit is known."""

    longest: int | None = None
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long a post may be, and what its characters count.

    A grapheme counts 1 where `graphemes`. Elsewhere a character counts 1, or `heavy` where its
    number is in no range of `light` (None: all are); `emoji_as_one` counts one `heavy` for an
    emoji of several characters. A web address counts `link` (0: as its characters do), one
    without https:// only with `bare_links`. `bytes` is the longest post in UTF-8.
    """

    post: int
    graphemes: bool = False
    bytes: int | None = None
    light: tuple[tuple[int, int], ...] | None = None
    heavy: int = 1
    emoji_as_one: bool = False
    link: int = 0
    bare_links: bool = False
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """A social network: `no` is stable, `mark` is our letter for it and `shape` what it stands in.

    `home` is the server on which hashtags and posts open, where a platform has many servers.
    """

    key: str
    no: int
    name: str
    mark: str
    shape: Shape
    addresses: Addresses
    handles: Handles
    hashtags: Hashtags
    limits: Limits
    home: str | None = None


class _Catalogue(Mapping[str, Platform]):
    """Platforms by key, in the order of their `no`; the file is read at the first use."""

    def __getitem__(self, key: str) -> Platform:
        return _platforms()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_platforms())

    def __len__(self) -> int:
        return len(_platforms())


PLATFORMS: Mapping[str, Platform] = _Catalogue()
"""Every platform by its key, in the order of `no`."""


def named(key: str) -> Platform:
    """The platform of a key; raises `UnknownPlatformError`."""
    found = PLATFORMS.get(key)
    if found is None:
        raise UnknownPlatformError(key, tuple(PLATFORMS))
    return found


@cache
def _platforms() -> dict[str, Platform]:
    text = Path(__file__).with_name("platforms.toml").read_text(encoding="utf-8")
    found = [_platform(key, table) for key, table in tomllib.loads(text).items()]
    return {each.key: each for each in sorted(found, key=lambda each: each.no)}


def _platform(key: str, table: dict[str, Any]) -> Platform:
    limits = dict(table.pop("limits"))
    if "light" in limits:
        limits["light"] = tuple((first, last) for first, last in limits["light"])
    addresses = dict(table.pop("addresses"))
    addresses["also"] = tuple(addresses.get("also", ()))
    return Platform(
        key=key,
        addresses=Addresses(**addresses),
        handles=Handles(**table.pop("handles")),
        hashtags=Hashtags(**table.pop("hashtags")),
        limits=Limits(**limits),
        **table,
    )
