"""Handouts: from a pack and a delegate's choices to content, from content to a tagged PDF.

May import visit, packs, platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.handouts.content import Handout, Takeaway, codes_of
from kiosk.handouts.dots import dots
from kiosk.handouts.errors import NothingToPrintError, PreflightError, RenderError
from kiosk.handouts.event_sheets import event_handout
from kiosk.handouts.faults import faults_on_paper
from kiosk.handouts.layouts import Layout, scan_distance
from kiosk.handouts.my_handout import my_handout
from kiosk.handouts.preflight import preflight
from kiosk.handouts.render import pages, pdf

__all__ = [
    "Handout",
    "Layout",
    "NothingToPrintError",
    "PreflightError",
    "RenderError",
    "Takeaway",
    "codes_of",
    "dots",
    "event_handout",
    "faults_on_paper",
    "my_handout",
    "pages",
    "pdf",
    "preflight",
    "scan_distance",
]
