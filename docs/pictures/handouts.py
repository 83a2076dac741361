"""Take the pictures of docs/handouts.md, and write the samples that templates preview with.

`make pictures` runs it after the screenshots.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from kiosk.handouts import (
    EVENT_LAYOUTS,
    Handout,
    Layout,
    Takeaway,
    event_handout,
    my_handout,
    pdf,
    preflight,
)
from kiosk.handouts.raster import rasters
from kiosk.handouts.render import TEMPLATES, inputs
from kiosk.packs import read_pack
from kiosk.settings import DEFAULT_PACK
from kiosk.visit import Aim, Visit

HERE = Path(__file__).resolve().parent
SAMPLES = TEMPLATES / "samples"
LANGUAGE = "en"
DEBATE = 3
ON_STAND = Takeaway(address="http://192.168.1.5:8000/takeaway/", is_public=False)
DPI = 60
GAP = 12
COLOURS = 32


def samples() -> Iterator[Handout]:
    """Every layout with a little of the default event."""
    pack = read_pack(DEFAULT_PACK)
    for layout in EVENT_LAYOUTS:
        everything = layout in {Layout.A4_SHEET, Layout.CHAT_CARD}
        sessions = pack.sessions if everything else (pack.session[DEBATE],)
        yield event_handout(layout, pack, sessions, (LANGUAGE,), takeaway=None)
    content = my_handout(pack, _visit(), takeaway=ON_STAND, sheet="4F7K")
    yield Handout(layout=Layout.MY_HANDOUT, content=content)


def sample_text(handout: Handout) -> str:
    """What a template reads of a handout, as one JSON file: its data, and its pictures."""
    given = inputs(handout)
    data = json.loads(given.pop("data"))
    return json.dumps({**data, "pictures": given}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every picture and every sample anew."""
    SAMPLES.mkdir(exist_ok=True)
    for handout in samples():
        document = pdf(handout)
        preflight(document, handout)
        _picture(document).save(HERE / f"handout-{handout.layout}.png", optimize=True)
        sample = SAMPLES / f"{handout.layout}.json"
        sample.write_text(sample_text(handout), encoding="utf-8")


def _visit() -> Visit:
    return Visit(
        id="0123456789ab",
        language=LANGUAGE,
        aim=Aim.SET_UP,
        platforms=frozenset({"x"}),
        accounts=frozenset({1}),
        sessions=frozenset({DEBATE}),
        steps={},
    )


def _picture(document: bytes) -> Image.Image:
    """The first two pages side by side."""
    pages = list(rasters(document, DPI, "RGB"))[:2]
    width = sum(page.width + GAP for page in pages) + GAP
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), "lightgrey")
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
