"""Every step of a print job at which the kiosk is killed, for each kind of printer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any

from kiosk.printing.printers.escpos.encoding import CUT
from kiosk.store import JobState

JOBS = "kiosk.store.jobs:Jobs"
TYPESET = "kiosk.app:typeset"
FOLDER = "kiosk.printing.printers.folder:FolderPrinter"
SYSTEM = "kiosk.printing.printers.folder:os"
IPP = "kiosk.printing.printers.ipp.printer:IppPrinter"
CLIENT = "kiosk.printing.printers.ipp.client:Client"
HTTP = "http.client:HTTPConnection"
ESCPOS = "kiosk.printing.printers.escpos.printer:EscposPrinter"
LINK = "kiosk.printing.printers.escpos.link:Link"


class When(Enum):
    """Where in a call death comes.

    `HALF` hands over half of what was to leave; `HALF_WRITTEN` leaves half of an open file.
    """

    BEFORE = auto()
    HALF = auto()
    HALF_WRITTEN = auto()
    AFTER = auto()


@dataclass(frozen=True, kw_only=True)
class Point:
    """The `nth` call of `target`, a `module:name`, at which the kiosk dies.

    Counted are the calls `during` another function, and those with whose arguments `only` agrees.
    `is_asking`: it comes before the delegate's screen can say that the sheet was asked for.
    """

    name: str
    target: str
    when: When
    nth: int = 1
    during: str | None = None
    only: Callable[..., bool] | None = None
    is_asking: bool = False


@dataclass(frozen=True)
class Case:
    """A kind of printer, and the points at which the kiosk dies, each after the next start."""

    kind: str
    kills: tuple[Point, ...]

    @property
    def name(self) -> str:
        return ", then ".join(point.name for point in self.kills)


def _before(name: str, target: str, **more: Any) -> Point:
    return Point(name=f"before {name}", target=target, when=When.BEFORE, **more)


def _after(name: str, target: str, **more: Any) -> Point:
    return Point(name=f"after {name}", target=target, when=When.AFTER, **more)


def _half(name: str, target: str, **more: Any) -> Point:
    return Point(name=f"half {name}", target=target, when=When.HALF, **more)


def _around(name: str, target: str, **more: Any) -> tuple[Point, Point]:
    return _before(name, target, **more), _after(name, target, **more)


def _claims(_jobs: object, _job: object, values: Mapping[str, object]) -> bool:
    return values.get("state") == JobState.SENDING


def _moves_to(state: JobState, _jobs: object, _job: object, to: JobState, *_: object) -> bool:
    return to is state


def _is_cut(_link: object, data: bytes, *_: object) -> bool:
    return data == CUT


def _noting(state: JobState) -> tuple[Point, Point]:
    return _around(f"noting {state}", f"{JOBS}.move", only=partial(_moves_to, state))


def _keeping(name: str, nth: int = 1) -> tuple[Point, Point]:
    return _around(f"keeping {name}", f"{JOBS}.keep_remote", nth=nth)


def _asked_again(driver: str) -> tuple[Point, Point]:
    return _around("asking for the outcome", f"{driver}.outcome")


def _every(driver: str) -> tuple[Point, ...]:
    """What the worker does, whatever prints."""
    return (
        *_around("adding the job", f"{JOBS}.add", is_asking=True),
        *_around("claiming it", f"{JOBS}._update", only=_claims),
        *_around("typesetting", TYPESET),
        *_around("sending", f"{driver}.send"),
        *_noting(JobState.DONE),
    )


_WRITTEN = _before("the sheet's fsync", f"{SYSTEM}.fsync")
_FOLDER = (
    _after("making the file", "pathlib:Path.touch", during=f"{FOLDER}.send"),
    Point(name="half of the file", target=f"{SYSTEM}.fsync", when=When.HALF_WRITTEN),
    _WRITTEN,
    _after("the sheet's fsync", f"{SYSTEM}.fsync"),
    *_around("the rename", "pathlib:Path.rename"),
    *_around("the folder's fsync", f"{SYSTEM}.fsync", nth=2),
)
_NAMED = _after("the rename", "pathlib:Path.rename")
_FOLDER_AGAIN = (
    (_WRITTEN, (*_asked_again(FOLDER), *_noting(JobState.QUEUED))),
    (_NAMED, (*_asked_again(FOLDER), *_noting(JobState.DONE))),
)

_OPENED = _after("creating the job", f"{CLIENT}.create_job")
_NUMBERED = _keeping("its number")[1]
_LEFT = _keeping("that all has left", nth=2)[1]
_IPP = (
    _before("creating the job", f"{CLIENT}.create_job"),
    _after("asking for a job", f"{HTTP}.request", during=f"{CLIENT}.create_job"),
    _OPENED,
    *_keeping("its number"),
    _before("the document", f"{CLIENT}.send_document"),
    _after("the document's headers", f"{HTTP}.send", during=f"{CLIENT}.send_document"),
    _half("of the document", f"{HTTP}.send", nth=2, during=f"{CLIENT}.send_document"),
    *_keeping("that all has left", nth=2),
    _after("the document", f"{CLIENT}.send_document"),
    *_noting(JobState.SENT),
    *_asked_again(IPP),
)
_IPP_AGAIN = (
    (_OPENED, _around("looking for its name", f"{CLIENT}.job_named")),
    (
        _NUMBERED,
        (
            *_asked_again(IPP),
            *_around("cancelling the job", f"{CLIENT}.cancel_job"),
            *_noting(JobState.QUEUED),
        ),
    ),
    (_LEFT, (*_asked_again(IPP), *_noting(JobState.DONE))),
)

_READY = _keeping("that it begins")[0]
_BEGUN = _keeping("that it begins")[1]
_PRINTING: Any = {"target": f"{LINK}.tell", "during": f"{ESCPOS}._print"}
_ESCPOS = (
    *_around("connecting", f"{LINK}.__init__", during=f"{ESCPOS}.send"),
    _after("the status", f"{LINK}.look", during=f"{ESCPOS}.send"),
    _after("making it ready", f"{ESCPOS}._make_ready"),
    *_keeping("that it begins"),
    _half("of the first band", **_PRINTING),
    _after("the first band", **_PRINTING),
    _half("of the tenth band", nth=10, **_PRINTING),
    _after("the tenth band", nth=10, **_PRINTING),
    *_around("the cut", only=_is_cut, **_PRINTING),
    _after("asking for confirmation", f"{LINK}.ask_in_order", during=f"{ESCPOS}._print"),
    _after("confirmation", f"{ESCPOS}._print"),
)
_ESCPOS_AGAIN = (
    (_READY, (*_asked_again(ESCPOS), *_noting(JobState.QUEUED))),
    (_BEGUN, (*_asked_again(ESCPOS), *_noting(JobState.UNKNOWN))),
)

_OF = (
    ("folder", FOLDER, _FOLDER, _FOLDER_AGAIN),
    ("ipp", IPP, _IPP, _IPP_AGAIN),
    ("escpos", ESCPOS, _ESCPOS, _ESCPOS_AGAIN),
)
CASES = tuple(
    Case(kind, kills)
    for kind, driver, own, again in _OF
    for kills in (
        *((point,) for point in (*_every(driver), *own)),
        *((first, second) for first, seconds in again for second in seconds),
    )
)
"""The crash matrix: first every step of a job, then every step of what follows a crash."""
