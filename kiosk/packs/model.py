"""The event pack as frozen values: what every other room reads.

A `Text` is one text in every language of the pack: `step.title["cy"]`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

Text = Mapping[str, str]
"""Language code -> text."""

Lines = Mapping[str, tuple[str, ...]]
"""Language code -> short lines."""


class Stage(StrEnum):
    """The three parts of the checklist, in their order."""

    SET_UP = "set-up"
    START = "start"
    DEVELOP = "develop"


class Drawing(StrEnum):
    """Which picture of a phone stands beside a step."""

    PROFILE = "profile"
    SETTINGS = "settings"
    SEARCH = "search"
    WRITE = "write"
    READ = "read"


class SessionKind(StrEnum):
    """What sort of item of the programme a session is."""

    TALK = "talk"
    DEBATE = "debate"
    WORKSHOP = "workshop"
    CHAT = "chat"
    DROP_IN = "drop-in"


class Leader(StrEnum):
    """The five kinds of digital leaders whom suggested accounts speak for."""

    PATIENT = "patient"
    STUDENT = "student"
    CLINICIAN = "clinician"
    ACADEMIC = "academic"
    CEO = "ceo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What a delegate can choose: an interest or an audience, whose `key` joins it to accounts."""

    no: int
    key: str
    name: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """The conference: `slug` marks its visits' codes, `zone` is the clock of the venue.

    `theme` holds the pack's own colours, each `#RRGGBB` by its name in `static/tokens.css`.
    """

    slug: str
    name: str
    starts: date
    ends: date
    zone: ZoneInfo
    hashtag: str
    host: str
    languages: tuple[str, ...]
    platforms: tuple[str, ...]
    takeaway: str | None
    interests: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    theme: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of the checklist.

    `platform` is a platform's key, or None where the step is for all of them. `links` holds the
    exact page to open, by platform; a page that is the same for all platforms stands under "all".
    """

    no: int
    stage: Stage
    platform: str | None
    title: Text
    why: Text
    how: Lines
    links: Mapping[str, str]
    minutes: int
    drawing: Drawing

    def link(self, platform: str | None) -> str | None:
        """The page to open on a platform, or None where the step has none for it."""
        return self.links.get(platform or "all") or self.links.get("all")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """Someone to follow: an organisation or a community.

    `handles` is by platform; one that begins with # is a community's hashtag. `topics` and
    `audiences` hold keys of the event's interests and audiences.
    """

    no: int
    name: str
    kind: Leader
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    handles: Mapping[str, str]
    why: Text
    checked_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One item of the programme; `starts` is None where only the day is known."""

    no: int
    kind: SessionKind
    day: date
    starts: datetime | None
    ends: datetime | None
    room: str | None
    chair: str | None
    title: Text
    hashtag: str
    about: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What delegates are asked; `session` is the `no` of the chat that it belongs to."""

    no: int
    session: int
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture of a pack as it stands in its file; `media_type` is that of a PNG or an SVG."""

    data: bytes
    media_type: str


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything that describes one event, in the order of its files."""

    event: Event
    steps: tuple[Step, ...]
    accounts: tuple[Account, ...]
    sessions: tuple[Session, ...]
    questions: tuple[Question, ...]
    logo: Picture | None = None

    @cached_property
    def step(self) -> Mapping[int, Step]:
        """Steps by their `no`."""
        return {step.no: step for step in self.steps}

    @cached_property
    def account(self) -> Mapping[int, Account]:
        """Accounts by their `no`."""
        return {account.no: account for account in self.accounts}

    @cached_property
    def session(self) -> Mapping[int, Session]:
        """Sessions by their `no`."""
        return {session.no: session for session in self.sessions}

    @cached_property
    def question(self) -> Mapping[int, Question]:
        """Questions by their `no`."""
        return {question.no: question for question in self.questions}
