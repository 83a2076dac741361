"""The visit: one delegate's choices as a frozen value, and the short code that carries them.

May import packs and below; knows neither the web nor the database.
"""

from kiosk.visit.checklist import stage_of, steps_for, steps_to_finish
from kiosk.visit.code import UnreadableCodeError, decode, encode
from kiosk.visit.value import Aim, Status, Visit, fresh

__all__ = [
    "Aim",
    "Status",
    "UnreadableCodeError",
    "Visit",
    "decode",
    "encode",
    "fresh",
    "stage_of",
    "steps_for",
    "steps_to_finish",
]
