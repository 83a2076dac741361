"""Which prints still read when they are worn and seen from as far away as their layout promises.

The same addresses, in the same place and width of the same paper: our codes, and `qrcode`'s as it
makes them unasked. Both meet the same faults (see `photos`); a print survives if zxing-cpp, asked
as phones ask it, finds exactly its address. Nearly every print that is lost has a stain on one of
the three finders, which no error correction mends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np
import zxingcpp
from PIL import Image
from qrcode.main import QRCode

from bench.photos import OFFICE_GAIN, Paper, frames
from kiosk import qr
from kiosk.handouts import (
    Handout,
    Layout,
    Takeaway,
    event_handout,
    my_handout,
    pdf,
    scan_distance,
)
from kiosk.handouts.content import printed_codes
from kiosk.handouts.layouts import MM_AN_INCH, PLACES, code_width
from kiosk.handouts.raster import rasters
from kiosk.packs import Pack, read_pack
from kiosk.settings import DEFAULT_PACK
from kiosk.visit import Visit

PRINTS = 100
PATIENCE = 10
"""Frames: a third of a second, in which nobody notices that the phone still looks."""

LANGUAGE = "en"
OFFICE_DPI = 300
AROUND = 8
"""Modules of the page that are seen on each side of a code: its quiet zone, and words."""

ON_STAND = Takeaway(address="http://192.168.1.5:8000/takeaway/", is_public=False)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One address on paper twice: as we print it, and as `qrcode` would."""

    opens: str
    distance: int
    ours: Paper
    theirs: Paper


def print_degraded() -> None:
    """Measure and print every layout."""
    pack = read_pack(DEFAULT_PACK)
    print(f"Worn prints that read, {PRINTS} a layout          in one frame  in a third of a second")
    print("                                    ratio  kiosk  qrcode unasked  kiosk  qrcode    from")
    every = []
    for number, layout in enumerate(Layout):
        pairs = tuple(_pairs(_handout(layout, pack)))
        found = _survival(pairs, seed=number)
        every.append(found)
        _print_row(layout, found, f"{min(pair.distance for pair in pairs):5} mm")
    _print_row("mean", np.mean(every, axis=0))
    print()


def _print_row(name: str, found: np.ndarray, far: str = "") -> None:
    (first, first_theirs), (soon, soon_theirs) = found
    print(
        f"  {name:<32}{soon / soon_theirs:7.2f}{first:7.1%}{first_theirs:16.1%}"
        f"{soon:7.1%}{soon_theirs:8.1%}{far:>12}"
    )


def _survival(pairs: Sequence[_Pair], seed: int) -> np.ndarray:
    """The shares that read: in one frame, and within the patience of a phone; ours, then theirs."""
    read = np.zeros((2, 2))
    for number, pair in enumerate(islice(cycle(pairs), PRINTS)):
        for side, paper in enumerate((pair.ours, pair.theirs)):
            seen = frames(paper, pair.distance, np.random.default_rng((seed, number)))
            for count, frame in enumerate(islice(seen, PATIENCE)):
                if [code.text for code in _read(frame)] == [pair.opens]:
                    read[0, side] += count == 0
                    read[1, side] += 1
                    break
    return read / PRINTS


def _handout(layout: Layout, pack: Pack) -> Handout:
    if layout is not Layout.MY_HANDOUT:
        return event_handout(layout, pack, pack.sessions, [LANGUAGE], takeaway=None)
    visit = Visit(
        id="0123456789ab",
        language=LANGUAGE,
        accounts=frozenset(each.no for each in pack.accounts),
        sessions=frozenset(each.no for each in pack.sessions),
    )
    content = my_handout(pack, visit, takeaway=ON_STAND, sheet="4F7K")
    return Handout(layout=layout, content=content)


def _pairs(handout: Handout) -> Iterator[_Pair]:
    """Every code of a handout, where it stands on its page."""
    place = PLACES[handout.layout]
    dpi = place.dpi or OFFICE_DPI
    dot = MM_AN_INCH / dpi
    distances = {
        code.opens: scan_distance(handout.layout, code.matrix.size)
        for code in printed_codes(handout)
    }
    for page in rasters(pdf(handout), dpi, "L"):
        for found in _read(page):
            matrix = qr.matrix(found.text)
            code = round(code_width(handout.layout, matrix.size) / dot)
            corner, opposite = found.position.top_left, found.position.bottom_right
            left, top = ((corner.x + opposite.x - code) // 2, (corner.y + opposite.y - code) // 2)
            edge = round(AROUND * code / matrix.size)
            ours = page.crop((left - edge, top - edge, left + code + edge, top + code + edge))
            papers = (
                Paper(image=image, dot=dot, code=code * dot, gain=dot if place.dpi else OFFICE_GAIN)
                for image in (ours, _with_code_by_qrcode(ours, found.text, code))
            )
            yield _Pair(found.text, distances[found.text], *papers)


def _with_code_by_qrcode(paper: Image.Image, text: str, width: int) -> Image.Image:
    """The same piece of paper with another code on it: unasked, four modules are its border."""
    made = QRCode()
    made.add_data(text)
    made.make()
    modules = np.pad(np.array(made.modules, bool), made.border)
    side = round(width * len(modules) / made.modules_count)
    code = Image.fromarray(np.uint8(255 * ~modules)).resize((side, side), Image.Resampling.NEAREST)
    other = paper.copy()
    other.paste(code, ((paper.width - side) // 2, (paper.height - side) // 2))
    return other


def _read(image: Image.Image) -> list[zxingcpp.Barcode]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return zxingcpp.read_barcodes(image, formats, text_mode=zxingcpp.TextMode.Plain)
