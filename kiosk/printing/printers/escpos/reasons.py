"""Why a receipt printer did not print a sheet, and what to do, in words."""

from kiosk.printing.printers import READY, Look
from kiosk.store import Want
from kiosk.words import Sentence


def not_begun(look: Look, host: str) -> Sentence:
    """Why it began nothing, by what it said last."""
    if look == READY:
        return Sentence(
            "The receipt printer is busy with something else. "
            "If no other computer prints on it, switch it off and on."
        )
    match look.wants:
        case (Want.CLOSED_COVER, *_):
            return Sentence("The cover of the receipt printer is open. Close it.")
        case (Want.PAPER, *_):
            return Sentence("The receipt printer has no paper. Put in a new roll.")
        case (Want.LOOK, *_):
            return Sentence(
                "The receipt printer has stopped. "
                "Take out paper that is caught, and switch it off and on."
            )
    # A small printer that is full and has no paper does not even hear the question.
    return Sentence(
        "The receipt printer at %(host)s does not answer. "
        "Look at its switch, its cable and its paper.",
        {"host": host},
    )


def unclear(look: Look, host: str, sheet: str) -> Sentence:
    """Why nobody knows whether all of a sheet came out, by what the printer said last."""
    if look == READY:
        return Sentence(
            "The receipt printer did not confirm sheet %(sheet)s. Look whether all of it came out.",
            {"sheet": sheet},
        )
    match look.wants:
        case (Want.CLOSED_COVER, *_):
            return Sentence(
                "The cover of the receipt printer is open. "
                "Close it, then look whether all of sheet %(sheet)s came out.",
                {"sheet": sheet},
            )
        case (Want.PAPER, *_):
            return Sentence(
                "The receipt printer has no paper. "
                "Put in a new roll, then look whether all of sheet %(sheet)s came out.",
                {"sheet": sheet},
            )
        case (Want.LOOK, *_):
            return Sentence(
                "The receipt printer has stopped. Take out paper that is caught, "
                "and switch it off and on, then look whether all of sheet %(sheet)s came out.",
                {"sheet": sheet},
            )
    return Sentence(
        "The receipt printer at %(host)s does not answer. Look at its switch, its cable "
        "and its paper, then look whether all of sheet %(sheet)s came out.",
        {"host": host, "sheet": sheet},
    )
