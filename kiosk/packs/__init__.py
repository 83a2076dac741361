"""Packs: read the folder that describes an event, and say every fault in it.

May import platforms, qr, words and settings; knows neither the web nor the database.
"""

from kiosk.packs.draft import Draft
from kiosk.packs.faults import BrokenPackError, Fault
from kiosk.packs.model import (
    Account,
    Choice,
    Drawing,
    Event,
    Leader,
    Lines,
    Pack,
    Picture,
    Question,
    Session,
    SessionKind,
    Stage,
    Step,
    Text,
)
from kiosk.packs.read import check_pack, examine, read_pack, survey
from kiosk.packs.rule_names import RULE_NAMES, RuleName
from kiosk.packs.starting import OccupiedFolderError, start_pack

__all__ = [
    "RULE_NAMES",
    "Account",
    "BrokenPackError",
    "Choice",
    "Draft",
    "Drawing",
    "Event",
    "Fault",
    "Leader",
    "Lines",
    "OccupiedFolderError",
    "Pack",
    "Picture",
    "Question",
    "RuleName",
    "Session",
    "SessionKind",
    "Stage",
    "Step",
    "Text",
    "check_pack",
    "examine",
    "read_pack",
    "start_pack",
    "survey",
]
