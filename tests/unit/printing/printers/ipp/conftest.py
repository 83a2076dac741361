from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.printing.printers.ipp import IppPrinter
from tests.ippeveprinter import IppevePrinter, message_bus


@pytest.fixture(scope="session")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with message_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def device(bus: str, tmp_path: Path) -> Iterator[IppevePrinter]:
    made = IppevePrinter(tmp_path / "printer", bus)
    made.switch_on()
    yield made
    made.switch_off()


@pytest.fixture
def printer(device: IppevePrinter) -> IppPrinter:
    return IppPrinter("office", device.address)
