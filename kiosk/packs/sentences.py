"""What pydantic found in an entry, said in our own plain sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from kiosk.packs.faults import instead, shown
from kiosk.packs.rule_names import RuleName
from kiosk.packs.shapes import Shape

S = TypeVar("S", bound=Shape)


class Finding(NamedTuple):
    """A fault before its place in the file is known; `path` leads to the key, inside the entry."""

    path: tuple[str | int, ...]
    rule: RuleName
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Example:
    """What `{no}` and `{day}` stand for in an example: the next free number, a day of the event."""

    no: int
    day: date

    def in_(self, text: str) -> str:
        """A text with these values in it."""
        return text.replace("{no}", str(self.no)).replace("{day}", str(self.day))


_WRONG = {
    "string_type": "is not text between quotes",
    "int_type": "is not a whole number from 1 to 999999",
    "greater_than_equal": "is below {ge}",
    "less_than_equal": "is above {le}",
    "date_type": "is not a date without quotes",
    "dict_type": "is not written once for each language",
    "list_type": "is not a list in square brackets",
    "too_short": "is empty",
    "string_too_short": "is empty",
    "string_too_long": "is too long",
    "string_pattern_mismatch": "is not small letters and digits joined by hyphens",
}


def shaped(
    shape: type[S], noun: str, values: Mapping[str, object], example: Example
) -> tuple[S, tuple[Finding, ...]]:
    """An entry in its shape, with what is wrong in it; what cannot be used is None in it."""
    try:
        return shape.model_validate(values), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    broken = {detail["loc"][0] for detail in details}
    usable = {key: value for key, value in values.items() if key not in broken}
    blanks = dict.fromkeys(broken & shape.model_fields.keys())
    findings = tuple(
        finding._replace(cure=example.in_(finding.cure))
        for finding in _findings(shape, noun, details)
    )
    return shape.model_validate({**usable, **blanks}), findings


def _findings(shape: type[Shape], noun: str, details: list[Any]) -> Iterator[Finding]:
    for detail in details:
        path, said = detail["loc"], detail.get("ctx", {})
        name = ".".join(part for part in path if isinstance(part, str))
        if detail["type"] == "extra_forbidden":
            message, cure = f"{shown(name)} is no key of {noun}.", instead(name, shape.model_fields)
            yield Finding(path, "unknown-key", message, cure)
            continue
        example = (shape.model_fields[path[0]].examples or [name])[0]
        if detail["type"] == "missing":
            message, cure = f"“{name}” is missing in {noun}.", f"Add it like this: {example}"
            yield Finding(path, "missing-key", message, cure)
        elif detail["input"] == "":
            message, cure = f"{shown(name)} is empty.", f"Write it like this: {example}"
            yield Finding(path, "wrong-value", message, cure)
        elif "cure" in said:
            yield Finding(path, detail["type"], said["message"], said["cure"])
        else:
            wrong = _WRONG.get(detail["type"], "cannot be used").format_map(said)
            cure = f"Write it like this: {example}"
            yield Finding(path, "wrong-value", f"{shown(name)} {wrong}.", cure)
