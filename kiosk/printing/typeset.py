"""From a print job to the bytes of its sheet, with every code on it read back."""

from kiosk.handouts import (
    Handout,
    Ladder,
    Layout,
    PreflightError,
    RenderError,
    Takeaway,
    ladder_page,
    my_handout,
    pdf,
    preflight,
)
from kiosk.packs import Pack
from kiosk.store import PrintJob
from kiosk.visit import UnreadableCodeError, decode
from kiosk.words import Sentence

OWN_LAYOUTS = (Layout.MY_HANDOUT, Layout.RECEIPT_80)
"""The layouts that a delegate's own sheet can take."""


class TypesetError(Exception):
    """A sheet that cannot be laid out; `reason` says so in plain words."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


def typeset(job: PrintJob, pack: Pack, takeaway: Takeaway) -> bytes:
    """The PDF of a job. Raises `TypesetError`, also where a code on it does not read."""
    try:
        if job.layout in list(Ladder):
            return _ladder(job, pack)
        if job.layout in OWN_LAYOUTS:
            return _own_sheet(job, pack, takeaway)
    except UnreadableCodeError as error:
        reason = Sentence("The choices on this sheet belong to another event pack.")
        raise TypesetError(reason) from error
    except (PreflightError, RenderError) as error:
        # About the pack, in the words that its organisers read.
        raise TypesetError(Sentence(str(error))) from error
    reason = Sentence("The kiosk cannot print “%(layout)s” from a visit.", {"layout": job.layout})
    raise TypesetError(reason)


def _ladder(job: PrintJob, pack: Pack) -> bytes:
    return ladder_page(
        Ladder(job.layout),
        pack,
        (job.language,),
        sheet=job.sheet,
        is_reprint=job.original is not None,
    )


def _own_sheet(job: PrintJob, pack: Pack, takeaway: Takeaway) -> bytes:
    content = my_handout(
        pack,
        decode(job.visit, pack),
        takeaway=takeaway,
        sheet=job.sheet,
        is_reprint=job.original is not None,
    )
    handout = Handout(layout=Layout(job.layout), content=content)
    document = pdf(handout)
    preflight(document, handout)
    return document
