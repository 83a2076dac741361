"""The store: everything that must survive a pulled plug, in SQLite or PostgreSQL.

The only room that knows SQLAlchemy. May import visit and below; frozen dataclasses leave it,
never rows.
"""

from kiosk.store.engine import StoreError
from kiosk.store.records import FOLDER, HelpCall, JobState, PinState, PrintJob, PrintOrder
from kiosk.store.store import Store, open_store
from kiosk.store.turn import Turn

__all__ = [
    "FOLDER",
    "HelpCall",
    "JobState",
    "PinState",
    "PrintJob",
    "PrintOrder",
    "Store",
    "StoreError",
    "Turn",
    "open_store",
]
