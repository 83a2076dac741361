"""A delegate's choices as a frozen value: every step is a new value, and none is ever changed."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

ID_BYTES = 6


class Aim(StrEnum):
    """What a delegate wants to do today."""

    SET_UP = "set-up"
    START = "start"
    DEVELOP = "develop"
    FIND = "find"
    HASHTAGS = "hashtags"
    SAY = "say"


class Status(StrEnum):
    """What a delegate said of a step; a step without a status is still to do."""

    DONE = "done"
    LATER = "later"
    NOT_MINE = "not-mine"


def _no_steps() -> Mapping[int, Status]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One delegate's walk through the touchscreen.

    Platforms are keys of `kiosk.platforms`; the other choices hold the `no` of the pack's items,
    so that a code still reads after the pack was edited. `larger` and `calm` are how the delegate
    wants the screen.
    """

    id: str
    language: str
    aim: Aim | None = None
    platforms: frozenset[str] = frozenset()
    audience: int | None = None
    interests: frozenset[int] = frozenset()
    steps: Mapping[int, Status] = field(default_factory=_no_steps, hash=False)
    accounts: frozenset[int] = frozenset()
    sessions: frozenset[int] = frozenset()
    larger: bool = False
    calm: bool = False

    def with_language(self, language: str) -> "Visit":
        """The same visit in another language."""
        return replace(self, language=language)

    def with_aim(self, aim: Aim) -> "Visit":
        """The same visit with this aim."""
        return replace(self, aim=aim)

    def with_platforms(self, platforms: Iterable[str]) -> "Visit":
        """The same visit with exactly these platforms."""
        return replace(self, platforms=frozenset(platforms))

    def toggle_platform(self, platform: str) -> "Visit":
        """The same visit with this platform chosen, or no longer chosen."""
        return replace(self, platforms=self.platforms ^ {platform})

    def with_audience(self, audience: int | None) -> "Visit":
        """The same visit with what the delegate is."""
        return replace(self, audience=audience)

    def toggle_interest(self, no: int) -> "Visit":
        """The same visit with this interest chosen, or no longer chosen."""
        return replace(self, interests=self.interests ^ {no})

    def with_step(self, no: int, status: Status | None) -> "Visit":
        """The same visit with what was said of this step; None means still to do."""
        steps = {key: value for key, value in self.steps.items() if key != no}
        if status is not None:
            steps[no] = status
        return replace(self, steps=MappingProxyType(steps))

    def toggle_account(self, no: int) -> "Visit":
        """The same visit with this account on the list, or taken off it."""
        return replace(self, accounts=self.accounts ^ {no})

    def toggle_session(self, no: int) -> "Visit":
        """The same visit with this session on the list, or taken off it."""
        return replace(self, sessions=self.sessions ^ {no})

    def toggle_larger(self) -> "Visit":
        """The same visit with larger text, or with the usual size."""
        return replace(self, larger=not self.larger)

    def toggle_calm(self) -> "Visit":
        """The same visit without motion, or with it."""
        return replace(self, calm=not self.calm)


def fresh(language: str) -> Visit:
    """A new visit with a random id of its own."""
    return Visit(id=secrets.token_hex(ID_BYTES), language=language)
