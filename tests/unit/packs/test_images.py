import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.packs import read_pack
from kiosk.packs.images import faults_in_images
from tests.packs.changed import small_pack

CALM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{}\n</svg>'
BOMB = "".join(
    f'<g id="g{no}"><use href="#g{no + 1}"/><use href="#g{no + 1}"/></g>' for no in (1, 2)
)


def png(width: int = 4, height: int = 4, frames: int = 1) -> bytes:
    file = BytesIO()
    pictures = [Image.new("RGB", (width, height), shade) for shade in range(frames)]
    pictures[0].save(file, "PNG", save_all=frames > 1, append_images=pictures[1:])
    return file.getvalue()


def png_of_no_frames() -> bytes:
    """A picture that says it moves, and then has nothing that could."""
    whole, chunk = png(), b"acTL" + struct.pack(">II", 0, 0)
    return (
        whole[:33]
        + struct.pack(">I", 8)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + whole[33:]
    )


def png_that_says(width: int, height: int) -> bytes:
    """A file of a few bytes whose head promises as many dots as one likes."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def said_of(folder: Path, name: str, data: bytes) -> list[str]:
    """What is said of the small pack with this one picture."""
    pack = small_pack(folder)
    (pack / "images").mkdir()
    (pack / "images" / name).write_bytes(data)
    return [f"{fault.rule}: {fault.text}" for fault in faults_in_images(pack)]


def test_pack_without_pictures_has_no_fault(tmp_path: Path) -> None:
    assert faults_in_images(small_pack(tmp_path)) == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", png()),
        ("Logo.PNG", png(4000, 1)),
        (".DS_Store", b"left by a computer"),
        ("logo.svg", CALM.format("<path d='M0 0h9'/>").encode()),
        ("logo.svg", CALM.format("<g id='a'><path d='M0 0'/></g><use href='#a'/>").encode()),
        ("logo.svg", CALM.format("<path fill=\"url( '#a')\"/>").encode()),
        ("logo.svg", CALM.format(f"<style>.{'animation' * 200_000} {{}}</style>").encode()),
        ("logo.svg", CALM.format("<style>.a { fill: url(#b); }</style>").encode("utf-16")),
        (
            "logo.svg",
            b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
            + CALM.format("").encode(),
        ),
    ],
)
def test_calm_picture_has_no_fault(name: str, data: bytes, tmp_path: Path) -> None:
    assert said_of(tmp_path, name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "logo.jpg",
            b"\xff\xd8\xff",
            "image-type: images/logo.jpg: This is not a PNG or SVG picture. "
            "Save it as PNG or SVG, or take it out.",
        ),
        (
            "logo.png",
            b"GIF89a",
            "image-type: images/logo.png: This is not a PNG picture, though its name ends in .png. "
            "Open it in a drawing program, and save it as PNG.",
        ),
        (
            "logo.png",
            png() + b" " * 2_000_000,
            "image-too-large: images/logo.png: The picture is larger than 2 MB. Save it smaller.",
        ),
        (
            "logo.png",
            png_that_says(60_000, 50_000),
            "image-too-large: images/logo.png: The picture has 60,000 x 50,000 dots. "
            "Make it at most 4,000 dots wide and high.",
        ),
        (
            "logo.png",
            png(frames=2),
            "image-animated: images/logo.png: The picture moves. Save one of its pictures as PNG.",
        ),
        (
            "logo.png",
            png(200, 200)[:-30],
            "image-broken: images/logo.png: The picture is damaged. "
            "Open it in a drawing program, and save it again.",
        ),
        (
            "logo.png",
            png_of_no_frames(),
            "image-broken: images/logo.png: The picture is damaged. "
            "Open it in a drawing program, and save it again.",
        ),
        (
            "logo.svg",
            b"<svg",
            "image-broken: images/logo.svg, line 1: This is not an SVG picture that can be read. "
            "Save it again as SVG.",
        ),
        (
            "logo.svg",
            b"\x1f\x8b\x08 a packed picture",
            "image-broken: images/logo.svg, line 1: This is not an SVG picture that can be read. "
            "Save it again as SVG.",
        ),
        (
            "logo.svg",
            CALM.format("<script>alert(1)</script>").encode(),
            "image-active: images/logo.svg, line 2: The picture holds a script or another page. "
            "Save it as plain SVG, without scripts.",
        ),
        (
            "logo.svg",
            CALM.format("<image href='https://far.example/a.png'/>").encode(),
            "image-reference: images/logo.svg, line 2: The picture loads something from elsewhere. "
            "Save it as plain SVG with everything in it, or as PNG.",
        ),
        (
            "logo.svg",
            CALM.format("<path>\n<animate attributeName='d'/></path>").encode(),
            "image-animated: images/logo.svg, line 3: The picture moves. Take the animation out.",
        ),
        (
            "logo.svg",
            b"<!DOCTYPE svg [\n<!ATTLIST g id CDATA 'a'>]>" + CALM.format("<g/>").encode(),
            "image-bomb: images/logo.svg, line 2: The picture unfolds into far more than it seems "
            "to hold. Save it as PNG.",
        ),
        (
            "logo.svg",
            CALM.format("<g style='-webkit-animation-iteration-count : 9'/>").encode(),
            "image-animated: images/logo.svg, line 2: The picture moves. Take the animation out.",
        ),
        (
            "logo.svg",
            CALM.format(BOMB).encode(),
            "image-bomb: images/logo.svg, line 2: The picture unfolds into far more than it seems "
            "to hold. Save it as PNG.",
        ),
    ],
)
def test_picture_that_harms_is_said(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, name, data) == [sentence]


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        ("<path onload='x()'/>", "image-active"),
        ("<foreignObject/>", "image-active"),
        ("<a href='javascript:x()'/>", "image-reference"),
        ("<use xmlns:x='http://www.w3.org/1999/xlink' x:href='b.svg#a'/>", "image-reference"),
        ("<image href='data:image/png;base64,AAAA'/>", "image-reference"),
        ("<path style='fill: url(//far.example)'/>", "image-reference"),
        ("<path fill='u\\72l(//far.example)'/>", "image-reference"),
        ("<style>@import 'a.css';</style>", "image-reference"),
        ("<style><![CDATA[a { background: URL( x ) }]]></style>", "image-reference"),
        ("<?xml-stylesheet href='a.css'?>", "image-reference"),
        ("<style>a { animation: b 1s }</style>", "image-animated"),
        ("<path style='transition: all 1s'/>", "image-animated"),
        ("<set attributeName='d'/>", "image-animated"),
        ("<g/>" * 20_001, "image-bomb"),
    ],
)
def test_drawing_that_does_more_than_stand_there_is_refused(
    inside: str, rule: str, tmp_path: Path
) -> None:
    (said,) = said_of(tmp_path, "logo.svg", CALM.format(inside).encode())
    assert said.startswith(f"{rule}:")


def test_entities_are_never_unfolded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{no} "{f"&a{no - 1};" * 10}">' for no in range(1, 10))
    drawing = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{CALM.format("&a9;")}'
    (said,) = said_of(tmp_path, "logo.svg", drawing.encode())
    assert said.startswith("image-bomb: images/logo.svg, line 1:")


def test_nothing_but_files_is_opened(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    (pack / "images" / "old.png").mkdir(parents=True)
    (fault,) = faults_in_images(pack)
    assert (fault.rule, fault.file) == ("image-type", "images/old.png")


def test_folder_with_too_many_pictures_is_not_read(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    (pack / "images").mkdir()
    for no in range(201):
        (pack / "images" / f"{no}.png").touch()
    assert [fault.text for fault in faults_in_images(pack)] == [
        "images: The folder holds 201 pictures, more than 200. Keep those that the event shows."
    ]


@pytest.mark.parametrize(
    ("files", "logo"),
    [
        ({}, None),
        ({"logo.png": png()}, (png(), "image/png")),
        ({"logo.png": png(), "logo.svg": CALM.encode()}, (CALM.encode(), "image/svg+xml")),
        ({"logo.png": b"no picture"}, None),
        ({"other.png": png()}, None),
    ],
)
def test_logo_is_read_where_nothing_is_wrong_with_it(
    files: dict[str, bytes], logo: tuple[bytes, str] | None, tmp_path: Path
) -> None:
    folder = small_pack(tmp_path)
    (folder / "images").mkdir()
    for name, data in files.items():
        (folder / "images" / name).write_bytes(data)
    found = read_pack(folder).logo
    assert (found and (found.data, found.media_type)) == logo
