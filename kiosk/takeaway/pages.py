"""What the phone's page shows, as frozen values: the template reads nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A way out of the page; `platform` is its platform's `no`, None where it is for all."""

    text: str
    href: str
    platform: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StepItem:
    """One step; `platform` is the `no` of the only platform that it is for, else None."""

    no: int
    title: str
    minutes: int
    why: str
    how: tuple[str, ...]
    links: tuple[Link, ...]
    platform: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StageView:
    """One stage of the checklist."""

    key: str
    name: str
    steps: tuple[StepItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountItem:
    """An account to follow, with the reason and a profile for each platform where it is known."""

    no: int
    name: str
    why: str
    is_checked: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionItem:
    """A session: `facts` say what it is, when and where; its links open the hashtag."""

    no: int
    facts: str
    title: str
    about: str
    hashtag: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherLanguage:
    """The same page in another language, named in itself."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The whole pack in one language.

    `root` leads to the takeaway's own folder, so that the pages work wherever they are published.
    `slug` and `platforms` are what the phone needs to read a visit's code: the mark of the event,
    and every platform that there is as a sum of powers of two, bit `no` - 1 each. `left` says how
    many steps are still to do, for every number of them.
    """

    language: str
    event: str
    slug: str
    platforms: int
    root: str
    others: tuple[OtherLanguage, ...]
    stages: tuple[StageView, ...]
    accounts: tuple[AccountItem, ...]
    sessions: tuple[SessionItem, ...]
    left: tuple[str, ...]
