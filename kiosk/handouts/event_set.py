"""The whole set of an event: each layout that its pack has something for, made side by side."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from kiosk.handouts.content import Handout, printed_codes
from kiosk.handouts.errors import NothingToPrintError, PreflightError, RenderError
from kiosk.handouts.event_sheets import event_handout
from kiosk.handouts.layouts import Layout, scan_distance
from kiosk.handouts.preflight import preflight
from kiosk.handouts.raster import count_pages
from kiosk.handouts.render import pdf
from kiosk.packs import Pack, Session

EVENT_LAYOUTS = tuple(layout for layout in Layout if layout is not Layout.MY_HANDOUT)
"""What is printed before the day; a my-handout needs a delegate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetFile:
    """A file of a set, on which all codes were read: from how far they scan, in millimetres."""

    layout: Layout
    languages: tuple[str, ...]
    pages: int
    codes: int
    distance: int

    @property
    def name(self) -> str:
        """The name of the file."""
        return _name(self.layout, self.languages)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A layout for which the pack has nothing, and what to add to it."""

    layout: Layout
    why: str


def event_set(
    pack: Pack,
    sessions: Sequence[Session],
    sheets: Sequence[tuple[str, ...]],
    layouts: Sequence[Layout],
    *,
    takeaway: str | None,
) -> Iterator[tuple[SetFile, bytes] | LeftOut]:
    """Each layout as a PDF for each of the `sheets`, in the order in which they are finished.

    A sheet is what stands on one paper together: one language or several. Raises `RenderError`
    with the name of the file that cannot be made; nothing more is begun then.
    """

    def made(layout: Layout, languages: tuple[str, ...]) -> tuple[SetFile, bytes] | LeftOut:
        try:
            handout = event_handout(layout, pack, sessions, languages, takeaway=takeaway)
            document = pdf(handout)
            preflight(document, handout)
        except NothingToPrintError as error:
            return LeftOut(layout, str(error))
        except (RenderError, PreflightError) as error:
            raise RenderError(f"{_name(layout, languages)}: {error}") from error
        return _about(handout, languages, document), document

    # Typst works without Python's lock, so that threads set sheets at the same time.
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        begun = [pool.submit(made, layout, sheet) for layout in layouts for sheet in sheets]
        for done in as_completed(begun):
            yield done.result()
            # A finished file is large, and its reader has it now.
            begun.remove(done)
    finally:
        pool.shutdown(cancel_futures=True)


def _about(handout: Handout, languages: tuple[str, ...], document: bytes) -> SetFile:
    codes = printed_codes(handout)
    return SetFile(
        layout=handout.layout,
        languages=languages,
        pages=count_pages(document),
        codes=len(codes),
        distance=min(scan_distance(handout.layout, code.matrix.size) for code in codes),
    )


def _name(layout: Layout, languages: tuple[str, ...]) -> str:
    return f"{'-'.join((layout, *languages))}.pdf"
