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
from kiosk.actions.printers import (
    NoSuchPrinterError,
    Unusable,
    UnusablePrinterError,
    add_printer,
    go_on,
    hold,
    print_test,
    remove_printer,
)
from kiosk.actions.prints import (
    NoSuchJobError,
    Refusal,
    RefusedPrintError,
    UnprintableLayoutError,
    layouts_now,
    print_of,
    printer_for,
    printer_of_job,
    reprint,
    request_print,
)
from kiosk.actions.settling import (
    TooLateError,
    cancel,
    print_instead,
    say_it_came_out,
    say_nobody_can_tell,
)
from kiosk.store import (
    HelpCall,
    JobState,
    Origin,
    PrinterRecord,
    PrinterState,
    PrintJob,
    Store,
    StoreError,
    Want,
)

__all__ = [
    "Board",
    "HelpCall",
    "JobState",
    "NoSuchJobError",
    "NoSuchPrinterError",
    "Origin",
    "PinError",
    "PrintJob",
    "PrinterRecord",
    "PrinterState",
    "Refusal",
    "Refused",
    "RefusedPrintError",
    "SignedIn",
    "Store",
    "StoreError",
    "TooLateError",
    "UnprintableLayoutError",
    "Unusable",
    "UnusablePrinterError",
    "Want",
    "add_printer",
    "answer_call",
    "board",
    "call_person",
    "cancel",
    "clear_call",
    "ensure_pin",
    "go_on",
    "hold",
    "layouts_now",
    "pin_generation",
    "print_instead",
    "print_of",
    "print_test",
    "printer_for",
    "printer_of_job",
    "remove_printer",
    "reprint",
    "request_print",
    "revision",
    "say_it_came_out",
    "say_nobody_can_tell",
    "set_pin",
    "sign_in",
]
