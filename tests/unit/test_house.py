import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import ROOT

UPWARDS = "Rooms import downwards only BROKEN"
IMPURE = "Pure rooms know neither the web nor the database BROKEN"
SQL = "Only the store knows SQLAlchemy BROKEN"
BEHIND = "Surfaces reach the store and the printers through actions only BROKEN"


def linted(house: Path) -> str:
    """What import-linter says of a copy of the house."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ended = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
    return f"{ended.stdout}\nexit {ended.returncode}"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "kiosk", tmp_path / "kiosk")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("room", "planted", "says"),
    [
        ("visit/value.py", "import kiosk.store", UPWARDS),
        ("handouts/render.py", "import kiosk.suggestions", UPWARDS),
        ("qr/encoding.py", "import flask", IMPURE),
        ("packs/model.py", "import sqlalchemy", IMPURE),
        ("printing/worker.py", "import sqlalchemy", SQL),
        ("web.py", "import sqlalchemy", SQL),
        ("touchscreen/frame.py", "import kiosk.store", BEHIND),
    ],
)
def test_import_that_climbs_is_caught(room: str, planted: str, says: str, house: Path) -> None:
    file = house / "kiosk" / room
    docstring, rest = file.read_text(encoding="utf-8").split('"""\n', 1)
    file.write_text(f'{docstring}"""\n\n{planted}\n{rest}', encoding="utf-8")
    said = linted(house)
    assert says in said
    assert "exit 1" in said
