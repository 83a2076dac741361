"""Packs: read the folder that describes an event, and say every fault in it.

May import platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.packs.faults import BrokenPackError, Fault
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
from kiosk.packs.read import examine, read_pack

__all__ = [
    "Account",
    "BrokenPackError",
    "Choice",
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
    "examine",
    "read_pack",
]
