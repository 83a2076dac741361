import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.handouts import Layout
from kiosk.handouts.layouts import PLACES
from kiosk.packs import RULE_NAMES, RuleName
from kiosk.packs.shapes import (
    AccountShape,
    ChoiceShape,
    EventShape,
    QuestionShape,
    SessionShape,
    Shape,
    StepShape,
)
from kiosk.settings import KEYS, ROOT
from tests.packs.broken import BROKEN

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
HANDOUTS = (ROOT / "docs" / "handouts.md").read_text(encoding="utf-8")
PACKS = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
PRINTERS = (ROOT / "docs" / "printers.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme() -> None:
    for key in KEYS:
        assert f"| `{key}` | `KIOSK_{key.upper()}` |" in README


def test_every_command_is_in_the_readme() -> None:
    for name in main.commands:
        assert f"python -m kiosk {name}" in README


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_is_in_the_docs_with_its_picture_and_its_distance(layout: Layout) -> None:
    (row,) = (line for line in HANDOUTS.splitlines() if line.startswith(f"| `{layout}` |"))
    distance = PLACES[layout].distance
    assert f"| {distance // 10} cm |" in row or f"| {distance / 1000:g} m |" in row
    assert f"pictures/handout-{layout}.png" in HANDOUTS


def test_every_room_is_in_the_architecture() -> None:
    rooms = {path.stem for path in (ROOT / "kiosk").iterdir() if not path.name.startswith("__")}
    for room in rooms:
        assert f"`{room}`" in ARCHITECTURE, room


def test_every_dependency_has_its_reason() -> None:
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    pinned = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = pinned.split("dependencies = [")[1].split("]\n")[0]
    for line in block.splitlines():
        name = line.strip(' ",').split(">")[0].split("[")[0]
        assert name.removeprefix("types-") in decisions, name


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_of_check_is_in_the_docs_with_its_cure(rule: RuleName) -> None:
    (row,) = (line for line in PACKS.splitlines() if line.startswith(f"| `{rule}` |"))
    _, _, severity, meaning, cure, _ = (cell.strip() for cell in row.split("|"))
    assert severity == BROKEN[rule].severity
    assert meaning.endswith(".")
    assert cure.endswith(".")


def test_docs_have_no_rule_that_is_gone() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning|hint) \|", PACKS, re.MULTILINE)
    assert tuple(rows) == RULE_NAMES


@pytest.mark.parametrize(
    ("file", "shapes"),
    [
        ("event.toml", (EventShape, ChoiceShape)),
        ("checklist.toml", (StepShape,)),
        ("accounts.csv", (AccountShape,)),
        ("sessions.csv", (SessionShape,)),
        ("questions.toml", (QuestionShape,)),
    ],
)
def test_every_key_of_a_pack_is_in_the_docs(file: str, shapes: tuple[type[Shape], ...]) -> None:
    section = PACKS.split(f"### {file}\n")[1].split("\n### ")[0]
    columns = {"handles": "bluesky", "titles": "title_cy", "abouts": "about_cy"}
    if file == "accounts.csv":
        columns["why"] = "why_en"
    for shape in shapes:
        for key in shape.model_fields:
            assert f"`{columns.get(key, key)}`" in section, key


UNHEARD = {"LinkError", "MessageError"}
"""Errors whose words stay among programmers."""


def said_in(tree: ast.AST) -> Iterator[str]:
    """The fixed parts, of three words or more, of the sentences in some code that people read."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Attribute(value=ast.Name(id="log"))):
                continue
            case ast.Call(func=ast.Name(id=name)) if name in UNHEARD:
                continue
            case ast.Constant(value=str(text)):
                for part in re.split(r"%\(\w+\)[sd]", text):
                    if len(part.split()) > 2:
                        yield part.strip()
        yield from said_in(node)


def printer_texts() -> Iterator[str]:
    for file in (ROOT / "kiosk" / "printing").rglob("*.py"):
        yield from said_in(parsed(file))
    for room in ("settings", "store"):
        yield from said_in(parsed(ROOT / "kiosk" / room / "printers.py"))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", sorted(set(printer_texts())))
def test_every_message_of_a_printer_is_in_the_docs(text: str) -> None:
    assert text in PRINTERS
