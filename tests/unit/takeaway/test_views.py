import gzip
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import typst
from flask.testing import FlaskClient
from PIL import Image

from kiosk import qr
from kiosk.packs import Pack
from kiosk.takeaway.codes import opens

LIGHTEST_PHONE_PLAN = 20_000
"""Bytes that the whole page may weigh over the wire."""

PACKED = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize(
    ("address", "language"),
    [("/takeaway/", "en"), ("/takeaway/en/", "en"), ("/takeaway/cy/", "cy")],
)
def test_page_is_in_the_language_of_its_address(
    client: FlaskClient, pack: Pack, address: str, language: str
) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert pack.steps[0].title[language] in page.text


@pytest.mark.parametrize("address", ["/takeaway/de/", "/takeaway/x/", "/takeaway/views.py"])
def test_page_that_the_pack_lacks_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_page_without_a_slash_leads_to_the_page(client: FlaskClient) -> None:
    assert client.get("/takeaway", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("language", ["en", "cy"])
def test_page_with_all_it_loads_is_light(client: FlaskClient, language: str) -> None:
    home = f"/takeaway/{language}/"
    sent = [
        client.get(address, headers=PACKED).data
        for address in (home, f"{home}../takeaway.css", f"{home}../takeaway.js")
    ]
    assert all(sent)
    assert sum(map(len, sent)) <= LIGHTEST_PHONE_PLAN


@pytest.mark.parametrize(
    "address", ["/takeaway/", "/takeaway/takeaway.css", "/takeaway/takeaway.js"]
)
def test_packed_and_plain_are_the_same(client: FlaskClient, address: str) -> None:
    packed = client.get(address, headers=PACKED)
    plain = client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data


def test_page_of_a_pack_with_little_in_it_is_shown(
    serve: Callable[[Pack], FlaskClient], small: Pack
) -> None:
    page = serve(small).get("/takeaway/cy/").text
    assert "Maen nhw’n gwrando." in page
    assert "SmallTalk" in page


def test_nothing_is_set_on_the_phone(client: FlaskClient) -> None:
    for address in ("/takeaway/", "/qr/session/3.svg"):
        assert "Set-Cookie" not in client.get(address).headers


@pytest.mark.parametrize(
    ("address", "kind", "no", "on"),
    [
        ("/qr/session/3.png", "session", 3, None),
        ("/qr/session/3.png?on=mastodon", "session", 3, "mastodon"),
        ("/qr/account/1.png", "account", 1, None),
        ("/qr/step/15.png", "step", 15, None),
    ],
)
def test_png_reads_back_as_what_it_opens(
    client: FlaskClient, pack: Pack, address: str, kind: str, no: int, on: str | None
) -> None:
    answer = client.get(address)
    image = Image.open(BytesIO(answer.data))
    assert (answer.mimetype, image.mode) == ("image/png", "1")
    assert qr.read_codes(image) == (opens(pack, kind, no, on),)


@pytest.mark.parametrize("dots", [1, 24, 64])
def test_png_has_as_many_dots_a_module_as_asked_for(
    client: FlaskClient, pack: Pack, dots: int
) -> None:
    image = Image.open(BytesIO(client.get(f"/qr/session/3.png?dots={dots}&on=x").data))
    code = qr.matrix(opens(pack, "session", 3, "x"))
    assert image.tobytes() == qr.image(code, dots).tobytes()
    assert image.width == dots * (code.size + 8)


@pytest.mark.parametrize(
    "dots", ["", "0", "65", "-1", "+24", "24.0", "1e3", "٣", "9" * 5000, "<b>", "24;rm"]
)
def test_size_that_is_not_offered_gets_one_sentence(client: FlaskClient, dots: str) -> None:
    answer = client.get("/qr/session/3.png", query_string={"dots": dots})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.text == "Write a whole number from 1 to 64 after “dots=”.\n"
    assert "Cache-Control" not in answer.headers


def test_code_that_the_pack_lacks_is_not_found_in_any_size(client: FlaskClient) -> None:
    assert client.get("/qr/session/99.png?dots=9999").status_code == 404


def test_each_size_is_known_by_a_tag_of_its_own(client: FlaskClient) -> None:
    small, large = (client.get(f"/qr/step/15.png?dots={dots}") for dots in (8, 32))
    assert small.headers["ETag"] != large.headers["ETag"]
    again = client.get("/qr/step/15.png?dots=32", headers={"If-None-Match": small.headers["ETag"]})
    assert (again.status_code, again.data) == (200, large.data)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_code_is_saved_under_its_kind_and_number(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/qr/account/1.{form}")
    assert answer.headers["Content-Disposition"] == f"inline; filename=account-1.{form}"


def test_svg_reads_back_where_another_program_opens_it(
    client: FlaskClient, pack: Pack, tmp_path: Path
) -> None:
    (tmp_path / "code.svg").write_bytes(client.get("/qr/session/3.svg").data)
    slide = tmp_path / "slide.typ"
    slide.write_text(
        '#set page(width: auto, height: auto, margin: 0pt, fill: none); #image("code.svg")'
    )
    picture = Image.open(BytesIO(typst.compile(slide, format="png", ppi=72)))
    assert picture.getpixel((0, 0)) == (255, 255, 255, 255)
    assert picture.width > 600
    assert qr.read_codes(picture.convert("L")) == (opens(pack, "session", 3),)


def test_svg_says_what_it_opens(client: FlaskClient) -> None:
    answer = client.get("/qr/session/3.svg?on=x")
    assert answer.mimetype == "image/svg+xml"
    assert "<title>x.com/hashtag/PhysioUKExercise</title>" in answer.text


def test_code_is_asked_for_again_after_five_minutes_at_most(client: FlaskClient) -> None:
    answer = client.get("/qr/session/3.svg")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = client.get("/qr/session/3.svg", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        "/qr/session/99.svg",
        "/qr/session/3.svg?on=",
        "/qr/session/3.svg?on=myspace",
        "/qr/session/3.gif",
        "/qr/session/-3.svg",
        "/qr/session/٣.svg",
        "/qr/session/three.png",
        f"/qr/session/{'9' * 5000}.svg",
        "/qr/account/3.svg",
        "/qr/secret/1.svg",
    ],
)
def test_code_that_the_pack_lacks_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
