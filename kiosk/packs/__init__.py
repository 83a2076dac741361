"""Packs: read the folder that describes an event, and say every fault in it.

May import platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.packs.draft import Draft
from kiosk.packs.faults import BrokenPackError, Fault
from kiosk.packs.images import faults_in_images
from kiosk.packs.model import (
    Account,
    Choice,
    Drawing,
    Event,
    Leader,
    Lines,
    Pack,
    Question,
    Session,
    SessionKind,
    Stage,
    Step,
    Text,
)
from kiosk.packs.read import by_place, examine, read_pack, survey

__all__ = [
    "Account",
    "BrokenPackError",
    "Choice",
    "Draft",
    "Drawing",
    "Event",
    "Fault",
    "Leader",
    "Lines",
    "Pack",
    "Question",
    "Session",
    "SessionKind",
    "Stage",
    "Step",
    "Text",
    "by_place",
    "examine",
    "faults_in_images",
    "read_pack",
    "survey",
]
