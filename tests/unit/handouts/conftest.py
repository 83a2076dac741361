"""A small event built by hand, and a look at what was made of it."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.handouts import Handout, Layout, Takeaway, event_handout, my_handout, render
from kiosk.packs import (
    Account,
    Event,
    Leader,
    Pack,
    Question,
    Session,
    SessionKind,
    Stage,
    Step,
    Text,
)
from kiosk.visit import Visit
from tests.unit.handouts.finished_sheet import Sheet

LONDON = ZoneInfo("Europe/London")
PUBLIC = Takeaway(address="https://stand.example/t/", is_public=True)
ON_STAND = Takeaway(address="http://192.168.1.5:8000/takeaway/", is_public=False)
SATURDAY = date(2014, 10, 11)


def both(english: str, welsh: str | None = None) -> Text:
    return {"en": english, "cy": welsh or english}


def a_step(no: int, **changes: Any) -> Step:
    step = Step(
        no=no,
        stage=Stage.SET_UP,
        platform=None,
        title=both(f"Step number {no}", f"Cam rhif {no}"),
        why=both("It helps."),
        how={"en": ("Open Settings.", "Tap Save."), "cy": ("Agorwch Settings.", "Tapiwch Save.")},
        links={},
        minutes=2,
        drawing="settings",
    )
    return replace(step, **changes)


def an_account(no: int, **changes: Any) -> Account:
    account = Account(
        no=no,
        name=f"Example society {no}",
        kind=Leader.CLINICIAN,
        topics=(),
        audiences=(),
        handles={"x": f"Example{no}"},
        why=both("News that you can share.", "Newyddion i’w rhannu."),
        checked_on=date(2014, 10, 3),
    )
    return replace(account, **changes)


def a_session(no: int, **changes: Any) -> Session:
    session = Session(
        no=no,
        kind=SessionKind.DEBATE,
        day=SATURDAY,
        starts=datetime(2014, 10, 11, 9, 0, tzinfo=LONDON),
        ends=None,
        room=None,
        chair=None,
        title=both("Self-management – who benefits?", "Hunanreoli – pwy sy’n elwa?"),
        hashtag=f"PhysioUKDebate{no}",
        about=both("Open to everybody."),
    )
    return replace(session, **changes)


def a_pack(
    steps: tuple[Step, ...] = (a_step(1), a_step(2)),
    accounts: tuple[Account, ...] = (an_account(1), an_account(2)),
    sessions: tuple[Session, ...] = (a_session(1), a_session(2)),
    questions: tuple[Question, ...] = (),
    **changes: Any,
) -> Pack:
    event = Event(
        slug="physio",
        name="Physiotherapy UK 2014",
        starts=date(2014, 10, 10),
        ends=SATURDAY,
        zone=LONDON,
        hashtag="PhysioUK",
        host="Chartered Society of Physiotherapy",
        languages=("en", "cy"),
        platforms=("bluesky", "x", "linkedin"),
        takeaway=None,
        interests=(),
        audiences=(),
    )
    return Pack(
        event=replace(event, **changes),
        steps=steps,
        accounts=accounts,
        sessions=sessions,
        questions=questions,
    )


def a_visit(**choices: Any) -> Visit:
    return Visit(**{"id": "0123456789ab", "language": "en", **choices})


@dataclass(frozen=True)
class Make:
    """The parts of an event, each with what a test wants different."""

    pack: Callable[..., Pack] = a_pack
    step: Callable[..., Step] = a_step
    account: Callable[..., Account] = an_account
    session: Callable[..., Session] = a_session
    visit: Callable[..., Visit] = a_visit
    both: Callable[..., Text] = both
    public: Takeaway = PUBLIC
    on_stand: Takeaway = ON_STAND


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def mine(make: Any) -> Any:
    """A delegate's sheet with as many accounts, sessions and steps as asked for."""

    def made(
        accounts: int = 1,
        sessions: int = 1,
        steps: int = 2,
        language: str = "en",
        account: dict[str, Any] | None = None,
        session: dict[str, Any] | None = None,
        step: dict[str, Any] | None = None,
        **event: Any,
    ) -> Handout:
        pack = make.pack(
            tuple(make.step(no, **(step or {})) for no in range(1, steps + 1)),
            tuple(make.account(no, **(account or {})) for no in range(1, accounts + 1)),
            tuple(make.session(no, **(session or {})) for no in range(1, sessions + 1)),
            **event,
        )
        visit = make.visit(
            language=language,
            accounts=frozenset(range(1, accounts + 1)),
            sessions=frozenset(range(1, sessions + 1)),
        )
        content = my_handout(pack, visit, takeaway=make.on_stand, sheet="4F7K")
        return Handout(layout=Layout.MY_HANDOUT, content=content)

    return made


@pytest.fixture
def cards(make: Any) -> Any:
    """A sheet of cards whose sessions are as asked for."""

    def made(
        *changes: dict[str, Any], languages: tuple[str, ...] = ("en",), **event: Any
    ) -> Handout:
        sessions = [make.session(no, **change) for no, change in enumerate(changes, start=1)]
        pack = make.pack(**event)
        return event_handout(Layout.A4_SHEET, pack, sessions, languages, takeaway=None)

    return made


@pytest.fixture
def look() -> Callable[[bytes], Sheet]:
    return Sheet


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of the templates, with which handouts are set during a test."""
    shutil.copytree(render.TEMPLATES, tmp_path / "handouts")
    monkeypatch.setattr(render, "TEMPLATES", tmp_path / "handouts")
    # A compiler reads the folder that it was made for.
    monkeypatch.setattr(render, "_own", threading.local())
    return tmp_path / "handouts"
