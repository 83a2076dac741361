"""Handouts: from a pack and a delegate's choices to content, from content to a tagged PDF.

May import visit, packs, platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.handouts.content import Handout, Takeaway, codes_of
from kiosk.handouts.contents import contents_page
from kiosk.handouts.errors import NothingToPrintError, PreflightError, RenderError
from kiosk.handouts.event_set import EVENT_LAYOUTS, LeftOut, SetFile, event_set
from kiosk.handouts.event_sheets import event_handout
from kiosk.handouts.faults import faults_on_paper
from kiosk.handouts.ladder import LADDER_DOTS, Ladder, ladder_page
from kiosk.handouts.layouts import PRINTED_BY, Layout, scan_distance
from kiosk.handouts.my_handout import my_handout
from kiosk.handouts.pictures import pictures
from kiosk.handouts.preflight import preflight
from kiosk.handouts.raster import count_pages
from kiosk.handouts.render import pdf

__all__ = [
    "EVENT_LAYOUTS",
    "LADDER_DOTS",
    "PRINTED_BY",
    "Handout",
    "Ladder",
    "Layout",
    "LeftOut",
    "NothingToPrintError",
    "PreflightError",
    "RenderError",
    "SetFile",
    "Takeaway",
    "codes_of",
    "contents_page",
    "count_pages",
    "event_handout",
    "event_set",
    "faults_on_paper",
    "ladder_page",
    "my_handout",
    "pdf",
    "pictures",
    "preflight",
    "scan_distance",
]
