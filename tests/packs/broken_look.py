"""The least broken packs for the rules about colours, pictures and paper."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from kiosk.packs import RuleName
from tests.packs.spoilt import Broken, Spoil, error, put, warning

_END = 'name.cy = "Myfyriwr"\n'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def _theme(line: str) -> Spoil:
    return put("event.toml", _END, f"{_END}\n[theme]\n{line}\n")


def _picture(name: str, data: bytes) -> Spoil:
    def spoil(pack: Path) -> None:
        (pack / "images").mkdir()
        (pack / "images" / name).write_bytes(data)

    return spoil


def _svg(inside: str) -> Spoil:
    return _picture("logo.svg", _SVG.format(inside).encode())


def _moving() -> bytes:
    frames = [Image.new("1", (9, 9), shade) for shade in (0, 1)]
    data = BytesIO()
    frames[0].save(data, "PNG", save_all=True, append_images=frames[1:])
    return data.getvalue()


BROKEN_LOOK: dict[RuleName, Broken] = {
    "unknown-colour": error(
        _theme('purple = "#4B1D5C"'),
        "event.toml, line 30: “purple” is no colour of the screens. Use paper, linen, ink, ink-2, "
        "edge, hair, quiet, plum, plum-2, sun, sun-2, apricot, teal or alert.",
    ),
    "wrong-colour": error(
        _theme('plum = "purple"'),
        "event.toml, line 30: “purple” is no colour. Write it like this: #4B1D5C.",
    ),
    "theme-contrast": error(
        _theme('apricot = "#E0705A"'),
        "event.toml, line 30: “ink” on “apricot” has a contrast of 5.3 to 1, and text needs 7 to "
        "1. Make “ink” darker, or “apricot” lighter.",
    ),
    "image-type": error(
        _picture("logo.jpg", b""),
        "images/logo.jpg: This is not a PNG or SVG picture. Save it as PNG or SVG, or take it out.",
    ),
    "image-too-large": error(
        _picture("logo.png", b" " * 2_000_001),
        "images/logo.png: The picture is larger than 2 MB. Save it smaller.",
    ),
    "image-broken": error(
        _picture("logo.svg", b"<svg"),
        "images/logo.svg, line 1: This is not an SVG picture that can be read. Save it again as "
        "SVG.",
    ),
    "image-animated": error(
        _picture("logo.png", _moving()),
        "images/logo.png: The picture moves. Save one of its pictures as PNG.",
    ),
    "image-active": error(
        _svg("<script/>"),
        "images/logo.svg, line 1: The picture holds a script or another page. Save it as plain "
        "SVG, without scripts.",
    ),
    "image-reference": error(
        _svg('<image href="https://far.example/a.png"/>'),
        "images/logo.svg, line 1: The picture loads something from elsewhere. Save it as plain SVG "
        "with everything in it, or as PNG.",
    ),
    "image-bomb": error(
        _svg("<g/>" * 20_001),
        "images/logo.svg, line 1: The picture unfolds into far more than it seems to hold. Save it "
        "as PNG.",
    ),
    "code-distance": warning(
        put(
            "event.toml",
            'takeaway = "https://example.org/takeaway/"',
            f'takeaway = "https://small.example/{"t" * 45}/"',
        ),
        "event.toml, line 10: The code of this address with a session’s number reads from 42 cm on "
        "a4-sheet, and should from 45 cm. Publish it at a shorter address.",
    ),
    "text-overflow": warning(
        put("sessions.csv", "A talk", "Rehabilitationswissenschaften"),
        "sessions.csv, line 3: “Rehabilitationswissenschaften” is wider than its place on "
        "my-handout. Write it in two words, or with a hyphen.",
    ),
    "missing-sign": error(
        put("sessions.csv", "A talk", "A talk 語"),
        "sessions.csv, line 3: The fonts of the kiosk have no sign for “語”. Write it in letters, "
        "or take it out.",
    ),
}
