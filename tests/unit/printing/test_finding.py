"""What becomes of an announcement, whoever it is from."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.finding import SCHEMES, Announcement, printers_of
from kiosk.settings import FoundPrinter, is_printer_name, load

PDF = "application/pdf,image/urf"
OFFICE = Announcement(
    scheme="ipp",
    instance="Office",
    hosts=(IPv4Address("192.168.1.20"),),
    port=631,
    texts={"rp": "ipp/print", "pdl": PDF},
)
RECEIPTS = replace(OFFICE, scheme="escpos", instance="Receipts", port=9100, texts={})


def said(*changes: dict[str, Any], of: Announcement = OFFICE) -> list[Announcement]:
    return [replace(of, **change) for change in changes]


def found(*changes: dict[str, Any], of: Announcement = OFFICE) -> FoundPrinter:
    (printer,) = printers_of(said(*changes, of=of))
    return printer


def hosts(*texts: str) -> tuple[IPv4Address | IPv6Address, ...]:
    return tuple(map(ip_address, texts))


def test_office_printer_is_offered_with_its_address_and_a_name() -> None:
    assert found({}) == FoundPrinter(
        name="Office", addresses=("ipp://192.168.1.20/ipp/print",), takes_pdf=True
    )


def test_device_is_offered_once_with_ipp_before_ipps() -> None:
    texts = {**OFFICE.texts, "uuid": "4509A320-00a0"}
    printer = found(
        {"scheme": "ipps", "texts": texts, "instance": "A"},
        {"texts": texts, "hosts": hosts("192.168.1.21"), "instance": "B"},
        {"texts": texts, "instance": "C"},
    )
    assert printer.name == "B"
    assert printer.addresses == ("ipp://192.168.1.21/ipp/print", "ipps://192.168.1.20/ipp/print")


def test_device_without_uuid_is_told_by_its_address() -> None:
    assert len(found({}, {"scheme": "ipps"}).addresses) == 2
    assert len(printers_of(said({}, {"hosts": hosts("192.168.1.21")}))) == 2


def test_queues_of_one_computer_are_told_by_their_uuids() -> None:
    queues = said(
        *({"texts": {"rp": f"printers/{name}", "uuid": name}, "instance": name} for name in "ab")
    )
    assert [each.addresses for each in printers_of(queues)] == [
        ("ipp://192.168.1.20/printers/a",),
        ("ipp://192.168.1.20/printers/b",),
    ]


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (("fd00::1", "192.168.1.20"), "192.168.1.20"),
        (("169.254.7.7", "192.168.1.20"), "192.168.1.20"),
        (("127.0.0.1", "192.168.1.20"), "192.168.1.20"),
        (("169.254.7.7", "fd00::1"), "169.254.7.7"),
        (("fe80::1", "fd00::1"), "[fd00::1]"),
    ],
)
def test_best_of_several_addresses_is_taken(offered: tuple[str, ...], chosen: str) -> None:
    assert found({"hosts": hosts(*offered)}).addresses == (f"ipp://{chosen}/ipp/print",)


@pytest.mark.parametrize("host", ["0.0.0.0", "224.0.0.251", "255.255.255.255", "::", "fe80::1"])
def test_address_to_which_nothing_can_be_sent_is_left_out(host: str) -> None:
    assert printers_of(said({"hosts": hosts(host)}, {"hosts": ()})) == ()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("ipp/print", "ipp/print"),
        ("/ipp/print", "ipp/print"),
        ("printers/HP%20Office_2", "printers/HP%20Office_2"),
        ("", "ipp/print"),
    ],
)
def test_path_is_the_printers_own(path: str, written: str) -> None:
    assert found({"texts": {"rp": path}}).addresses == (f"ipp://192.168.1.20/{written}",)


@pytest.mark.parametrize(
    "path", ["//evil", "//evil.example/x", "a b", "a\r\nHost: evil", "<b>", "x?y#z", "a//b", "\0"]
)
def test_path_that_is_none_is_not_offered(path: str) -> None:
    assert printers_of(said({"texts": {"rp": path}})) == ()


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_port_that_is_none_is_not_offered(port: int) -> None:
    assert printers_of(said({"port": port})) == ()


def test_port_is_written_where_it_is_not_the_usual_one() -> None:
    assert found({"port": 8631}).addresses == ("ipp://192.168.1.20:8631/ipp/print",)
    assert found({"port": 9101}, of=RECEIPTS).addresses == ("escpos://192.168.1.20:9101",)


@pytest.mark.parametrize(
    ("formats", "takes_pdf"),
    [(PDF, True), ("image/urf, Application/PDF", True), ("image/urf,image/pwg-raster", False)],
)
def test_printer_says_whether_it_takes_pdf(formats: str, takes_pdf: bool) -> None:
    assert found({"texts": {"pdl": formats}}).takes_pdf is takes_pdf


def test_printer_that_says_nothing_of_formats_is_believed() -> None:
    assert found({"texts": {}}).takes_pdf


@pytest.mark.parametrize(
    ("instance", "texts", "name"),
    [
        ("Brother HL-L2350DW [a0b1c2]", {}, "Brother-HL-L2350DW-a0b1c2"),
        ("Büro (2. Stock)", {}, "Buro-2-Stock"),
        ("x" * 300, {}, "x" * 31),
        ("Thirty letters and then some more", {}, "Thirty-letters-and-then-some-mo"),
        ("<script>alert(1)</script>", {}, "script-alert-1-script"),
        ("\x1b[2J\x00\x07Office\n", {}, "2J-Office"),
        ("印刷機", {"ty": "Canon TS8300"}, "Canon-TS8300"),
        ("--", {"ty": "…", "note": "Foyer"}, "Foyer"),
        ("", {}, "Printer"),
    ],
)
def test_name_can_be_a_printers_name(instance: str, texts: dict[str, str], name: str) -> None:
    assert found({"instance": instance, "texts": texts}).name == name


def test_receipt_printer_is_offered_by_its_address_alone() -> None:
    assert found({}, of=RECEIPTS) == FoundPrinter(
        name="Receipts", addresses=("escpos://192.168.1.20",)
    )


def test_path_means_nothing_to_a_receipt_printer() -> None:
    assert found({"texts": {"rp": "//auto"}}, of=RECEIPTS).addresses == ("escpos://192.168.1.20",)


def test_office_printer_is_never_offered_as_a_receipt_printer() -> None:
    by_address = [OFFICE, replace(RECEIPTS, hosts=hosts("192.168.1.99", "192.168.1.20"))]
    by_uuid = [
        replace(OFFICE, texts={"uuid": "one"}),
        replace(RECEIPTS, hosts=hosts("192.168.1.99"), texts={"uuid": "ONE"}),
    ]
    by_format = said({"texts": {"pdl": "application/vnd.hp-PCL"}}, of=RECEIPTS)
    for announcements in (by_address, by_uuid):
        assert [each.name for each in printers_of(announcements)] == ["Office"]
    assert printers_of(by_format) == ()
    lost = [replace(OFFICE, texts={"rp": "//evil"}), RECEIPTS]
    assert printers_of(lost) == ()
    assert printers_of([replace(OFFICE, port=9100)]) == ()


announcements = st.builds(
    Announcement,
    scheme=st.sampled_from(list(SCHEMES.values())),
    instance=st.text(max_size=300),
    hosts=st.lists(st.ip_addresses(), max_size=3).map(tuple),
    port=st.integers(-1, 70_000) | st.sampled_from([631, 9100]),
    texts=st.dictionaries(
        st.sampled_from(["rp", "pdl", "ty", "note", "uuid"]),
        st.text(max_size=60) | st.sampled_from(["ipp/print", PDF, "//evil"]),
    ),
)


@given(st.lists(announcements, max_size=6))
def test_whatever_is_announced_gives_printers_that_the_kiosk_can_have(
    said: list[Announcement],
) -> None:
    for printer in printers_of(said):
        assert is_printer_name(printer.name)
        assert printer.addresses
        for address in printer.addresses:
            settings = load({"KIOSK_PRINTERS": f"{printer.name}={address}"}, Path("/nowhere"))
            assert [each.address for each in settings.printers] == [address]
            assert address.isascii()
            assert address.isprintable()
