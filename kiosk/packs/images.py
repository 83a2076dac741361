"""The pictures of a pack, looked at before anything draws them: only calm, small PNG and SVG."""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from kiosk.packs.faults import Fault
from kiosk.packs.model import Picture
from kiosk.packs.svg_files import faults_in_svg

IMAGES = "images"
LARGEST_FILE = 2_000_000
"""Bytes of a picture: a touchscreen asks for it with its first page."""

LONGEST_SIDE = 4000
"""Dots: the longer side of a touchscreen of today, so that no picture unfolds into more memory."""

MOST_FILES = 200

LOGO = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
"""The files that may hold the host's logo, and their media types; the first that is there is it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE_IN_PNG = struct.Struct(">8x8xII")
_LEFT_BY_COMPUTERS = {"thumbs.db", "desktop.ini"}


def faults_in_images(pack: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with the pictures in the `images` folder of a pack, by name."""
    folder = pack / IMAGES
    if not folder.is_dir():
        return ()
    try:
        paths = sorted(path for path in folder.iterdir() if not _is_left_over(path.name))
    except OSError:
        return (_fault("closed-file", IMAGES, None, *_CLOSED),)
    if len(paths) > MOST_FILES:
        message = f"The folder holds {len(paths)} pictures, more than {MOST_FILES}."
        cure = "Keep those that the event shows."
        return (_fault("image-too-large", IMAGES, None, message, cure),)
    return tuple(
        _fault(rule, f"{IMAGES}/{path.name}", line, message, cure)
        for path in paths
        for rule, line, message, cure in _findings(path)
    )


def logo_of(pack: Path) -> Picture | None:
    """The logo in the `images` folder of a pack; None also where something is wrong with it."""
    for name, media_type in LOGO.items():
        path = pack / IMAGES / name
        if path.is_file() and not any(_findings(path)):
            return Picture(data=path.read_bytes(), media_type=media_type)
    return None


_Finding = tuple[str, int | None, str, str]
_CLOSED = ("It cannot be opened.", "Check that you may read it.")


def _findings(path: Path) -> Iterator[_Finding]:
    suffix = path.suffix.lower()
    # Opening anything but a file, such as a named pipe, could wait for ever.
    if not path.is_file() or suffix not in {".png", ".svg"}:
        message, cure = (
            "This is not a PNG or SVG picture.",
            "Save it as PNG or SVG, or take it out.",
        )
        yield "image-type", None, message, cure
        return
    try:
        with path.open("rb") as source:
            data = source.read(LARGEST_FILE + 1)
    except OSError:
        yield "closed-file", None, *_CLOSED
        return
    if len(data) > LARGEST_FILE:
        yield "image-too-large", None, "The picture is larger than 2 MB.", "Save it smaller."
    elif suffix == ".svg":
        yield from faults_in_svg(data)
    else:
        yield from _faults_in_png(data)


def _faults_in_png(data: bytes) -> Iterator[_Finding]:
    if not data.startswith(_PNG):
        message = "This is not a PNG picture, though its name ends in .png."
        yield "image-type", None, message, "Open it in a drawing program, and save it as PNG."
    elif len(data) < _SIZE_IN_PNG.size:
        yield _broken()
    # The size is read from the head of the file: a bomb is never unfolded.
    elif max(sides := _SIZE_IN_PNG.unpack_from(data)) > LONGEST_SIDE:
        message = f"The picture has {sides[0]:,} x {sides[1]:,} dots."
        cure = f"Make it at most {LONGEST_SIDE:,} dots wide and high."
        yield "image-too-large", None, message, cure
    else:
        yield from _unfolded(data)


def _unfolded(data: bytes) -> Iterator[_Finding]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=["PNG"]) as picture:
                frames = getattr(picture, "n_frames", 1)
                picture.load()
    # Pillow says what is wrong with a file in every one of these ways.
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError, Warning):
        yield _broken()
        return
    if frames > 1:
        message, cure = "The picture moves.", "Save one of its pictures as PNG."
        yield "image-animated", None, message, cure


def _broken() -> _Finding:
    message, cure = "The picture is damaged.", "Open it in a drawing program, and save it again."
    return "image-broken", None, message, cure


def _is_left_over(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LEFT_BY_COMPUTERS


def _fault(rule: str, file: str, line: int | None, message: str, cure: str) -> Fault:
    return Fault(severity="error", rule=rule, file=file, line=line, message=message, cure=cure)
