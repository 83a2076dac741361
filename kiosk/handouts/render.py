"""From content to paper: Typst sets the templates as a tagged PDF, or as pictures of its pages."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from kiosk import qr
from kiosk.handouts.content import Brand, Handout, PrintedCode, SessionSigns, places, printed_codes
from kiosk.handouts.errors import RenderError
from kiosk.handouts.labels import labels, title_of
from kiosk.handouts.layouts import PLACES, Layout, code_width
from kiosk.settings import ROOT

if TYPE_CHECKING:
    import typst

TEMPLATES = ROOT / "templates" / "handouts"
STANDARD = "ua-1"
FONT_PACKAGES = ("fontpkg_bricolage_grotesque", "fontpkg_source_sans_3", "manimgx_fonts")
LOGO = "logo"
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_own = threading.local()


def pdf(handout: Handout, made: datetime = UNDATED) -> bytes:
    """A tagged PDF/UA-1: the same handout and moment give the same bytes.

    Raises `RenderError` where a text holds a character that the fonts cannot show.
    """
    return _compiled(handout, format="pdf", pdf_standards=[STANDARD], timestamp=made)[0]


def pages(handout: Handout, ppi: float) -> tuple[bytes, ...]:
    """A PNG of each page, `ppi` dots to the inch; a character that cannot be shown is a box."""
    return _compiled(handout, format="png", ppi=ppi)


def _compiled(handout: Handout, **wanted: Any) -> tuple[bytes, ...]:
    import typst

    template = TEMPLATES / f"{handout.layout}.typ"
    try:
        made = cast(
            "bytes | list[bytes]",
            _compiler().compile(input=template, sys_inputs=_inputs(handout), **wanted),
        )
    except typst.TypstError as error:
        raise RenderError(_sentence(error.diagnostic, _data(handout))) from error
    return tuple(made) if isinstance(made, list) else (made,)


def _compiler() -> "typst.Compiler":
    """This thread's compiler: one that is shared fails while another thread borrows it."""
    import typst

    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(root=TEMPLATES, font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _own.compiler
    return compiler


@cache
def fonts() -> "typst.Fonts":
    """The fonts of every handout, read once."""
    import typst

    # The computer's own fonts would make the same sheet differ from one stand to the next.
    return typst.Fonts(
        include_system_fonts=False, font_paths=[str(files(each)) for each in FONT_PACKAGES]
    )


def _inputs(handout: Handout) -> dict[str, str]:
    """What the template reads: its texts as one JSON, and each code's picture under its address.

    A picture that came in the JSON would be held six times over.
    """
    logo = handout.content.brand.logo
    return (
        {"data": json.dumps(_data(handout))}
        | ({LOGO: logo} if logo else {})
        | {code.opens: _svg(code.matrix) for code in printed_codes(handout)}
    )


def _data(handout: Handout) -> dict[str, Any]:
    """What the template reads, as plain values."""
    content = handout.content
    data = _plain(content, handout.layout)
    if isinstance(content, SessionSigns) and handout.layout is Layout.A4_SHEET:
        data["places"] = [_plain(card, handout.layout) for card in places(content)]
    return {
        **data,
        "title": title_of(handout),
        "dpi": PLACES[handout.layout].dpi,
        "words": [dict(each) for each in labels(content)],
    }


def _plain(value: Any, layout: Layout) -> Any:
    if isinstance(value, PrintedCode):
        return {
            "says": value.says,
            "alt": value.alt,
            "size": value.matrix.size,
            "width": code_width(layout, value.matrix.size),
            "image": value.opens,
        }
    if isinstance(value, Brand):
        return {**asdict(value), "logo": LOGO if value.logo else None}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), layout) for field in fields(value)}
    return [_plain(each, layout) for each in value] if isinstance(value, tuple) else value


def _sentence(diagnostic: str, data: object) -> str:
    """What cannot be shown, and in which text; another fault in the words of Typst."""
    unshown = _UNSHOWN.search(diagnostic)
    if unshown is None:
        return f"The handout could not be set: {diagnostic.partition(chr(10))[0]}."
    signs = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), unshown[1])
    shown = signs if signs.isprintable() else " ".join(f"U+{ord(sign):04X}" for sign in signs)
    text = next((text for text in _texts(data) if signs in text), None)
    where = f" in “{text}”" if text and signs.isprintable() else ""
    return (
        f"The fonts for printing have no sign for “{shown}”{where}. "
        "Take it out, or write it in letters."
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _svg(matrix: qr.Matrix) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {matrix.size} {matrix.size}"'
        f' shape-rendering="crispEdges"><path d="{qr.svg_path(matrix, quiet=0)}"/></svg>'
    )
