"""An SVG picture of a pack: nothing in it may run, move, load from elsewhere or unfold."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 20_000
DEEPEST = 200
"""Elements inside one another; programs that draw take a step down for each."""

MOST_DRAWN = 20_000
"""Elements, each as often as it is drawn."""

_XHTML = "http://www.w3.org/1999/xhtml"
_CALM = {
    *("svg", "g", "defs", "symbol", "use", "switch", "a", "title", "desc", "metadata", "style"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"),
    *("text", "tspan", "textpath", "lineargradient", "radialgradient", "stop"),
    *("clippath", "mask", "pattern", "marker"),
}
_RUNS = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"}
_MOVES = {"animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard"}
# A backslash can hide any other word of a style.
_ELSEWHERE = re.compile(
    r"url\((?![\s'\"]*#)|(?<!\w)(?:src|image|image-set|cross-fade|element|paint)\(|@import|\\",
    re.IGNORECASE,
)
_KEYFRAMES = re.compile(r"@[-\w]*keyframes", re.IGNORECASE)
_PROPERTY = re.compile(r"(?<![-\w])([-\w]++)\s*+:")
_INSIDE = re.compile(r"url\(\s*+['\"]?\s*+#([^'\")\s]++)", re.IGNORECASE)
_CLASS = re.compile(r"\.([-\w]++)")

_LAYERS = {"clippath": 50, "mask": 400, "pattern": 400}
"""What needs a picture of its own to be drawn with an element, and as how many it counts."""

_GRADIENTS = {"lineargradient", "radialgradient"}

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
    "image-effect": (
        "The picture holds more than shapes, colours and words.",
        "Take out effects such as blurs and shadows, or save it as PNG.",
    ),
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


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """An element: what it holds, and the ids of what is drawn with it."""

    kind: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    length: int
    """Signs of its outline, of which each two can be a corner with a marker."""

    parts: list["_Part"] = field(default_factory=list)


class _Look:
    def __init__(self, data: bytes) -> None:
        self.found: dict[str, int | None] = {}
        self.elements = 0
        self.open: list[_Part] = []
        self.named: dict[str, _Part] = {}
        self.sheet = ""
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
            if self.is_drawn_too_often():
                self.found.setdefault("image-bomb", None)
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
        if self.elements > MOST_ELEMENTS or len(self.open) == DEEPEST:
            self.stop("image-bomb")
        if kind in _RUNS or space == _XHTML:
            self.find("image-active")
        elif kind in _MOVES:
            self.find("image-animated")
        # What belongs to a drawing program, such as its guides, is never drawn.
        elif space == SVG and kind not in _CALM:
            self.find("image-effect")
        own = {name.rpartition(" ")[2].lower(): value for name, value in attributes.items()}
        for name_of_own, value in own.items():
            self.attribute(name_of_own, value)
        part = _part(kind, own)
        # A gradient unfolds into nothing.
        if "id" in own and kind not in _GRADIENTS:
            self.named.setdefault(own["id"], part)
        for around in self.open[-1:]:
            around.parts.append(part)
        self.open.append(part)

    def attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.find("image-active")
        leads_away = name in {"href", "src"} and not value.strip().startswith("#")
        if leads_away or name == "base" or _ELSEWHERE.search(value):
            self.find("image-reference")
        if name == "filter" and value.strip() != "none":
            self.find("image-effect")
        if name == "style":
            self.style(value)

    def end(self, _name: str) -> None:
        self.root = self.open.pop()

    def text(self, text: str) -> None:
        if self.open and self.open[-1].kind == "style":
            if _ELSEWHERE.search(text):
                self.find("image-reference")
            self.style(text)
            self.sheet += text

    def style(self, text: str) -> None:
        properties = [name.lower() for name in _PROPERTY.findall(text)]
        if _KEYFRAMES.search(text) or any(
            word in name for name in properties for word in ("animation", "transition")
        ):
            self.find("image-animated")
        if any(name.endswith("filter") for name in properties):
            self.find("image-effect")

    def instruction(self, _target: str, _data: str) -> None:
        self.find("image-reference")

    def is_drawn_too_often(self) -> bool:
        """Whether drawing would never end, or last long: this draws, but counts only."""
        drawn_by = _by_class(self.sheet, self.named)
        drawn_with: dict[_Part, list[_Part]] = {}
        waiting, drawn = [self.root], 0
        while waiting:
            part = waiting.pop()
            drawn += _LAYERS.get(part.kind, 1)
            if part not in drawn_with:
                ways = (part.ids, *(ids for each in part.classes for ids in drawn_by.get(each, ())))
                names = islice(chain.from_iterable(ways), MOST_DRAWN)
                drawn_with[part] = [self.named[name] for name in names if name in self.named]
            waiting += part.parts
            for other in drawn_with[part]:
                corners = part.length // 2 if other.kind == "marker" else 0
                waiting += [other] * (1 + corners)
            if drawn + len(waiting) > MOST_DRAWN:
                return True
        return False


def _part(kind: str, attributes: Mapping[str, str]) -> _Part:
    ids = [name for value in attributes.values() for name in _INSIDE.findall(value)]
    # A link to a place in the drawing draws nothing.
    if kind != "a" and "href" in attributes:
        ids.append(attributes["href"].strip().removeprefix("#"))
    length = len(attributes.get("d", "")) + len(attributes.get("points", ""))
    return _Part(kind, tuple(ids), ("*", *attributes.get("class", "").split()), length)


def _by_class(sheet: str, known: Container[str]) -> dict[str, list[list[str]]]:
    """The ids in a style sheet by the class that draws them; under “*” those of any selector."""
    found: dict[str, list[list[str]]] = {}
    for block in sheet.split("}"):
        head, _, body = block.rpartition("{")
        if ids := [name for name in _INSIDE.findall(body) if name in known]:
            for selector in head.rpartition("{")[2].split(","):
                simple = _CLASS.fullmatch(selector.strip())
                found.setdefault(simple[1] if simple else "*", []).append(ids)
    return found
