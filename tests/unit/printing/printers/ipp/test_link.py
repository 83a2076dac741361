"""Who is believed to be the printer, against CUPS' own IPP Everywhere printer."""

import shutil
from pathlib import Path

import pytest

from kiosk.printing.printers import READY, Look, PrinterError
from kiosk.printing.printers.ipp import IppPrinter
from kiosk.store import JobState, PrinterState, Want
from tests.ippeveprinter import IppevePrinter
from tests.unit.printing.printers.ipp.conftest import DOCUMENT, IMPATIENT, UNREACHABLE, ended, sent


def secure(device: IppevePrinter) -> str:
    return device.address.replace("ipp://", "ipps://")


def certificate(device: IppevePrinter) -> Path:
    """The file of the certificate that the printer makes for its first caller."""
    assert IppPrinter("office", secure(device)).look().wants == (Want.TRUST,)
    (made,) = device.keys.glob("*.crt")
    return made


def is_distrusted(printer: IppPrinter, device: IppevePrinter) -> bool:
    with pytest.raises(PrinterError, match="nothing was sent") as refused:
        sent(printer)
    is_waiting = refused.value.outcome is JobState.QUEUED
    is_said = printer.look() == Look(PrinterState.ATTENTION, (Want.TRUST,))
    return is_waiting and is_said and not device.sheets()


def test_printer_with_the_right_certificate_is_trusted(device: IppevePrinter) -> None:
    printer = IppPrinter("office", secure(device), certificate(device))
    assert printer.look() == READY
    assert ended(printer, sent(printer)) is JobState.DONE
    assert device.sheets() == [DOCUMENT]


def test_printer_that_an_authority_vouches_for_is_trusted(
    device: IppevePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(device)))
    printer = IppPrinter("office", secure(device))
    assert ended(printer, sent(printer)) is JobState.DONE
    assert device.sheets() == [DOCUMENT]


def test_certificate_of_another_address_is_not_enough_for_an_authority(
    device: IppevePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(device)))
    elsewhere = secure(device).replace("localhost", "127.0.0.1")
    assert is_distrusted(IppPrinter("office", elsewhere), device)


def test_printer_without_a_known_certificate_gets_nothing(device: IppevePrinter) -> None:
    assert is_distrusted(IppPrinter("office", secure(device)), device)


def test_printer_with_another_certificate_gets_nothing(
    device: IppevePrinter, tmp_path: Path
) -> None:
    trusted = shutil.copy(certificate(device), tmp_path / "trusted.pem")
    device.switch_off()
    for file in device.keys.iterdir():
        file.unlink()
    device.switch_on()
    assert is_distrusted(IppPrinter("office", secure(device), trusted), device)


def test_silence_is_not_taken_for_a_wrong_certificate(device: IppevePrinter) -> None:
    trusted = certificate(device)
    device.freeze()
    look = IppPrinter("office", secure(device), trusted, limits=IMPATIENT).look()
    assert look == UNREACHABLE


@pytest.mark.parametrize("content", [None, b"no certificate", b"\xff"])
def test_printer_whose_certificate_file_cannot_be_read_gets_nothing(
    content: bytes | None, device: IppevePrinter, tmp_path: Path
) -> None:
    file = tmp_path / "printer.pem"
    if content is not None:
        file.write_bytes(content)
    assert is_distrusted(IppPrinter("office", secure(device), file), device)
