"""The host's logo as paper takes it."""

from base64 import b64encode
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import cache
from io import BytesIO

from kiosk.packs import Picture

MOST_DOTS = 600
"""The longer side of a logo: 1,200 dots to the inch where it is 12 mm wide."""


@cache
def logo_svg(picture: Picture) -> str:
    """A logo as an SVG file; a PNG is made small, and stands in an SVG of its size."""
    if picture.media_type == "image/svg+xml":
        is_wide = picture.data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        # Markup is ASCII, so that a letter in another encoding costs no more than itself.
        return picture.data.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
    from PIL import Image

    with Image.open(BytesIO(picture.data), formats=["PNG"]) as read:
        image = read.convert("RGBA")
    image.thumbnail((MOST_DOTS, MOST_DOTS))
    png = BytesIO()
    image.save(png, "PNG")
    width, height = image.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}"><image width="{width}" height="{height}"'
        f' href="data:image/png;base64,{b64encode(png.getvalue()).decode()}"/></svg>'
    )
