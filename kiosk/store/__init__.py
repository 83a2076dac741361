"""The store: everything that must survive a pulled plug, in SQLite or PostgreSQL.

The only room that knows SQLAlchemy. May import visit and below; frozen dataclasses leave it,
never rows.
"""

from kiosk.store.engine import StoreError
from kiosk.store.jobs import AttemptOverError, TooManyError
from kiosk.store.records import (
    FOLDER,
    HelpCall,
    JobState,
    Limit,
    Origin,
    PinState,
    PrinterEntry,
    PrinterRecord,
    PrinterState,
    PrintJob,
    PrintOrder,
    Want,
)
from kiosk.store.store import Store, open_store
from kiosk.store.turn import Turn

__all__ = [
    "FOLDER",
    "AttemptOverError",
    "HelpCall",
    "JobState",
    "Limit",
    "Origin",
    "PinState",
    "PrintJob",
    "PrintOrder",
    "PrinterEntry",
    "PrinterRecord",
    "PrinterState",
    "Store",
    "StoreError",
    "TooManyError",
    "Turn",
    "Want",
    "open_store",
]
