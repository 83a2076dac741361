"""From a print job to the bytes of its sheet, with every code on it read back."""

from kiosk.handouts import (
    Layout,
    PreflightError,
    RenderError,
    Takeaway,
    codes_of,
    my_handout,
    pdf,
    preflight,
)
from kiosk.packs import Pack
from kiosk.qr import CodeDoesNotReadError, TooLongError
from kiosk.store import PrintJob
from kiosk.visit import UnreadableCodeError, decode


class TypesetError(Exception):
    """A sheet that cannot be laid out; the message is one plain sentence."""


def typeset(job: PrintJob, pack: Pack, takeaway: Takeaway) -> bytes:
    """The PDF of a job. Raises `TypesetError`, also where a code on it does not read."""
    if job.layout != Layout.MY_HANDOUT:
        raise TypesetError(f"The kiosk cannot print “{job.layout}” from a visit.")
    try:
        visit = decode(job.visit, pack)
        content = my_handout(pack, visit, takeaway=takeaway, sheet=job.sheet)
        document = pdf(content)
        preflight(document, codes_of(content))
    except UnreadableCodeError as error:
        raise TypesetError("The choices on this sheet belong to another event pack.") from error
    except (CodeDoesNotReadError, PreflightError, RenderError, TooLongError) as error:
        raise TypesetError(str(error)) from error
    return document
