"""Take the pictures of docs/handouts.md, and write the samples that templates preview with.

`make pictures` runs it after the screenshots.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from PIL import ImageOps

from kiosk.handouts import (
    EVENT_LAYOUTS,
    Handout,
    Layout,
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
from tests.golden_pages import GAP, GROUND, ON_STAND, side_by_side

HERE = Path(__file__).resolve().parent
SAMPLES = TEMPLATES / "samples"
LANGUAGE = "en"
DEBATE = 3
DPI = 60
MOST_PAGES = 2


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
        pages = list(rasters(document, DPI, "RGB"))[:MOST_PAGES]
        # White paper on a white page of the docs would have no edge.
        picture = ImageOps.expand(side_by_side(pages), GAP, GROUND)
        picture.save(HERE / f"handout-{handout.layout}.png", optimize=True)
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


if __name__ == "__main__":
    main()
