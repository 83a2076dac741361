"""Handouts: from a pack and a delegate's choices to content, from content to a tagged PDF.

May import visit, packs, platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.handouts.compose import my_handout, session_sheet
from kiosk.handouts.content import (
    AccountCard,
    Content,
    Layout,
    MyHandout,
    PrintedCode,
    SessionCard,
    SessionSheet,
    StepLine,
    Takeaway,
    codes_of,
)
from kiosk.handouts.errors import PreflightError, RenderError
from kiosk.handouts.faults import faults_on_paper
from kiosk.handouts.preflight import preflight
from kiosk.handouts.render import pages, pdf

__all__ = [
    "AccountCard",
    "Content",
    "Layout",
    "MyHandout",
    "PreflightError",
    "PrintedCode",
    "RenderError",
    "SessionCard",
    "SessionSheet",
    "StepLine",
    "Takeaway",
    "codes_of",
    "faults_on_paper",
    "my_handout",
    "pages",
    "pdf",
    "preflight",
    "session_sheet",
]
