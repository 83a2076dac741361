"""What each screen of the touchscreen shows, as frozen values: the templates read nothing else."""

from dataclasses import dataclass

from kiosk.visit import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A QR code: strokes a module wide over `side` modules, quiet zone included."""

    path: str
    side: int
    opens: str
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """The five helps at the foot of every screen: addresses, and whether a switch is on."""

    larger: str
    larger_on: bool
    calm: str
    calm_on: bool
    language: str
    language_code: str
    language_name: str
    again: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What surrounds every screen.

    `number` of `count` is the question in this delegate's walk, and the column in which the tail
    hangs (0 on screens that are no question). `idle` is seconds without touch until the warning,
    `seconds` how its count-down is said, from none to all.
    `query` is what its address asks for beside the visit; `token` is what a POST must bring along.
    `has_theme` is whether the pack brings colours of its own.
    """

    name: str
    language: str
    event: str
    dates: str
    number: int
    count: int
    back: str | None
    next: str | None
    strip: Strip
    idle: int
    seconds: tuple[str, ...]
    notice: str | None
    query: tuple[tuple[str, str], ...]
    token: str
    visit: str
    has_theme: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One reply that can be tapped. `mark` is a platform's key where it has a mark of its own."""

    text: str
    href: str
    chosen: bool
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attract:
    """The attract screen: `own` opens the takeaway on the delegate's own phone."""

    start: str
    own: Code | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Languages:
    """The languages of the pack, each named in itself; `code` of an answer is in its `note`."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Aims:
    """Today I want to…"""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Platforms:
    """Which ones suit you? With `question` it is one of the two questions of Help me choose."""

    answers: tuple[Answer, ...]
    help: str | None
    question: str | None
    advice: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StepRow:
    """One line of the checklist; `is_next` marks the one to do now."""

    title: str
    minutes: int
    status: Status | None
    is_next: bool
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StageView:
    """A stage with its bunting: one word a step that applies, "done", "next" or "to-do"."""

    name: str
    href: str
    is_here: bool
    tails: tuple[str, ...]
    done: int
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklist:
    """One stage of the checklist, at most five rows; `more` leads to further rows."""

    heading: str
    lead: str
    rows: tuple[StepRow, ...]
    stages: tuple[StageView, ...]
    more: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StepPage:
    """One step: what to do on the phone, and the code to the exact page.

    `drawing` names the picture of the phone; `platforms` switch whose page the code opens;
    `follow` carries the visit to the phone (shown in place of `code` when asked for).
    """

    stage: str
    number: int
    title: str
    why: str
    minutes: int
    how: tuple[str, ...]
    code: Code | None
    drawing: str
    platforms: tuple[Answer, ...]
    status: Status | None
    done: str
    later: str
    not_mine: str
    follow: str
    is_following: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Interests:
    """Who the delegate is (one), and what they care about (several)."""

    audiences: tuple[Answer, ...]
    interests: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a sentence; the delegate's own choices in it stand out."""

    text: str
    is_choice: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountCard:
    """An account with the reason why it suits this delegate."""

    name: str
    handle: str
    checked: str
    reason: tuple[Part, ...]
    href: str
    on_list: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Accounts:
    """At most six cards; `more` leads to the next ones."""

    cards: tuple[AccountCard, ...]
    more: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionRow:
    """One line of the programme: `when` is Now, Next, Today or the day; `time` is large."""

    when: str
    time: str
    kind: str
    title: str
    hashtag: str
    href: str
    is_now: bool
    on_list: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Sessions:
    """The programme: `clock` is the event's day and time."""

    clock: str
    rows: tuple[SessionRow, ...]
    filters: tuple[Answer, ...]
    earlier: str | None
    later: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionPage:
    """One session with the code of its hashtag on one platform."""

    facts: str
    chair: str | None
    title: str
    hashtag: str
    code: Code
    platforms: tuple[Answer, ...]
    toggle: str
    on_list: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Ideas:
    """The chat's questions; with `code` one of them is open, and the code posts an answer."""

    hashtag: str
    questions: tuple[Answer, ...]
    asked: str | None
    code: Code | None
    platform: str
    platforms: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Printing:
    """How far the delegate's print is: `state` is "waiting", "printing", "done" or "resting".

    `heading` and `where` say so, and where the sheet comes out.
    """

    state: str
    heading: str
    where: str
    sheet: str
    tails: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Takeaway:
    """Everything to take away: the code first, then paper.

    `no_paper` says why there is none to be had now; empty where there is, in `layouts`.
    """

    code: Code
    steps: int
    accounts: int
    sessions: int
    printing: Printing | None
    no_paper: str
    layouts: tuple[str, ...]
    finish: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finish:
    """Three next actions, and the way to clear the screen."""

    actions: tuple[str, ...]
    clear: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A calm screen: one sentence that says what happened, and where to go on."""

    heading: str
    text: str
