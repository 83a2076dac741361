import re
import socket
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from kiosk.handouts import (
    LADDER_DOTS,
    Handout,
    Ladder,
    Layout,
    RenderError,
    codes_of,
    event_handout,
    ladder_page,
    pdf,
)
from kiosk.packs import Pack
from kiosk.printing.printers import READY, Look
from kiosk.printing.printers.escpos import EscposPrinter
from kiosk.qr import read_codes
from kiosk.store import JobState, Want
from tests.escpos_printer import running
from tests.unit.printing.printers.escpos.attempts import (
    HASTIER,
    IN_VAIN,
    JOB,
    PATIENT,
    UNREACHABLE,
    assert_pictures_alone,
    attention,
    connected,
    fault,
    ignore,
    pages,
    printed,
)

# ---- What comes out


def test_sheet_comes_out_dot_for_dot_and_its_codes_read(handout: Handout, document: bytes) -> None:
    with connected() as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert printed(emulated) == pages(document)
    read = Counter(code for sheet in emulated.sheets for code in read_codes(sheet))
    assert read == Counter(codes_of(handout))
    assert_pictures_alone(emulated)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@ V0 p0 (k v0 =0 *rB E1 !0 d9", id="ESC/POS"),
        pytest.param('%-12345X@PJL RDYMSG DISPLAY="Hello"', id="PJL"),
        pytest.param("%!PS << /PageSize [9 9] >> setpagedevice showpage", id="PostScript"),
    ],
)
def test_commands_in_a_pack_are_printed_as_pictures(pack: Pack, text: str) -> None:
    session = replace(pack.sessions[0], title={"en": text}, room=text, hashtag="PhysioUKV0p0v0d9")
    handout = event_handout(Layout.RECEIPT_80, pack, [session], ("en",), takeaway=None)
    document = pdf(handout)
    with connected() as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert printed(emulated) == pages(document)
    assert_pictures_alone(emulated)


def test_control_characters_never_get_as_far_as_a_printer(pack: Pack) -> None:
    for sign in ("\x1b@\x1dV\x00", "\x10\x14\x01\x00\x01", "\x04"):
        session = replace(pack.sessions[0], title={"en": sign})
        with pytest.raises(RenderError, match="have no sign for"):
            pdf(event_handout(Layout.RECEIPT_80, pack, [session], ("en",), takeaway=None))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_test_page_comes_out_dot_by_dot_and_each_of_its_codes_reads(
    pack: Pack, language: str
) -> None:
    document = ladder_page(Ladder.RECEIPT, pack, (language,), sheet="4F7K")
    with connected() as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert printed(emulated) == pages(document)
    (sheet,) = emulated.sheets
    assert len(set(read_codes(sheet))) == len(LADDER_DOTS)
    assert_pictures_alone(emulated)


def test_dots_that_spell_commands_are_no_commands() -> None:
    spelt = b"\x00\x10\x05\x02\x10\x14\x01\x00\x01\x10\x04\x01"
    picture = Image.frombytes("1", (8 * len(spelt), 1), spelt, "raw", "1;I").resize((96, 9))
    file = BytesIO()
    picture.save(file, "pdf", resolution=203)
    document = file.getvalue()
    (page,) = pages(document)
    assert re.search(rb"\x10[\x04\x05\x14]", bytes(~byte & 0xFF for byte in page))
    with connected() as (printer, emulated):
        assert printer.send(JOB, document, ignore, ignore) is JobState.DONE
    assert len(emulated.sheets) == 1
    assert_pictures_alone(emulated)


def test_sheet_for_other_paper_is_refused_before_anything_is_sent(pack: Pack) -> None:
    label = event_handout(Layout.A5_DOOR, pack, pack.sessions[:1], ("en",), takeaway=None)
    with connected() as (printer, emulated):
        outcome, reason = fault(printer, pdf(label))
    assert outcome is JobState.FAILED
    assert "Print it on another printer." in reason
    assert emulated.connections == 0


def test_attempt_is_written_down_before_any_dot_leaves(document: bytes) -> None:
    kept = []
    with connected() as (printer, emulated):

        def keep(remote: str) -> None:
            kept.append((remote, "picture" in emulated.commands))

        printer.send(JOB, document, keep, ignore)
    assert kept == [("begun", False)]
    assert printer.outcome(JOB) is JobState.QUEUED
    assert printer.outcome(replace(JOB, remote="begun")) is JobState.UNKNOWN


def test_nothing_leaves_where_nothing_can_be_written_down(document: bytes) -> None:
    def keep(remote: str) -> None:
        raise OSError("The disk is full.")

    with connected() as (printer, emulated):
        with pytest.raises(OSError, match="disk is full"):
            printer.send(JOB, document, keep, ignore)
        assert printer.look() == READY
    assert "picture" not in emulated.commands


# ---- A printer that is asked how it is


@pytest.mark.parametrize(
    ("states", "look"),
    [
        ({}, READY),
        ({"greeting": b"\x12\x10\x00\x0f\x00\x00", "tells_changes": True}, READY),
        ({"rows_of_paper": 0}, attention(Want.PAPER)),
        ({"cover_is_open": True}, attention(Want.CLOSED_COVER)),
        ({"has_error": True}, attention(Want.LOOK)),
    ],
)
def test_look_is_what_the_printer_says(states: dict[str, Any], look: Look) -> None:
    with connected(**states) as (printer, _):
        assert printer.look() == look
        assert printer.look() == look


def test_printer_that_says_nothing_is_unreachable() -> None:
    with connected(HASTIER, answers=False) as (printer, _):
        assert printer.look() == UNREACHABLE


def test_printer_that_never_answered_is_asked_more_and_more_rarely() -> None:
    now = 0.0
    with running(answers=False) as emulated:
        printer = EscposPrinter(
            "office", emulated.host, emulated.port, limits=HASTIER, ticks=lambda: now
        )
        asked = []
        for now in range(300):
            before = emulated.connections
            assert printer.look() == UNREACHABLE
            if emulated.connections > before:
                asked.append(now)
        assert asked == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243]
        emulated.change(answers=True)
        now = 303.0
        assert printer.look() == READY
        emulated.change(answers=False)
        assert printer.look() == UNREACHABLE
        emulated.change(answers=True)
        assert printer.look() == READY


def test_printer_that_serves_somebody_else_is_unreachable(document: bytes) -> None:
    with connected(HASTIER) as (printer, emulated):
        with socket.create_connection((emulated.host, emulated.port)):
            emulated.wait_until(lambda emulated: emulated.connections == 1)
            assert printer.look() == UNREACHABLE
            outcome, reason = fault(printer, document)
            assert outcome is JobState.QUEUED
            assert "does not answer" in reason
        emulated.wait_until(lambda emulated: emulated.connections > 1)
    assert "picture" not in emulated.commands


@pytest.mark.parametrize("host", ["127.0.0.1", "no.such.printer.invalid", "a..b"])
def test_refused_connection_and_unknown_name_leave_the_sheet_queued(
    host: str, document: bytes
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    printer = EscposPrinter("receipts", host, port)
    assert printer.look() == UNREACHABLE
    assert fault(printer, document) == (
        JobState.QUEUED,
        f"The receipt printer at {host} does not answer. "
        "Look at its switch, its cable and its paper.",
    )


@pytest.mark.parametrize(
    ("states", "reason"),
    [
        ({"rows_of_paper": 0}, "The receipt printer has no paper. Put in a new roll."),
        ({"cover_is_open": True}, "The cover of the receipt printer is open. Close it."),
        (
            {"has_error": True},
            "The receipt printer has stopped. "
            "Take out paper that is caught, and switch it off and on.",
        ),
        (
            {"answers_in_order": False},
            "The receipt printer is busy with something else. "
            "If no other computer prints on it, switch it off and on.",
        ),
    ],
)
def test_printer_that_cannot_print_gets_no_sheet(
    states: dict[str, Any], reason: str, document: bytes
) -> None:
    kept: list[str] = []
    with connected(replace(PATIENT, idle=IN_VAIN), **states) as (printer, emulated):
        assert fault(printer, document, kept.append) == (JobState.QUEUED, reason)
    assert "picture" not in emulated.commands
    assert not kept
