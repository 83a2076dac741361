import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.cli.serve import own_ip

PATIENCE_S = 30


def environment(data: Path, **more: str) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    return {**kept, "KIOSK_DATA": str(data), **more}


def refused(data: Path, *arguments: str, **more: str) -> tuple[int, str]:
    """What a `serve` that cannot start says, and its exit code."""
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "serve", "--port", "0", *arguments],
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
    return ended.returncode, ended.stderr


@contextmanager
def serving(
    data: Path, *arguments: str, end: signal.Signals = signal.SIGTERM
) -> Iterator[list[str]]:
    """The lines that a `serve` says at its start; it is ended as a service manager would."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "serve", "--port", "0", *arguments],
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line.strip())
        if "KIOSK_TAKEAWAY_URL" in line:
            break
    yield lines
    process.send_signal(end)
    _, errors = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, errors) == (0, "")


def page(lines: list[str], path: str) -> tuple[int, str]:
    address = urlsplit(re.findall(r"http://\S+", lines[0])[0])
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_first_start_says_where_it_is_and_the_pin_once(tmp_path: Path) -> None:
    with serving(tmp_path) as lines:
        assert page(lines, "/")[0] == 200
        assert page(lines, "/health")[0] == 200
        assert len([line for line in lines if re.match(r"The staff PIN is \d{6}\.", line)]) == 1
    with serving(tmp_path) as lines:
        assert page(lines, "/")[0] == 200
        assert not any("PIN" in line for line in lines)


def test_event_clock_is_set_for_a_rehearsal(tmp_path: Path) -> None:
    with serving(tmp_path, "--at", "2014-10-11T09:10") as lines:
        assert "Saturday 11 October, 09:10" in page(lines, "/go/sessions")[1]


def test_ctrl_c_is_a_clean_end_even_at_the_start(tmp_path: Path) -> None:
    with serving(tmp_path, end=signal.SIGINT) as lines:
        assert lines
    with serving(tmp_path, end=signal.SIGINT) as lines:
        assert page(lines, "/health")[0] == 200


def test_phones_are_said_to_be_left_out_where_only_this_computer_answers(tmp_path: Path) -> None:
    with serving(tmp_path) as lines:
        assert lines[-1] == (
            "No phone can open the takeaway from here. "
            "Start with --host 0.0.0.0 for phones on this network, or set KIOSK_TAKEAWAY_URL."
        )


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_server_for_everybody_says_an_address_that_opens(host: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--host", host) as lines:
        assert page(lines, "/")[0] == 200
        is_alone = "http://127.0.0.1:" in lines[0]
        assert lines[-1].startswith(
            "No phone can open the takeaway from here."
            if is_alone
            else "Phones can open the takeaway on this network only."
        )


def test_ipv6_address_is_written_as_a_browser_reads_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "::1") as lines:
        assert re.search(r" is on http://\[::1\]:\d+$", lines[0])
        assert page(lines, "/")[0] == 200


def test_server_is_found_where_it_listens_and_never_at_everywhere() -> None:
    with socket.create_server(("127.0.0.1", 0)) as here:
        assert str(own_ip(here)) == "127.0.0.1"
    with socket.create_server(("0.0.0.0", 0)) as everywhere:
        assert not own_ip(everywhere).is_unspecified


def test_request_that_is_too_long_is_refused_before_it_is_sent(tmp_path: Path) -> None:
    with serving(tmp_path) as lines:
        address = urlsplit(re.findall(r"http://\S+", lines[0])[0])
        with socket.create_connection((address.hostname, address.port), timeout=10) as sender:
            sender.sendall(b"POST /go HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
            assert sender.recv(12) == b"HTTP/1.1 413"


def test_port_in_use_is_said_before_anything_else(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, says = refused(tmp_path / "var", "--port", port)
    assert code == 3
    assert says == (
        f"The kiosk cannot listen on 127.0.0.1:{port}: address already in use. "
        "Close what uses it, or choose another with --port.\n"
    )
    assert not (tmp_path / "var").exists()


def test_host_that_is_not_here_is_said(tmp_path: Path) -> None:
    code, says = refused(tmp_path, "--host", "no such host")
    assert code == 3
    assert says.startswith("The kiosk cannot listen on no such host:")


def test_host_that_no_computer_can_be_called_is_said(tmp_path: Path) -> None:
    code, says = refused(tmp_path, "--host", "a" * 99)
    assert code == 3
    assert says.count("\n") == 1


def test_data_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    code, says = refused(tmp_path / "file" / "var")
    assert code == 3
    assert str(tmp_path / "file" / "var") in says
    assert says.count("\n") == 1


def test_pack_that_is_not_there_is_said(tmp_path: Path) -> None:
    code, says = refused(tmp_path, "--pack", str(tmp_path / "nothing"))
    assert code == 1
    assert str(tmp_path / "nothing") in says
    assert says.count("\n") == 1


def test_every_fault_of_a_broken_pack_is_said(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "event.toml").write_text("slug = 3")
    code, says = refused(tmp_path, "--pack", str(pack))
    assert code == 1
    assert {"event.toml", "checklist.toml", "accounts.csv"} <= set(re.findall(r"\w+\.\w+", says))


def test_every_fault_of_the_settings_is_said(tmp_path: Path) -> None:
    code, says = refused(tmp_path, KIOSK_TAKEAWAY_URL="nowhere", KIOSK_PRINTER="x")
    assert code == 1
    assert "takeaway_url is “nowhere”" in says
    assert "KIOSK_PRINTER is set, but it is no setting." in says


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--at", "tomorrow"], "“tomorrow” is no date and time. Write it like 2014-10-11T09:10."),
        (["--at", "0001-01-01T00:00+14:00"], "is not between the years 2000 and 2100."),
        (["--at", "9999-12-31T23:59:59-12:00"], "is not between the years 2000 and 2100."),
        (["--port", "99999"], "99999 is not in the range"),
        (["--nothing"], "No such option"),
    ],
)
def test_wrong_usage_is_said(arguments: list[str], says: str, tmp_path: Path) -> None:
    code, said = refused(tmp_path, *arguments)
    assert code == 2
    assert says in said
