"""An SVG picture of a pack: nothing in it may run, move, load from elsewhere or unfold."""

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 20_000

_RUNS = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"}
_MOVES = {"animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard"}
# A backslash can hide any other word of a style.
_ELSEWHERE = re.compile(r"url\((?![\s'\"]*#)|@import|\\", re.IGNORECASE)
# The longest name, animation-iteration-count, has 16 signs behind its first word; more of them
# would be read again and again in a style that is one long word.
_MOVING_STYLE = re.compile(
    r"@[-\w]*keyframes|(?:animation|transition)[-\w]{0,16}+\s*+:", re.IGNORECASE
)

Finding = tuple[str, int | None, str, str]

_SAID = {
    "image-broken": ("This is not an SVG picture that can be read.", "Save it again as SVG."),
    "image-active": (
        "The picture holds a script or another page.",
        "Save it as plain SVG, without scripts.",
    ),
    "image-reference": (
        "The picture loads something from elsewhere.",
        "Save it as plain SVG with everything in it, or as PNG.",
    ),
    "image-animated": ("The picture moves.", "Take the animation out."),
    "image-bomb": (
        "The picture unfolds into far more than it seems to hold.",
        "Save it as PNG.",
    ),
}


def faults_in_svg(data: bytes) -> Iterator[Finding]:
    """What is wrong with an SVG file: each rule once, with the line where it is first broken."""
    looked = _Look(data)
    for rule, line in looked.found.items():
        yield rule, line, *_SAID[rule]


class _StopError(Exception):
    """What was found is enough: the rest is not read."""


class _Look:
    def __init__(self, data: bytes) -> None:
        self.found: dict[str, int] = {}
        self.elements = 0
        self.is_named: list[bool] = []
        """For each open element whether it, or one around it, can be used by its id."""
        self.is_style = False
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        # A style is looked at whole.
        parser.buffer_text, parser.buffer_size = True, len(data) + 1
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = self.instruction
        # Entities unfold while they are read, and some read other files; every element is given
        # all attributes that are declared for it.
        parser.EntityDeclHandler = lambda *_: self.stop("image-bomb")
        parser.AttlistDeclHandler = lambda *_: self.stop("image-bomb")
        try:
            parser.Parse(data, True)
        except _StopError:
            pass
        except (expat.ExpatError, ValueError, LookupError):
            self.find("image-broken")

    def find(self, rule: str) -> None:
        self.found.setdefault(rule, self.parser.CurrentLineNumber)

    def stop(self, rule: str) -> None:
        self.find(rule)
        raise _StopError

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        kind = local.lower()
        self.elements += 1
        if self.elements == 1 and (space, kind) != (SVG, "svg"):
            self.stop("image-broken")
        if self.elements > MOST_ELEMENTS:
            self.stop("image-bomb")
        if kind in _RUNS:
            self.find("image-active")
        if kind in _MOVES:
            self.find("image-animated")
        # A part that is used, and uses others, doubles with every turn.
        is_named = bool(self.is_named) and ("id" in attributes or self.is_named[-1])
        if kind == "use" and is_named:
            self.find("image-bomb")
        self.is_named.append(is_named)
        self.is_style = kind == "style"
        for attribute, value in attributes.items():
            self.attribute(attribute.rpartition(" ")[2].lower(), value)

    def attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.find("image-active")
        leads_away = name in {"href", "src"} and not value.strip().startswith("#")
        if leads_away or name == "base" or _ELSEWHERE.search(value):
            self.find("image-reference")
        if name == "style" and _MOVING_STYLE.search(value):
            self.find("image-animated")

    def end(self, _name: str) -> None:
        self.is_named.pop()
        self.is_style = False

    def text(self, text: str) -> None:
        if self.is_style and _ELSEWHERE.search(text):
            self.find("image-reference")
        if self.is_style and _MOVING_STYLE.search(text):
            self.find("image-animated")

    def instruction(self, _target: str, _data: str) -> None:
        self.find("image-reference")
