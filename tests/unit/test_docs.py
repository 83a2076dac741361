from kiosk.cli.main import main
from kiosk.settings import KEYS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme() -> None:
    for key in KEYS:
        assert f"| `{key}` | `KIOSK_{key.upper()}` |" in README


def test_every_command_is_in_the_readme() -> None:
    for name in main.commands:
        assert f"python -m kiosk {name}" in README


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
