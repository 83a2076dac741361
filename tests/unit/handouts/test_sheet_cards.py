from pathlib import Path
from random import Random

import pytest

from kiosk.handouts.fitting import misfits
from kiosk.handouts.sheet_cards import Ruler
from kiosk.packs import Pack, read_pack
from tests.packs.changed import small_pack

PARTS = ("Physio", "UK", "Self", "Management", "llanfairpwllgwyngyll", "W", "2014", "é", "MMMMMMM")


def a_pack_of_hard_cards(folder: Path) -> Pack:
    chance = Random(2014)
    pack = small_pack(folder)
    with (pack / "sessions.csv").open("a", encoding="utf-8") as sheet:
        for no in range(3, 203):
            tag = "".join(chance.choices(PARTS, k=chance.randint(1, 4)))[:40]
            room = " ".join(chance.choices(PARTS, k=chance.randint(0, 7)))
            sheet.write(f"{no},talk,2014-10-11 09:00,,{room},,A talk,,{tag}Z{no},,\n")
    return read_pack(pack)


def test_what_surely_fits_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = a_pack_of_hard_cards(tmp_path)
    quick = misfits(pack, "en")
    monkeypatch.setattr(Ruler, "surely_fits", lambda *_: False)
    every = misfits(pack, "en")
    assert quick.small == every.small
    assert 20 < len(every.small) < 180
