"""A small event built by hand, and a look at a finished PDF as its reader has it."""

import ctypes
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

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
from kiosk.qr import read_codes
from kiosk.visit import Visit

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

    def made(*changes: dict[str, Any], language: str = "en", **event: Any) -> Handout:
        sessions = [make.session(no, **change) for no, change in enumerate(changes, start=1)]
        pack = make.pack(**event)
        return event_handout(Layout.A4_SHEET, pack, sessions, (language,), takeaway=None)

    return made


class Sheet:
    """A finished PDF."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    @property
    def title(self) -> str:
        return str(self._document.get_metadata_dict()["Title"])

    @property
    def author(self) -> str:
        return str(self._document.get_metadata_dict()["Author"])

    @property
    def is_tagged(self) -> bool:
        return bool(pdfium.FPDFCatalog_IsTagged(self._document))

    @property
    def text(self) -> str:
        pages = (page.get_textpage().get_text_range() for page in self._document)
        # PDFium marks the end of a line that goes on with a sign of its own.
        return " ".join(" ".join(pages).replace("\ufffe", "").split())

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(text for page in self.pictures() for text in read_codes(page))

    def pictures(self, dpi: int = 150) -> list[Image.Image]:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in self._document]

    def tags(self) -> list[tuple[str, str]]:
        """Kind and alternative text of every tag, in reading order."""
        return [tag for page in self._document for tag in self._tags_of(page)]

    def _tags_of(self, page: Any) -> Iterator[tuple[str, str]]:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from self._tags_in(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
        pdfium.FPDF_StructTree_Close(tree)

    def _tags_in(self, tag: Any) -> Iterator[tuple[str, str]]:
        if not tag:
            return
        kind = _said(pdfium.FPDF_StructElement_GetType, tag)
        yield kind, _said(pdfium.FPDF_StructElement_GetAltText, tag)
        for at in range(pdfium.FPDF_StructElement_CountChildren(tag)):
            yield from self._tags_in(pdfium.FPDF_StructElement_GetChildAtIndex(tag, at))


def _said(ask: Callable[..., int], tag: Any) -> str:
    length = ask(tag, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(tag, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


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
