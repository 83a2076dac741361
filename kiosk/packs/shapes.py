"""The shape of every entry of a pack's files: which keys it has, and of which type.

A field that cannot be used becomes None, so that its neighbours are still checked; each field's
example is how the organiser writes it, with `{no}` for a free number and `{day}` for a day of the
event. Texts are by language, handles and links by platform.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from kiosk.packs.faults import instead, shown
from kiosk.packs.model import Drawing, Leader, SessionKind, Stage
from kiosk.packs.rule_names import RuleName
from kiosk.words import LANGUAGES

EVERY_PLATFORM = "all"
"""What a step's platform, or the platform of its one link, is called when it is for all."""

HIGHEST_NUMBER = 999_999
"""The largest `no` that an entry may have."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = re.compile(rf"({_DAY})(?:[ T]([0-9]{{2}}:[0-9]{{2}})(?::00)?)?")

_OF_SPREADSHEET = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}"
    r"(?:,? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
"""A date as spreadsheets write it: nobody can say whether 05/06/2027 is in May or in June."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time on the venue's clock where it is known."""

    day: date
    at: datetime | None


def _fault(rule: RuleName, message: str, cure: str) -> PydanticCustomError:
    return PydanticCustomError(rule, "fault", {"message": message, "cure": cure})


def _one_of(kinds: type[StrEnum], rule: RuleName, noun: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if isinstance(value, str) and value in set(kinds):
            return kinds(value)
        raise _fault(rule, f"{shown(value)} is no {noun}.", instead(value, kinds))

    return check


def _languages(languages: list[str]) -> list[str]:
    for language in languages:
        if language not in LANGUAGES:
            message = f"The kiosk has no words in {shown(language)}."
            raise _fault("unknown-language", message, instead(language, LANGUAGES))
    return languages


def _zone(value: object) -> ZoneInfo:
    try:
        if isinstance(value, str):
            return ZoneInfo(value)
    except (ValueError, KeyError, OSError):
        pass
    raise _fault(
        "unknown-zone",
        f"{shown(value)} is no time zone.",
        "Write it like this: Europe/London.",
    )


def _links(value: object) -> object:
    if isinstance(value, str):
        return {EVERY_PLATFORM: value}
    if isinstance(value, dict):
        return value
    raise _fault(
        "wrong-value",
        "“link” is neither an address nor a table of addresses.",
        'Write it like this: link = "https://example.org/settings"',
    )


def _theme(value: object) -> object:
    if isinstance(value, dict) and all(isinstance(colour, str) for colour in value.values()):
        return value
    raise _fault(
        "wrong-value",
        "“theme” is not a table of colours between quotes.",
        'Write it like this, under [theme]: plum = "#4B1D5C"',
    )


def whole_number(value: object) -> object:
    """The number that a cell holds; the cell itself where it holds none."""
    # Anything longer is out of range anyway, and int() refuses thousands of digits.
    text = str(value)
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else value


def _keys(value: object) -> list[str]:
    return [key for part in str(value).split(";") if (key := part.strip())]


def _moment(value: object) -> Moment:
    found = _MOMENT.fullmatch(str(value))
    try:
        if found:
            day = date.fromisoformat(found[1])
            at = datetime.fromisoformat(f"{found[1]}T{found[2]}") if found[2] else None
            return Moment(day, at)
    except ValueError:
        pass
    _refuse_as_of_spreadsheet(value, "yyyy-mm-dd hh:mm")
    raise _fault(
        "wrong-time",
        f"{shown(value)} is no date and time.",
        "Write it like this: {day} 09:00.",
    )


def _moment_or_none(value: object) -> Moment | None:
    return _moment(value) if value else None


def _day_or_none(value: object) -> date | None:
    if not value:
        return None
    try:
        if re.fullmatch(_DAY, str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    _refuse_as_of_spreadsheet(value, "yyyy-mm-dd")
    raise _fault(
        "wrong-date",
        f"{shown(value)} is no date.",
        "Write it like this: {day}, or leave it empty.",
    )


def _refuse_as_of_spreadsheet(value: object, form: str) -> None:
    if _OF_SPREADSHEET.fullmatch(str(value)):
        message = f"{shown(value)} is not written as year-month-day."
        cure = f"In the spreadsheet give such cells the format {form}, and save again."
        raise _fault("spreadsheet-date", message, cure)


def _text_or_none(value: object) -> object:
    return value or None


_Number = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)]
_Filled = Annotated[str, Field(min_length=1)]
_Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
_CellNumber = Annotated[_Number, BeforeValidator(whole_number)]


class Shape(BaseModel):
    """What every entry has in common: strict types, and no key that is not known."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, str_strip_whitespace=True)


class EventShape(Shape):
    """`event.toml` without its interests and audiences."""

    slug: _Key | None = Field(examples=['slug = "our-event"'])
    name: _Filled | None = Field(examples=['name = "Our event"'])
    starts: _Day | None = Field(examples=["starts = {day}"])
    ends: _Day | None = Field(examples=["ends = {day}"])
    zone: Annotated[ZoneInfo, BeforeValidator(_zone)] | None = Field(
        examples=['zone = "Europe/London"']
    )
    hashtag: _Filled | None = Field(examples=['hashtag = "OurEvent"'])
    host: _Filled | None = Field(examples=['host = "Our organisation"'])
    languages: Annotated[list[str], Field(min_length=1), AfterValidator(_languages)] | None = Field(
        examples=['languages = ["en", "cy"]']
    )
    platforms: Annotated[list[str], Field(min_length=1)] | None = Field(
        examples=['platforms = ["bluesky", "x"]']
    )
    takeaway: str | None = Field(None, examples=['takeaway = "https://example.org/takeaway/"'])
    theme: Annotated[dict[str, str], BeforeValidator(_theme)] | None = Field(
        None, examples=['theme.plum = "#4B1D5C"']
    )


class ChoiceShape(Shape):
    """One `[[interest]]` or `[[audience]]`."""

    no: _Number | None = Field(examples=["no = {no}"])
    key: _Key | None = Field(examples=['key = "pain"'])
    name: dict[str, str] | None = Field(examples=['name.en = "Pain"'])


class StepShape(Shape):
    """One `[[step]]`."""

    no: _Number | None = Field(examples=["no = {no}"])
    stage: Annotated[Stage, BeforeValidator(_one_of(Stage, "unknown-stage", "stage"))] | None = (
        Field(examples=['stage = "set-up"'])
    )
    platform: _Filled | None = Field(examples=['platform = "all"'])
    drawing: (
        Annotated[Drawing, BeforeValidator(_one_of(Drawing, "unknown-drawing", "drawing"))] | None
    ) = Field(None, examples=['drawing = "profile"'])
    minutes: _Number | None = Field(examples=["minutes = 3"])
    title: dict[str, str] | None = Field(examples=['title.en = "Add a photo"'])
    why: dict[str, str] | None = Field(examples=['why.en = "People trust a face."'])
    how: dict[str, list[str]] | None = Field(
        examples=['how.en = ["Open your profile.", "Tap Edit."]']
    )
    link: Annotated[dict[str, str], Field(min_length=1), BeforeValidator(_links)] | None = Field(
        examples=['link = "https://example.org/settings"']
    )


class QuestionShape(Shape):
    """One `[[question]]`."""

    no: _Number | None = Field(examples=["no = {no}"])
    session: _Number | None = Field(examples=["session = 1"])
    text: dict[str, str] | None = Field(examples=['text.en = "What help do we need?"'])


class AccountShape(Shape):
    """One row of `accounts.csv`."""

    no: _CellNumber | None = Field(examples=["{no}"])
    name: _Filled | None = Field(examples=["Our organisation"])
    kind: Annotated[Leader, BeforeValidator(_one_of(Leader, "unknown-kind", "kind"))] | None = (
        Field(examples=["patient"])
    )
    topics: Annotated[list[str], BeforeValidator(_keys)] | None = Field(examples=["pain;research"])
    audiences: Annotated[list[str], BeforeValidator(_keys)] | None = Field(examples=["student"])
    handles: dict[str, str]
    why: dict[str, str]
    checked_on: Annotated[date | None, BeforeValidator(_day_or_none)] = Field(examples=["{day}"])


class SessionShape(Shape):
    """One row of `sessions.csv`; `title` and `about` stand in where a language has no own text."""

    no: _CellNumber | None = Field(examples=["{no}"])
    kind: (
        Annotated[SessionKind, BeforeValidator(_one_of(SessionKind, "unknown-kind", "kind"))] | None
    ) = Field(examples=["talk"])
    start: Annotated[InstanceOf[Moment], BeforeValidator(_moment)] | None = Field(
        examples=["{day} 09:00"]
    )
    end: Annotated[InstanceOf[Moment] | None, BeforeValidator(_moment_or_none)] = Field(
        examples=["{day} 10:00"]
    )
    room: Annotated[str | None, BeforeValidator(_text_or_none)] = Field(examples=["Hall 1"])
    chair: Annotated[str | None, BeforeValidator(_text_or_none)] = Field(examples=["A. Chair"])
    title: _Filled | None = Field(examples=["Your first post"])
    titles: dict[str, str]
    hashtag: _Filled | None = Field(examples=["YourFirstPost"])
    about: str | None = Field(examples=["A debate"])
    abouts: dict[str, str]
