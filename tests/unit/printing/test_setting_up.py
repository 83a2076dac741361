from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.handouts import Layout
from kiosk.printing import FolderPrinter, entries, printer_of
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.settings import PrinterSetting, Settings, SettingsError, Side
from kiosk.store import Origin


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(pack=tmp_path, data=tmp_path, database_url="sqlite:///x")


def test_kiosk_without_printers_keeps_every_layout_as_files(settings: Settings) -> None:
    (entry,) = entries(settings)
    assert isinstance(printer_of(entry, settings), FolderPrinter)
    assert entry.layouts == frozenset(Layout)
    assert entry.origin is Origin.STAND_IN


def test_kind_of_printer_says_what_it_prints_unless_its_setting_does(settings: Settings) -> None:
    printers = (
        PrinterSetting(name="all", address="folder:///all"),
        PrinterSetting(name="some", address="folder:///some", layouts=("a4-sheet", "my-handout")),
    )
    every, some = entries(replace(settings, printers=printers))
    assert (every.name, some.name) == ("all", "some")
    assert every.layouts == frozenset(Layout)
    assert some.layouts == {Layout.A4_SHEET, Layout.MY_HANDOUT}


def test_layout_that_is_none_is_said(settings: Settings) -> None:
    printers = (PrinterSetting(name="office", address="folder:///x", layouts=("a5-poster",)),)
    with pytest.raises(SettingsError, match="printer “office” has the layout “a5-poster”"):
        entries(replace(settings, printers=printers))


def test_address_says_which_kind_of_printer_it_is(settings: Settings) -> None:
    printers = (
        PrinterSetting(name="office", address="ipp://192.168.1.20/ipp/print"),
        PrinterSetting(name="secure", address="ipps://192.168.1.20/ipp/print", side=Side.LEFT),
        PrinterSetting(name="counter", address="escpos://192.168.1.21"),
    )
    made = entries(replace(settings, printers=printers))
    kinds = [type(printer_of(entry, settings)) for entry in made]
    assert kinds == [IppPrinter, IppPrinter, EscposPrinter]
    assert [Layout.RECEIPT_80 in entry.layouts for entry in made] == [False, False, True]
    assert [Layout.MY_HANDOUT in entry.layouts for entry in made] == [True, True, False]
    assert [entry.side for entry in made] == [None, Side.LEFT, None]
