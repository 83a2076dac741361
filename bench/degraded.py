"""Which prints still read when they are worn and seen from as far away as their layout promises.

The same addresses, in the same place of the same paper: our codes, and `qrcode`'s as it makes them
unasked. Its codes are drawn twice: as wide as ours, and with its border in the width, as its
picture comes. All meet the same faults (see `photos`); a print survives if zxing-cpp, asked as
phones ask it, finds exactly its address. Nearly every print that is lost has a stain on one of the
three finders, which no error correction mends, so that codes of equal width are lost nearly alike.
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

PRINTS = 200
PATIENCE = 10
"""Frames: a third of a second, in which nobody notices that the phone still looks."""

LANGUAGE = "en"
OFFICE_DPI = 300
AROUND = 8
"""Modules of the page that are seen on each side of a code: its quiet zone, and words."""

ON_STAND = Takeaway(address="http://192.168.1.5:8000/takeaway/", is_public=False)


@dataclass(frozen=True, slots=True)
class _Print:
    """One address on paper: as we print it, then `qrcode`'s code, then its picture with border."""

    opens: str
    distance: int
    drawn: tuple[Paper, ...]


def print_degraded() -> None:
    """Measure and print every layout."""
    pack = read_pack(DEFAULT_PACK)
    print(f"Worn prints that read, {PRINTS} a layout:      in one frame     in a third of a second")
    print("qrcode unasked, as wide as ours without     kiosk qrcode    +      kiosk qrcode    +")
    print(
        "and (+) with its border                                                             from"
    )
    every = []
    for number, layout in enumerate(Layout):
        prints = tuple(_prints(_handout(layout, pack)))
        found = _survival(prints, seed=number)
        every.append(found)
        _print_row(layout, found, f"{min(each.distance for each in prints):5} mm")
    _print_row("mean", np.mean(every, axis=0))
    print()


def _print_row(name: str, found: np.ndarray, far: str = "") -> None:
    shares = (" ".join(f"{share:6.1%}" for share in shares) for shares in found)
    print(f"  {name:<40}{'   '.join(shares)}{far:>12}")


def _survival(prints: Sequence[_Print], seed: int) -> np.ndarray:
    """The shares that read: in one frame, and within the patience of a phone; each as drawn."""
    read = np.zeros((2, 3))
    for number, each in enumerate(islice(cycle(prints), PRINTS)):
        for way, paper in enumerate(each.drawn):
            seen = frames(paper, each.distance, np.random.default_rng((seed, number)))
            for count, frame in enumerate(islice(seen, PATIENCE)):
                if [code.text for code in _read(frame)] == [each.opens]:
                    read[0, way] += count == 0
                    read[1, way] += 1
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


def _prints(handout: Handout) -> Iterator[_Print]:
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
            other = _picture_by_qrcode(found.text)
            modules = other.width - 2 * QRCode().border
            bordered = round(code * other.width / modules)
            gain = dot if place.dpi else OFFICE_GAIN
            drawn = (
                (ours, code),
                (_with(other, ours, bordered), code),
                (_with(other, ours, code), code * modules / other.width),
            )
            papers = (
                Paper(image=image, dot=dot, code=width * dot, gain=gain) for image, width in drawn
            )
            yield _Print(found.text, distances[found.text], tuple(papers))


def _picture_by_qrcode(text: str) -> Image.Image:
    """A code with its border as the library makes it unasked, a dot for each module."""
    made = QRCode()
    made.add_data(text)
    made.make()
    return Image.fromarray(np.uint8(255 * ~np.pad(np.array(made.modules, bool), made.border)))


def _with(picture: Image.Image, paper: Image.Image, width: int) -> Image.Image:
    """The same piece of paper with another picture, so wide, in the place of its code."""
    other = paper.copy()
    picture = picture.resize((width, width), Image.Resampling.NEAREST)
    other.paste(picture, ((paper.width - width) // 2, (paper.height - width) // 2))
    return other


def _read(image: Image.Image) -> list[zxingcpp.Barcode]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return zxingcpp.read_barcodes(image, formats, text_mode=zxingcpp.TextMode.Plain)
