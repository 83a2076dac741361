"""From content to paper: Typst sets the templates as a tagged PDF."""

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, cast

from kiosk import qr
from kiosk.handouts.content import (
    Brand,
    Handout,
    MyHandout,
    PrintedCode,
    coded_cards,
    printed_codes,
)
from kiosk.handouts.errors import RenderError
from kiosk.handouts.labels import labels, title_of
from kiosk.handouts.layouts import PLACES, Layout, code_width
from kiosk.handouts.refusals import why_not_set
from kiosk.settings import ROOT

if TYPE_CHECKING:
    import typst

TEMPLATES = ROOT / "templates" / "handouts"
STANDARD: Final = "ua-1"
FONT_PACKAGES = ("fontpkg_bricolage_grotesque", "fontpkg_source_sans_3", "manimgx_fonts")
LOGO = "logo"
"""The name of the logo among the pictures; those of codes are called by their addresses."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)

_own = threading.local()


def pdf(handout: Handout, made: datetime = UNDATED) -> bytes:
    """A tagged PDF/UA-1: the same handout and moment give the same bytes.

    Raises `RenderError` where words have no room, where no font has one of their characters, and
    where a picture has no alternative text.
    """
    return tagged_pdf(f"{handout.layout}.typ", inputs(handout), made)


def inputs(handout: Handout) -> dict[str, str]:
    """What a handout's template reads: its texts as JSON under `data`, SVG pictures by their names.

    A picture that came among the texts would be held six times over.
    """
    logo = handout.content.brand.logo
    pictures = {code.opens: code_svg(code.matrix) for code in printed_codes(handout)}
    if logo is not None:
        pictures[LOGO] = logo
    return {"data": json.dumps(_data(handout)), **pictures}


def tagged_pdf(template: str, inputs: Mapping[str, str], made: datetime = UNDATED) -> bytes:
    """A template set as PDF/UA-1 with its `inputs`; raises `RenderError`."""
    import typst

    try:
        document = _compiler().compile(
            input=TEMPLATES / template,
            format="pdf",
            pdf_standards=[STANDARD],
            timestamp=made,
            sys_inputs=dict(inputs),
        )
    except typst.TypstError as error:
        raise RenderError(
            why_not_set(error.diagnostic, template, json.loads(inputs["data"]))
        ) from error
    return cast("bytes", document)


def code_svg(matrix: qr.Matrix) -> str:
    """A code for a template, a unit a module, without its quiet zone."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {matrix.size} {matrix.size}"'
        f' shape-rendering="crispEdges"><path d="{qr.svg_path(matrix, quiet=0)}"/></svg>'
    )


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


def _data(handout: Handout) -> dict[str, Any]:
    """What the template reads, as plain values."""
    content = handout.content
    data = _plain(content, handout.layout)
    if isinstance(content, MyHandout) and handout.layout is Layout.RECEIPT_80:
        coded = coded_cards(content)
        data["coded"] = {"sessions": len(coded.sessions), "accounts": len(coded.accounts)}
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
