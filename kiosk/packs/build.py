"""Make the pack of a draft in which nothing is wrong."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.packs.draft import Draft
from kiosk.packs.model import Account, Choice, Drawing, Event, Pack, Question, Session, Stage, Step
from kiosk.packs.shapes import (
    EVERY_PLATFORM,
    AccountShape,
    ChoiceShape,
    EventShape,
    Moment,
    QuestionShape,
    SessionShape,
    StepShape,
)
from kiosk.platforms import normalise_handle

T = TypeVar("T")

_DRAWINGS = {
    Stage.SET_UP: Drawing.PROFILE,
    Stage.START: Drawing.READ,
    Stage.DEVELOP: Drawing.WRITE,
}
"""The picture beside a step that names none."""


def build(draft: Draft) -> Pack:
    """The pack of a draft without errors."""
    event = _sure(draft.event).shape
    zone, languages = _sure(event.zone), tuple(_sure(event.languages))
    return Pack(
        event=_event(event, draft),
        steps=tuple(_step(entry.shape) for entry in draft.steps),
        accounts=tuple(_account(entry.shape) for entry in draft.accounts),
        sessions=tuple(_session(entry.shape, zone, languages) for entry in draft.sessions),
        questions=tuple(_question(entry.shape) for entry in draft.questions),
    )


def _event(shape: EventShape, draft: Draft) -> Event:
    return Event(
        slug=_sure(shape.slug),
        name=_sure(shape.name),
        starts=_sure(shape.starts),
        ends=_sure(shape.ends),
        zone=_sure(shape.zone),
        hashtag=_sure(shape.hashtag),
        host=_sure(shape.host),
        languages=draft.languages,
        platforms=draft.platforms,
        takeaway=shape.takeaway,
        interests=tuple(_choice(entry.shape) for entry in draft.interests),
        audiences=tuple(_choice(entry.shape) for entry in draft.audiences),
        theme=dict(shape.theme or {}),
    )


def _choice(shape: ChoiceShape) -> Choice:
    return Choice(no=_sure(shape.no), key=_sure(shape.key), name=_sure(shape.name))


def _step(shape: StepShape) -> Step:
    platform = _sure(shape.platform)
    links = dict(_sure(shape.link))
    if EVERY_PLATFORM in links:
        # The one address of a step for one platform is that platform's page.
        links.setdefault(platform, links.pop(EVERY_PLATFORM))
    return Step(
        no=_sure(shape.no),
        stage=_sure(shape.stage),
        platform=None if platform == EVERY_PLATFORM else platform,
        title=_sure(shape.title),
        why=_sure(shape.why),
        how={language: tuple(lines) for language, lines in _sure(shape.how).items()},
        links=links,
        minutes=_sure(shape.minutes),
        drawing=shape.drawing or _DRAWINGS[_sure(shape.stage)],
    )


def _account(shape: AccountShape) -> Account:
    return Account(
        no=_sure(shape.no),
        name=_sure(shape.name),
        kind=_sure(shape.kind),
        topics=tuple(_sure(shape.topics)),
        audiences=tuple(_sure(shape.audiences)),
        handles={
            platform: handle if handle.startswith("#") else normalise_handle(platform, handle)
            for platform, handle in shape.handles.items()
            if handle
        },
        why=shape.why,
        checked_on=shape.checked_on,
    )


def _session(shape: SessionShape, zone: ZoneInfo, languages: tuple[str, ...]) -> Session:
    start = _sure(shape.start)
    return Session(
        no=_sure(shape.no),
        kind=_sure(shape.kind),
        day=start.day,
        starts=_at(start, zone),
        ends=_at(shape.end, zone),
        room=shape.room,
        chair=shape.chair,
        title=_texts(shape.titles, _sure(shape.title), languages),
        hashtag=_sure(shape.hashtag),
        about=_texts(shape.abouts, _sure(shape.about), languages),
    )


def _question(shape: QuestionShape) -> Question:
    return Question(no=_sure(shape.no), session=_sure(shape.session), text=_sure(shape.text))


def _texts(own: Mapping[str, str], shared: str, languages: tuple[str, ...]) -> dict[str, str]:
    return {language: own.get(language) or shared for language in languages}


def _at(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    return moment.at.replace(tzinfo=zone) if moment and moment.at else None


def _sure(value: T | None) -> T:
    """What a draft without errors always has."""
    assert value is not None
    return value
