"""Fuzz the reading of packs: whatever is in a file, every fault of it is said in plain words.

`python -m tests.fuzz.packs SECONDS`. The first byte of an input says which file of the small pack
the rest of it replaces.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kiosk", "tomllib"]):
    from kiosk.handouts import faults_on_paper
    from kiosk.handouts.signs import missing_signs
    from kiosk.packs import BrokenPackError, check_pack, read_pack
    from kiosk.packs.importing import ProgrammeError, carry_out, plan_import, table

from kiosk.packs.draft import EVENT, FILES, QUESTIONS, SESSIONS
from kiosk.settings import ROOT
from tests.fuzz.running import emptied, fuzz
from tests.packs.broken import BROKEN
from tests.packs.changed import SMALL, small_pack
from tests.programmes import nobody
from tests.unit.packs.test_images import CALM, png

FORMS = (table,)
"""Loaded by the import when it is needed, which is too late to watch it."""

LOGO, PHOTO = "images/logo.svg", "images/photo.png"
NUMBERS, LEDGER = "numbers.json", "imported.csv"
MUTATED = (*FILES, NUMBERS, LEDGER, LOGO, PHOTO)
TEMPLATE = ROOT / "kiosk" / "packs" / "template"
IMPORTED = (EVENT, SESSIONS, QUESTIONS, LEDGER)
"""What an import reads."""

PROGRAMME = "id,title,start\na,Pain,2014-10-10 09:00\nb,Tea,2014-10-11\n"


def whole(folder: Path) -> dict[str, bytes]:
    """Every file of a pack without a fault that was checked, and into which was imported."""
    pack = small_pack(folder)
    (pack / "images").mkdir()
    (pack / LOGO).write_text(CALM.format("<path d='M0 0h9'/>"), encoding="utf-8")
    (pack / PHOTO).write_bytes(png())
    programme = folder / "programme.csv"
    programme.write_text(PROGRAMME, encoding="utf-8")
    carry_out(plan_import(programme, pack, missing_signs, nobody))
    assert all(fault.severity == "hint" for fault in check_pack(pack, faults_on_paper))
    return {name: (pack / name).read_bytes() for name in MUTATED}


def seeds(files: dict[str, bytes]) -> Iterator[bytes]:
    """Each file of two small packs, and each that the tests of `check` break."""
    for place, name in enumerate(MUTATED):
        yield bytes([place]) + files[name]
        for pack in (SMALL, TEMPLATE):
            if (pack / name).exists():
                yield bytes([place]) + (pack / name).read_bytes()
    yield bytes([MUTATED.index(PHOTO)]) + png(frames=2)
    for broken in BROKEN.values():
        with tempfile.TemporaryDirectory() as folder:
            pack = small_pack(Path(folder))
            broken.spoil(pack)
            for place, name in enumerate(MUTATED):
                file = pack / name
                if file.is_file() and file.stat().st_size < 10_000:
                    yield bytes([place]) + file.read_bytes()


def main() -> None:
    """Check a pack with each input in it, read it as a stand does, and import into it."""
    folder = emptied("packs")
    files = whole(folder)
    pack, programme = folder / "small", folder / "programme.csv"

    def checked(data: bytes) -> None:
        place = data[0] % len(MUTATED) if data else 0
        for name, content in (files | {MUTATED[place]: data[1:]}).items():
            (pack / name).write_bytes(content)
        faults = check_pack(pack, faults_on_paper)
        assert all(fault.text.isprintable() for fault in faults)
        try:
            read_pack(pack)
        except BrokenPackError as error:
            assert error.faults
        if MUTATED[place] not in IMPORTED:
            return
        try:
            carry_out(plan_import(programme, pack, missing_signs, nobody))
        except ProgrammeError as error:
            assert all(problem.text.isprintable() for problem in error.problems)

    fuzz("packs", checked, seeds(files))


if __name__ == "__main__":
    main()
