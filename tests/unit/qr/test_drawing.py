import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.qr import QUIET, Matrix, image, matrix, svg, svg_path, svg_strokes

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


STROKE = re.compile(r"(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)")


def drawn(path: str, side: int) -> Image.Image:
    """The rectangles of a path, a dot a module, black on white."""
    canvas = Image.new("1", (side, side), 1)
    pen = ImageDraw.Draw(canvas)
    assert RUN.sub("", path) == ""
    for x, y, width, back in (map(int, found) for found in RUN.findall(path)):
        assert width == back
        pen.rectangle((x, y, x + width - 1, y), fill=0)
    return canvas


def modules(picture: Image.Image, dots: int, quiet: int) -> list[list[bool]]:
    """Which modules are dark, looked at in their centres."""
    size = picture.width // dots - 2 * quiet
    centres = [dots * (quiet + no) + dots // 2 for no in range(size)]
    return [[picture.getpixel((x, y)) == 0 for x in centres] for y in centres]


def meant(code: Matrix) -> list[list[bool]]:
    places = range(code.size)
    return [[code.is_dark(row, column) for column in places] for row in places]


@given(st.text(min_size=1, max_size=60))
def test_path_draws_the_matrix(text: str) -> None:
    code = matrix(text)
    assert modules(drawn(svg_path(code), code.size + 8), 1, 4) == meant(code)
    assert modules(drawn(svg_path(code, quiet=0), code.size), 1, 0) == meant(code)


@given(st.text(min_size=1, max_size=60))
def test_strokes_draw_the_matrix_in_half_the_letters(text: str) -> None:
    code = matrix(text)
    strokes = svg_strokes(code)
    assert modules(stroked(strokes, code.size + 8), 1, QUIET) == meant(code)
    assert len(strokes) < 0.6 * len(svg_path(code))


def stroked(path: str, side: int) -> Image.Image:
    """The strokes of a path, a dot a module, black on white."""
    canvas = Image.new("1", (side, side), 1)
    pen = ImageDraw.Draw(canvas)
    assert STROKE.sub("", path) == ""
    x = y = 0
    for left, top, gap, width in STROKE.findall(path):
        x, y = (int(left), int(top)) if left else (x + int(gap), y)
        pen.rectangle((x, y, x + int(width) - 1, y), fill=0)
        x += int(width)
    return canvas


def test_path_draws_row_runs() -> None:
    assert svg_path(matrix("https://x.com/theCSP")).startswith("M4 4h7v1h-7z")


@pytest.mark.parametrize("dots", [1, 3, 8])
def test_image_draws_the_matrix_in_whole_dots(dots: int) -> None:
    code = matrix("https://x.com/theCSP")
    picture = image(code, dots)
    assert picture.mode == "1"
    assert picture.size == ((code.size + 8) * dots, (code.size + 8) * dots)
    assert modules(picture, dots, QUIET) == meant(code)
    assert drawn(svg_path(code), code.size + 8).resize(picture.size) == picture


@pytest.mark.parametrize("text", ["a", "a" * 30, "a" * 60, "a" * 90, "a" * 700])
def test_image_is_dark_exactly_up_to_its_quiet_zone(text: str) -> None:
    picture = image(matrix(text), 2)
    dark = picture.convert("L").point(lambda light: 255 - light).getbbox()
    assert dark == (8, 8, picture.width - 8, picture.height - 8)


def test_svg_file_has_a_title_a_white_ground_and_the_code() -> None:
    code = matrix("https://bsky.app/hashtag/physiotalk")
    root = ET.fromstring(svg(code, "QR code for #R&D, opens <bsky.app>", 24))
    assert root.get("width") == root.get("height") == str(24 * (code.size + 8))
    spaces = {"svg": "http://www.w3.org/2000/svg"}
    side = code.size + 8
    assert root.get("role") == "img"
    assert root.get("viewBox") == f"0 0 {side} {side}"
    assert root.findtext("svg:title", namespaces=spaces) == "QR code for #R&D, opens <bsky.app>"
    ground, dark = (path.get("d") for path in root.findall("svg:path", spaces))
    assert ground == f"M0 0h{side}v{side}H0z"
    assert dark == svg_path(code)


@given(st.text())
def test_svg_file_parses_with_any_label(label: str) -> None:
    ET.fromstring(svg(matrix("https://x.com/theCSP"), label, 24))
