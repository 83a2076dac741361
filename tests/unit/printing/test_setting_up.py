from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.handouts import Layout
from kiosk.printing import FolderPrinter, set_up
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.settings import PrinterSetting, Settings, SettingsError


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(pack=tmp_path, data=tmp_path, database_url="sqlite:///x")


def test_kiosk_without_printers_keeps_every_layout_as_files(settings: Settings) -> None:
    ((printer, layouts),) = set_up(settings)
    assert isinstance(printer, FolderPrinter)
    assert layouts == frozenset(Layout)


def test_kind_of_printer_says_what_it_prints_unless_its_setting_does(settings: Settings) -> None:
    printers = (
        PrinterSetting(name="all", address="folder:///all"),
        PrinterSetting(name="some", address="folder:///some", layouts=("a4-sheet", "my-handout")),
    )
    (first, all_layouts), (second, some) = set_up(replace(settings, printers=printers))
    assert (first.name, second.name) == ("all", "some")
    assert all_layouts == frozenset(Layout)
    assert some == {Layout.A4_SHEET, Layout.MY_HANDOUT}


def test_layout_that_is_none_is_said(settings: Settings) -> None:
    printers = (PrinterSetting(name="office", address="folder:///x", layouts=("a5-poster",)),)
    with pytest.raises(SettingsError, match="printer “office” has the layout “a5-poster”"):
        set_up(replace(settings, printers=printers))


def test_address_says_which_kind_of_printer_it_is(settings: Settings) -> None:
    printers = (
        PrinterSetting(name="office", address="ipp://192.168.1.20/ipp/print"),
        PrinterSetting(name="secure", address="ipps://192.168.1.20/ipp/print"),
        PrinterSetting(name="counter", address="escpos://192.168.1.21"),
    )
    made = set_up(replace(settings, printers=printers))
    assert [type(printer) for printer, _ in made] == [IppPrinter, IppPrinter, EscposPrinter]
    assert [Layout.RECEIPT_80 in layouts for _, layouts in made] == [False, False, True]
    assert [Layout.MY_HANDOUT in layouts for _, layouts in made] == [True, True, False]
