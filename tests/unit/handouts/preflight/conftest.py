"""Templates of the tests' own, so that a fault can be planted in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.handouts import (
    Handout,
    Layout,
    PreflightError,
    event_handout,
    pdf,
    preflight,
)

HEAD = """
#let data = json(bytes(sys.inputs.data))
#let session = data.sessions.first()
#set document(title: data.title)
#set text(font: "Source Sans 3", size: 12pt, hyphenate: false)
#let code(session, width: 90mm) = image(
  bytes(sys.inputs.at(session.code.image)), format: "svg", width: width, alt: session.code.alt,
)
#let module = 90mm / session.code.size
"""


@pytest.fixture
def plant(templates: Path) -> Callable[[Layout, str], None]:
    """Put a template of the test's own in the place of a layout's."""

    def planted(layout: Layout, template: str) -> None:
        (templates / f"{layout}.typ").write_text(HEAD + template)

    return planted


@pytest.fixture
def signs(make: Any) -> Callable[..., Handout]:
    """As many sessions as asked for, on signs."""

    def made(layout: Layout = Layout.A4_POSTER, count: int = 1, **session: Any) -> Handout:
        sessions = [make.session(no, **session) for no in range(1, count + 1)]
        return event_handout(layout, make.pack(), sessions, ("en",), takeaway=None)

    return made


@pytest.fixture
def fault(plant: Any, signs: Any) -> Callable[..., str]:
    """What preflight says of a template; empty where it passes."""

    def said(template: str, layout: Layout = Layout.A4_POSTER, count: int = 1) -> str:
        plant(layout, template)
        handout = signs(layout, count)
        try:
            preflight(pdf(handout), handout)
        except PreflightError as error:
            return str(error)
        return ""

    return said
