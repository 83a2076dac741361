"""A small event built by hand, and a look at a finished PDF as its reader has it."""

import ctypes
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
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

    def made(
        *changes: dict[str, Any], languages: tuple[str, ...] = ("en",), **event: Any
    ) -> Handout:
        sessions = [make.session(no, **change) for no, change in enumerate(changes, start=1)]
        pack = make.pack(**event)
        return event_handout(Layout.A4_SHEET, pack, sessions, languages, takeaway=None)

    return made


_DOTS_A_MM = 10
_DPI = 254


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

    def has_white_edges(self, millimetres: float = 8) -> bool:
        """Whether nothing is drawn so near to the edge of a page."""
        return all(_has_white_edges(page, millimetres) for page in self.pictures(_DPI))

    def cards_have_white_edges(self, millimetres: float) -> bool:
        """Whether nothing but the cut is drawn so near to the edge of any of eight cards a page."""
        wide, high, cut = 105 * _DOTS_A_MM, 74.25 * _DOTS_A_MM, 3
        cards = [
            page.crop(
                (
                    column * wide + cut,
                    round(row * high) + cut,
                    (column + 1) * wide - cut,
                    round((row + 1) * high) - cut,
                )
            )
            for page in self.pictures(_DPI)
            for column, row in product(range(2), range(4))
        ]
        return all(_has_white_edges(card, millimetres - cut / _DOTS_A_MM) for card in cards)

    def code_widths(self, dpi: int = 300) -> list[float]:
        """The width of each code in millimetres, without its quiet zone."""
        corners = [
            code.position for page in self.pictures(dpi) for code in zxingcpp.read_barcodes(page)
        ]
        return [(each.bottom_right.x - each.top_left.x) / dpi * 25.4 for each in corners]

    def least_type(self) -> float:
        """The size of the smallest letters, in points."""
        pages = [page.get_textpage() for page in self._document]
        return min(
            float(pdfium.FPDFText_GetFontSize(page, at))
            for page in pages
            for at in range(page.count_chars())
            if page.get_text_range(at, 1).strip()
        )

    @property
    def other_languages(self) -> set[str]:
        """The languages of what is said in another one than the document's."""
        found = {language for *_, language in self._every_tag()}
        for page in self._document:
            for drawn in page.get_objects():
                found.update(_marked(drawn.raw))
        return found - {""}

    def tags(self) -> list[tuple[str, str]]:
        """Kind and alternative text of every tag, in reading order."""
        return [(kind, alt) for kind, alt, _ in self._every_tag()]

    def headings(self) -> list[str]:
        """The kind of every heading in reading order, such as "H1"."""
        return [kind for kind, *_ in self._every_tag() if kind[:1] == "H"]

    def alts(self) -> list[str]:
        """The alternative text of every picture in reading order."""
        return [alt for kind, alt, _ in self._every_tag() if kind == "Figure"]

    def _every_tag(self) -> Iterator[tuple[str, str, str]]:
        for page in self._document:
            yield from self._tags_of(page)

    def _tags_of(self, page: Any) -> Iterator[tuple[str, str, str]]:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from self._tags_in(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
        pdfium.FPDF_StructTree_Close(tree)

    def _tags_in(self, tag: Any) -> Iterator[tuple[str, str, str]]:
        if not tag:
            return
        yield (
            _said(pdfium.FPDF_StructElement_GetType, tag),
            _said(pdfium.FPDF_StructElement_GetAltText, tag),
            _said(pdfium.FPDF_StructElement_GetLang, tag),
        )
        for at in range(pdfium.FPDF_StructElement_CountChildren(tag)):
            yield from self._tags_in(pdfium.FPDF_StructElement_GetChildAtIndex(tag, at))


def _has_white_edges(picture: Image.Image, millimetres: float) -> bool:
    edge = round(millimetres * _DOTS_A_MM)
    picture.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
    return bool(picture.getextrema() == (255, 255))


def _said(ask: Callable[..., int], tag: Any) -> str:
    length = ask(tag, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(tag, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _marked(drawn: Any) -> Iterator[str]:
    """The languages in which something drawn is marked."""
    for at in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, at)
        buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        text = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", text, 64, length):
            yield buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")


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
