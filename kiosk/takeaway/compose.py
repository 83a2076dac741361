"""From a pack to the phone's page in one language."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from kiosk.packs import Account, Pack, Session, Stage, Step
from kiosk.packs.naming import kind_name, room_name, stage_name, times
from kiosk.packs.programme import in_order
from kiosk.platforms import PLATFORMS, hashtag_url, profile_url
from kiosk.takeaway.pages import (
    AccountItem,
    Link,
    OtherLanguage,
    Page,
    SessionItem,
    StageView,
    StepItem,
)
from kiosk.words import Words, speak


def whole(pack: Pack, language: str, root: str) -> Page:
    """Everything in the pack; `root` leads from the page's address to the takeaway's folder."""
    words, event = speak(language), pack.event
    return Page(
        language=language,
        event=event.name,
        slug=event.slug,
        platforms=sum(1 << (platform.no - 1) for platform in PLATFORMS.values()),
        root=root,
        others=tuple(
            OtherLanguage(code=code, name=speak(code).own_name, href=f"{root}{code}/")
            for code in event.languages
            if code != language
        ),
        stages=tuple(_stage(pack, stage, words) for stage in Stage),
        accounts=tuple(_account(pack, account, language) for account in pack.accounts),
        sessions=tuple(_session(pack, session, words) for session in in_order(pack.sessions)),
        left=(
            words.gettext("Every step is done. Well done."),
            *(
                words.ngettext("%(num)d step to finish.", "%(num)d steps to finish.", left)
                for left in range(1, len(pack.steps) + 1)
            ),
        ),
    )


def _stage(pack: Pack, stage: Stage, words: Words) -> StageView:
    return StageView(
        key=stage,
        name=stage_name(words, stage),
        steps=tuple(
            _step(pack, step, words.language) for step in pack.steps if step.stage is stage
        ),
    )


def _step(pack: Pack, step: Step, language: str) -> StepItem:
    return StepItem(
        no=step.no,
        title=step.title[language],
        minutes=step.minutes,
        why=step.why[language],
        how=step.how[language],
        links=_step_links(pack, step.links),
        platform=PLATFORMS[step.platform].no if step.platform else None,
    )


def _step_links(pack: Pack, pages: Mapping[str, str]) -> tuple[Link, ...]:
    if "all" in pages:
        # A page that is no platform's own is known by the site that it is on.
        site = (urlsplit(pages["all"]).hostname or "").removeprefix("www.")
        return (Link(text=site, href=pages["all"], platform=None),)
    return tuple(_link(key, pages[key]) for key in pack.event.platforms if key in pages)


def _account(pack: Pack, account: Account, language: str) -> AccountItem:
    handles = account.handles
    return AccountItem(
        no=account.no,
        name=account.name,
        why=account.why[language],
        is_checked=account.checked_on is not None,
        links=tuple(
            _profile(key, handles[key]) for key in pack.event.platforms if handles.get(key)
        ),
    )


def _profile(platform: str, handle: str) -> Link:
    if handle.startswith("#"):
        return _link(platform, hashtag_url(platform, handle), handle)
    # LinkedIn has no handles that people say; there a page is known by its name.
    shown = "" if platform == "linkedin" else f"@{handle}"
    return _link(platform, profile_url(platform, handle), shown)


def _session(pack: Pack, session: Session, words: Words) -> SessionItem:
    facts = (
        kind_name(words, pack.event, session),
        _when(pack, session, words),
        room_name(words, session),
    )
    return SessionItem(
        no=session.no,
        facts=" · ".join(fact for fact in facts if fact),
        title=session.title[words.language],
        about=session.about[words.language],
        hashtag=session.hashtag,
        links=tuple(_link(key, hashtag_url(key, session.hashtag)) for key in pack.event.platforms),
    )


def _when(pack: Pack, session: Session, words: Words) -> str:
    clock = times(words, pack.event, session)
    return f"{words.day_short(session.day)}, {clock}" if clock else words.day(session.day)


def _link(platform: str, href: str, handle: str = "") -> Link:
    where = PLATFORMS[platform]
    return Link(text=f"{where.name} {handle}".rstrip(), href=href, platform=where.no)
