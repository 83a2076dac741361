"""Handouts: how long the `a4-sheet` takes and in what memory, beside `qrcode` with ReportLab.

Each figure is of a process of its own, from a pack in memory to the bytes of the PDF, with nothing
cached and the libraries still to be loaded.
"""

import sys
import time
from dataclasses import replace
from typing import NamedTuple

from bench.cost import figures_of, peak
from bench.rows import row
from kiosk.handouts import Layout, event_handout, pdf, preflight
from kiosk.handouts.cards import on_platform, session_opens
from kiosk.handouts.content import CARDS_A_PAGE
from kiosk.packs import Pack, Session, read_pack
from kiosk.packs.naming import kind_name, room_name, times
from kiosk.platforms import spoken
from kiosk.settings import DEFAULT_PACK
from kiosk.words import speak

LANGUAGE = "en"
LONG_SHEET = 250 * CARDS_A_PAGE
FEW_CARDS = 50
GROWTH = (1, 10, 100)
"""Pages: 1,000 would take minutes and 1.4 GB."""


class Kiosk(NamedTuple):
    """Seconds for the codes, the PDF and its preflight, and the peak in MB before the last."""

    codes: float
    setting: float
    preflight: float
    peak: float
    peak_of_all: float

    @property
    def made(self) -> float:
        """Seconds to the PDF."""
        return self.codes + self.setting

    @property
    def ready(self) -> float:
        """Seconds until it may be printed."""
        return self.made + self.preflight


class ReportLab(NamedTuple):
    """Seconds to the PDF, and the peak in MB."""

    made: float
    peak: float


def print_prints() -> None:
    """Measure and print everything."""
    print("Cards of the a4-sheet, 8 to a page        ratio  kiosk  qrcode + ReportLab")
    for cards in (FEW_CARDS, LONG_SHEET):
        ours = _kiosk(cards)
        by_hand, by_shapes = (
            ReportLab(*figures_of("-m", __spec__.name, way, str(cards)))
            for way in ("rectangles", "drawing")
        )
        print(f"  {cards:,} cards, each with its own code")
        print(f"    to the PDF; drawn on the canvas {row(ours.made * 1e3, by_hand.made * 1e3)}  ms")
        print(
            f"    to the PDF; drawn as shapes     {row(ours.made * 1e3, by_shapes.made * 1e3)}  ms"
        )
        print(
            f"    and every code read back        {row(ours.ready * 1e3, by_hand.made * 1e3)}  ms"
        )
        print(f"    peak memory                     {row(ours.peak, by_hand.peak)}  MB")
    print()
    print("Growth: pages    s in all  ms a page   codes    PDF  preflight (share)   peak MB")
    for pages in GROWTH:
        cost = _kiosk(pages * CARDS_A_PAGE)
        each = (1000 * seconds / pages for seconds in (cost.ready, *cost[:3]))
        print(
            f"  {pages:13,}{cost.ready:12.2f}{next(each):11.1f}{next(each):8.1f}{next(each):7.1f}"
            f"{next(each):11.1f}{cost.preflight / cost.ready:8.0%}{cost.peak_of_all:10.0f}"
        )
    print()


def _kiosk(cards: int) -> Kiosk:
    return Kiosk(*figures_of("-m", __spec__.name, "kiosk", str(cards)))


def _event(cards: int) -> tuple[Pack, list[Session]]:
    """The default pack, and as many sessions as asked for: each has its own hashtag."""
    pack = read_pack(DEFAULT_PACK)
    kinds = pack.sessions
    sessions = [
        replace(kinds[no % len(kinds)], no=no + 1, hashtag=f"PhysioUKCase{no + 1}")
        for no in range(cards)
    ]
    return pack, sessions


def _measure_kiosk(cards: int) -> Kiosk:
    pack, sessions = _event(cards)
    began = time.perf_counter()
    handout = event_handout(Layout.A4_SHEET, pack, sessions, [LANGUAGE], takeaway=None)
    coded = time.perf_counter()
    made = pdf(handout)
    set_at, peak_of_pdf = time.perf_counter(), peak()
    preflight(made, handout)
    checked = time.perf_counter()
    return Kiosk(coded - began, set_at - coded, checked - set_at, peak_of_pdf, peak())


def _measure_reportlab(way: str, cards: int) -> ReportLab:
    pack, sessions = _event(cards)
    began = time.perf_counter()
    from bench import reportlab_cards as by_hand

    words, platform = speak(LANGUAGE), pack.event.platforms[0]

    def card(session: Session) -> by_hand.PlainCard:
        opens = session_opens(session, None, platform)
        lines = (
            on_platform(words, platform),
            kind_name(words, session.kind),
            words.day_short(session.day),
            times(words, pack.event, session) or "",
            room_name(words, session) or words.gettext("Room"),
        )
        return by_hand.PlainCard(
            hashtag=f"#{session.hashtag}", lines=lines, opens=opens, says=spoken(opens)
        )

    draw: by_hand.Draw = getattr(by_hand, way)
    by_hand.cards_pdf([card(session) for session in sessions], draw)
    return ReportLab(time.perf_counter() - began, peak())


def _measure(way: str, cards: int) -> tuple[float, ...]:
    return _measure_kiosk(cards) if way == "kiosk" else _measure_reportlab(way, cards)


if __name__ == "__main__":
    print(*_measure(sys.argv[1], int(sys.argv[2])))
