"""Golden pages: every layout with the longest texts, to be looked at and to stay as they are.

`python -m tests.golden_pages` makes them anew after a change that is meant. Then look at the
pictures in tests/golden, beside those of before, and commit them with the change.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from kiosk.packs import Pack, Picture, read_pack
from kiosk.visit import Status, Visit

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
DIGESTS = GOLDEN / "digests.txt"
SHEETS = (("en",), ("cy",), ("cy", "en"))
OWN_LAYOUTS = (Layout.MY_HANDOUT, Layout.RECEIPT_80)
BRANDED_LAYOUTS = (
    Layout.A4_POSTER,
    Layout.A5_DOOR,
    Layout.A4_TENT,
    Layout.CHAT_CARD,
    Layout.FOLLOW_SHEET,
    Layout.PROFILE_BADGE,
)
LOGO = Picture(
    data=b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 12">'
    b'<path fill="#00607a" d="M0 12V6a6 6 0 0 1 12 0 6 6 0 0 1-6 6z"/>'
    b'<path fill="#c8501e" d="M15 12V0h15v4H19v8z"/></svg>',
    media_type="image/svg+xml",
)
ON_STAND = Takeaway(address="http://192.168.1.5:8000/takeaway/", is_public=False)
DPI = 50
GAP = 8
GROUND = "lightgrey"
COLOURS = 16


def golden_handouts() -> Iterator[tuple[str, Handout]]:
    """Every layout in each language and in both, by the name of its picture.

    Those that can carry a logo come once more with one, in both languages or in the delegate's.
    """
    pack = read_pack(HERE / "packs" / "longest")
    for layout in EVENT_LAYOUTS:
        for languages in SHEETS:
            handout = event_handout(layout, pack, pack.sessions, languages, takeaway=None)
            yield "-".join((layout, *languages)), handout
    for layout in OWN_LAYOUTS:
        for language in ("en", "cy"):
            content = my_handout(pack, _visit(pack, language), takeaway=ON_STAND, sheet="4F7K")
            yield f"own-{layout}-{language}", Handout(layout=layout, content=content)
    branded = replace(pack, logo=LOGO)
    for layout in BRANDED_LAYOUTS:
        handout = event_handout(layout, branded, pack.sessions, SHEETS[-1], takeaway=None)
        yield f"logo-{layout}", handout
    content = my_handout(branded, _visit(pack, "en"), takeaway=ON_STAND, sheet="4F7K")
    yield f"logo-{Layout.MY_HANDOUT}", Handout(layout=Layout.MY_HANDOUT, content=content)


def digest(document: bytes) -> str:
    """What tells a document from every other one."""
    return hashlib.sha256(document).hexdigest()


def kept_digests() -> dict[str, str]:
    """The digest of each golden document by its name."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return dict(reversed(line.split("  ")) for line in lines)


def main() -> None:
    """Make every golden page anew."""
    GOLDEN.mkdir(exist_ok=True)
    lines = []
    for name, handout in golden_handouts():
        document = pdf(handout)
        preflight(document, handout)
        side_by_side(list(rasters(document, DPI, "RGB"))).save(
            GOLDEN / f"{name}.png", optimize=True
        )
        lines.append(f"{digest(document)}  {name}\n")
    DIGESTS.write_text("".join(lines), encoding="utf-8")


def _visit(pack: Pack, language: str) -> Visit:
    return Visit(
        id="0123456789ab",
        language=language,
        accounts=frozenset(pack.account),
        sessions=frozenset(pack.session),
        steps={step.no: Status.LATER for step in pack.steps},
        platforms=frozenset(pack.event.platforms),
    )


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages beside each other, in few colours."""
    width = sum(page.width + GAP for page in pages) - GAP
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), GROUND)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + GAP
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
