import gzip

import pytest
from flask.testing import FlaskClient

from kiosk.app import Kiosk


@pytest.mark.parametrize(
    "address",
    [
        "/go/nothing",
        "/go/step?no=999",
        "/go/step?no=-1",
        "/go/step?no=٣",
        "/go/step",
        "/go/session?no=999",
        "/go/session?no=" + "9" * 5000,
        "/go/ideas?no=99",
        "/go/%FF%FE",
        "/nothing/at/all",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/../pyproject.toml",
        "/fonts/../kiosk.py",
    ],
)
def test_what_is_not_there_is_a_calm_page(address: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Nothing was lost. Please start again." in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("address", ["/takeaway", "/staff"])
def test_address_without_its_slash_believes_no_host(address: str, client: FlaskClient) -> None:
    answer = client.get(address, headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.location) == (308, f"{address}/")


def test_staff_address_that_is_not_there_stays_the_tablets(client: FlaskClient) -> None:
    answer = client.get("/staff/nothing")
    assert answer.status_code == 404
    assert "Back to the desk" in answer.text


def test_form_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post("/print", data={"v": "A" * 200_000})
    assert answer.status_code == 413
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("address", ["/print", "/help"])
def test_action_cannot_be_fetched(address: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("address", ["/", "/go/aim", "/nothing", "/takeaway/", "/staff/"])
def test_every_page_keeps_to_this_machine(address: str, client: FlaskClient) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", ["/static/staff/staff.css", "/takeaway/takeaway.js"])
def test_styles_are_sent_packed_to_whoever_can_unpack_them(
    address: str, client: FlaskClient
) -> None:
    with client.get(address) as answer:
        plain = answer.data
    with client.get(address, headers={"Accept-Encoding": "gzip"}) as answer:
        packed, headers = answer.data, answer.headers
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    if address.startswith("/static/"):
        assert headers["ETag"].startswith("W/")
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2
    tag = {"If-None-Match": headers["ETag"], "Accept-Encoding": "gzip"}
    with client.get(address, headers=tag) as answer:
        assert answer.status_code == 304


@pytest.mark.parametrize("kind", ["text/javascript", "application/javascript"])
def test_scripts_are_sent_packed_whatever_the_computer_calls_them(
    kind: str, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: (kind, None))
    with client.get("/static/staff/staff.js", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.mimetype == kind
        assert answer.headers["Content-Encoding"] == "gzip"


def test_pages_with_choices_are_kept_nowhere(client: FlaskClient) -> None:
    answer = client.get("/go/aim")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_health_says_whether_the_worker_works(kiosk: Kiosk, client: FlaskClient) -> None:
    assert client.get("/health").status_code == 503
    kiosk.workers.start()
    kiosk.workers.stop()
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json == {
        "version": "0.1.0",
        "pack": "physiotherapy-uk-2014",
        "database": "ready",
        "printers": {"folder": "ready"},
        "worker": "working",
    }


# ---- The pack's own colours
