"""Actions: one function for each button that changes something, and what the pages then show.

May import store and below. The touchscreen and the staff pages reach the store only through here.
"""

from kiosk.actions.access import (
    PinError,
    Refused,
    SignedIn,
    ensure_pin,
    pin_generation,
    set_pin,
    sign_in,
)
from kiosk.actions.board import Board, board, revision
from kiosk.actions.calls import answer_call, call_person, clear_call
from kiosk.actions.prints import (
    NoSuchJobError,
    Refusal,
    RefusedPrintError,
    UnprintableLayoutError,
    is_resting,
    layouts_now,
    print_of,
    reprint,
    request_print,
)
from kiosk.store import HelpCall, JobState, PrintJob, Store, StoreError

__all__ = [
    "Board",
    "HelpCall",
    "JobState",
    "NoSuchJobError",
    "PinError",
    "PrintJob",
    "Refusal",
    "Refused",
    "RefusedPrintError",
    "SignedIn",
    "Store",
    "StoreError",
    "UnprintableLayoutError",
    "answer_call",
    "board",
    "call_person",
    "clear_call",
    "ensure_pin",
    "is_resting",
    "layouts_now",
    "pin_generation",
    "print_of",
    "reprint",
    "request_print",
    "revision",
    "set_pin",
    "sign_in",
]
