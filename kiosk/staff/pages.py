"""What each staff page shows, as frozen values: the templates read nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherLanguage:
    """The way to a page in another language, under the name that the language gives itself."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """The PIN page; `problem` says why the last try did not open it."""

    event: str
    token: str
    problem: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CallLine:
    """A help call in words; `going` is when somebody said that they go, else empty."""

    id: int
    asked: str
    going: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterLine:
    """A printer in words: how it is, what to do about that, and what else there is to know.

    `sign` is the icon of what it prints.
    """

    name: str
    sign: str
    state: str
    todo: str
    about: str
    is_held: bool
    in_trouble: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintLine:
    """A print job in words.

    `tray` is the printer in whose tray staff should look, None where they are asked nothing. `seen`
    is how many reprints there are, sent back with the tap; None where there is nothing to print
    again yet.
    """

    id: int
    sheet: str
    title: str
    about: str
    state: str
    is_done: bool
    reason: str
    tray: str | None
    may_cancel: bool
    seen: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Now:
    """The stand as it is now. `tag` changes whenever this page would."""

    event: str
    token: str
    tag: str
    clock: str
    calls: tuple[CallLine, ...]
    printers: tuple[PrinterLine, ...]
    trouble: tuple[PrintLine, ...]
    prints: tuple[PrintLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A calm page: what happened, and what to do."""

    event: str
    heading: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUpLine:
    """A printer as it is set up, in words.

    `sign` is the icon of what it prints. `may_remove` is false where the settings name it,
    `may_test` where nothing would come out. `test` says what became of the last test page.
    """

    name: str
    sign: str
    state: str
    about: str
    address: str
    test: str
    in_trouble: bool
    may_test: bool
    may_remove: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUp:
    """The printers of the stand. `tag` changes whenever this page would."""

    event: str
    token: str
    tag: str
    clock: str
    printers: tuple[SetUpLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundLine:
    """A printer on the network; `add` leads to the form, empty where `about` says why not."""

    name: str
    about: str
    add: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search found; `problem` is why there was none."""

    event: str
    token: str
    clock: str
    printers: tuple[FoundLine, ...]
    problem: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of several answers on a form."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterForm:
    """The form that adds a printer; `problem` says what is wrong with the field `wrong`."""

    event: str
    token: str
    clock: str
    name: str
    address: str
    kinds: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    problem: str
    wrong: str


Page = SignIn | Now | SetUp | Found | PrinterForm | Message
"""What a staff page shows."""
