from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.handouts import Layout
from kiosk.printing import FolderPrinter, set_up
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
