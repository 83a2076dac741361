"""Check every Jinja template: it parses, knows only names it is given, and keeps to the policy.

`python -m tests.templates` prints one sentence a fault and exits with 1 if there is one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError, meta, nodes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
GIVEN = {
    *("_", "ngettext", "url_for"),
    *("icon", "platforms", "tag_pieces"),
    *("frame", "screen", "page", "desk"),
    *("language", "others"),
}
"""What the surfaces hand to their templates; anything else would be undefined."""

FORBIDDEN = {
    r"<script(?![^>]*\bsrc=)": "holds a script; the security policy allows files only",
    r"\sstyle\s*=": "holds a style attribute; the security policy forbids it",
    r"\son[a-z]+\s*=\s*[\"']": "holds an event attribute; the security policy forbids it",
    r"(?:href|src|action)=\"(?:https?:)?//": "leads off this machine; a kiosk shows that as text",
}


def faults() -> Iterator[str]:
    """One sentence for each fault in a template."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    for file in sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.svg")]):
        name = file.relative_to(TEMPLATES).as_posix()
        text = file.read_text(encoding="utf-8")
        try:
            names = meta.find_undeclared_variables(environment.parse(text))
        except TemplateSyntaxError as error:
            yield f"{name}, line {error.lineno}: {error.message}."
            continue
        for unknown in sorted(names - GIVEN - _set_beside(file, environment)):
            yield f"{name} uses “{unknown}”, which no surface hands to it."
        for pattern, says in FORBIDDEN.items():
            for found in re.finditer(pattern, text):
                line = text.count("\n", 0, found.start()) + 1
                yield f"{name}, line {line} {says}."


def _set_beside(file: Path, environment: Environment) -> set[str]:
    """Names that the templates of one surface set or import for each other."""
    names = set()
    surface = TEMPLATES / file.relative_to(TEMPLATES).parts[0]
    for other in [*surface.rglob("*.html"), *surface.rglob("*.svg")]:
        tree = environment.parse(other.read_text(encoding="utf-8"))
        names |= {node.target for node in tree.find_all(nodes.Import)}
        names |= {node.name for node in tree.find_all(nodes.Macro)}
        targets = (node.target for node in tree.find_all((nodes.Assign, nodes.AssignBlock)))
        names |= {target.name for target in targets if isinstance(target, nodes.Name)}
    return names


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) or "Templates: no fault.")
    sys.exit(bool(found))
