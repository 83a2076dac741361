from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kiosk.app import Kiosk, build
from kiosk.platforms import spoken
from kiosk.settings import DEFAULT_PACK, Settings
from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import Aim, Visit, encode, fresh

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
UNREADABLE = "We could not read that code. Here is a fresh start."


def token_on(client: FlaskClient, address: str) -> str:
    page = client.get(address).text
    return page.split('name="token" value="')[1].split('"')[0]


def takeaway(kiosk: Kiosk, visit: Visit) -> str:
    return f"/go/takeaway?v={encode(visit, kiosk.pack)}"


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_answers_in_its_language(
    screen: str, language: str, kiosk: Kiosk, client: FlaskClient
) -> None:
    code = encode(fresh(language), kiosk.pack)
    answer = client.get(f"/go/{screen}?v={code}&no=1")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert f'content="{screen}"' in answer.text


@pytest.mark.parametrize(
    "code", ["x", "1", "A" * 10_000, "1" + "A" * 10_000, "%00", "1%FF%FE", "🦋", "1AAAA====", "  "]
)
def test_garbage_becomes_a_fresh_visit_and_says_so(code: str, client: FlaskClient) -> None:
    answer = client.get("/go/aim", query_string={"v": code})
    assert answer.status_code == 200
    assert UNREADABLE in answer.text


def test_screen_without_a_code_says_nothing_of_codes(client: FlaskClient) -> None:
    answer = client.get("/go/aim")
    assert answer.status_code == 200
    assert UNREADABLE not in answer.text


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-5", "page=99999999", "page=x", "stage=nothing", "show=nothing", "on=myspace"],
)
@pytest.mark.parametrize("screen", ["checklist", "accounts", "sessions", "session", "step"])
def test_question_that_makes_no_sense_gets_the_usual_screen(
    screen: str, query: str, client: FlaskClient
) -> None:
    assert client.get(f"/go/{screen}?no=1&{query}").status_code == 200


@pytest.mark.parametrize("token", [None, "", "0" * 64, "🦋"])
def test_print_without_our_token_prints_nothing(
    token: str | None, kiosk: Kiosk, client: FlaskClient
) -> None:
    visit = fresh("en")
    form = {"v": encode(visit, kiosk.pack), "layout": "my-handout"}
    answer = client.post("/print", data=form if token is None else {**form, "token": token})
    assert answer.status_code == 400
    assert "Nothing was lost." in answer.text
    assert "On paper too?" in client.get(takeaway(kiosk, visit)).text


def test_token_of_another_visit_prints_nothing(kiosk: Kiosk, client: FlaskClient) -> None:
    mine, other = fresh("en"), fresh("en")
    token = token_on(client, takeaway(kiosk, other))
    form = {"v": encode(mine, kiosk.pack), "layout": "my-handout", "token": token}
    assert client.post("/print", data=form).status_code == 400


@pytest.mark.parametrize("layout", ["", "a4-sheet", "nothing"])
def test_layout_that_is_not_offered_prints_nothing(
    layout: str, kiosk: Kiosk, client: FlaskClient
) -> None:
    visit = fresh("en")
    token = token_on(client, takeaway(kiosk, visit))
    form = {"v": encode(visit, kiosk.pack), "layout": layout, "token": token}
    assert client.post("/print", data=form).status_code == 400


def test_print_answers_at_once_and_leads_back(kiosk: Kiosk, client: FlaskClient) -> None:
    visit = fresh("en")
    token = token_on(client, takeaway(kiosk, visit))
    form = {"v": encode(visit, kiosk.pack), "layout": "my-handout", "token": token}
    for _ in range(2):
        answer = client.post("/print", data=form)
        assert answer.status_code == 303
        assert answer.location == takeaway(kiosk, visit)
    assert "Your sheet is in the queue" in client.get(answer.location).text


def test_failed_print_leads_back_to_the_choices(kiosk: Kiosk, client: FlaskClient) -> None:
    visit = fresh("cy").toggle_session(3)
    answer = client.post("/print", data={"v": encode(visit, kiosk.pack), "token": "wrong"})
    assert answer.status_code == 400
    assert '<html lang="cy"' in answer.text
    assert takeaway(kiosk, visit) in answer.text


def test_person_is_asked_for_without_leaving_the_screen(kiosk: Kiosk, client: FlaskClient) -> None:
    code = encode(fresh("en").with_platforms({"x"}), kiosk.pack)
    address = f"/go/session?v={code}&no=3&on=mastodon"
    form = {
        "v": code,
        "token": token_on(client, address),
        "from": "session",
        "no": "3",
        "on": "mastodon",
    }
    shown = client.get(client.post("/help", data=form).location).text
    assert "Someone will come." in shown
    assert "mastodon.social/" in shown.replace("<wbr>", "")
    switched = shown.split('id="larger" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Someone will come." not in client.get(switched).text


@pytest.mark.parametrize("screen", ["message", "attract", "nothing", ""])
def test_person_can_be_asked_for_from_anywhere(
    screen: str, kiosk: Kiosk, client: FlaskClient
) -> None:
    visit = fresh("en")
    token = token_on(client, takeaway(kiosk, visit))
    form = {"v": encode(visit, kiosk.pack), "token": token, "from": screen}
    answer = client.post("/help", data=form)
    assert answer.status_code == 303
    assert "Someone will come." in client.get(answer.location).text


def test_every_step_has_the_code_of_its_page(kiosk: Kiosk, client: FlaskClient) -> None:
    everything = fresh("en").with_platforms(kiosk.pack.event.platforms)
    for step in kiosk.pack.steps:
        for platform in kiosk.pack.event.platforms:
            code = encode(everything, kiosk.pack)
            page = client.get(f"/go/step?v={code}&no={step.no}&on={platform}").text
            opens = step.link(step.platform or platform)
            assert opens is not None
            assert f"opens {spoken(opens)}" in page, (step.no, platform)


def test_pack_without_questions_asks_none(kiosk: Kiosk, tmp_path: Path) -> None:
    bare = replace(kiosk.pack, questions=())
    settings = Settings(
        pack=DEFAULT_PACK, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    made = build(settings, bare, clock=lambda: NOW)
    client = made.app.test_client()
    assert "say what I think" not in client.get("/go/aim").text
    assert client.get("/go/ideas").status_code == 404
    made.store.close()


def test_chosen_answer_stays_chosen(kiosk: Kiosk, client: FlaskClient) -> None:
    code = encode(fresh("en").with_aim(Aim.FIND), kiosk.pack)
    page = client.get(f"/go/aim?v={code}").text
    assert page.count('aria-current="true"') == 1
    assert "find people to follow" in page.split('aria-current="true"')[1].split("</a>")[0]


def test_help_me_choose_leads_to_a_platform(client: FlaskClient) -> None:
    page = client.get("/go/platforms?ask=how&who=work").text
    address = page.split("With more room")[0].split('href="')[-1].split('"')[0]
    advised = client.get(address.replace("&amp;", "&")).text
    assert "LinkedIn may suit you best." in advised


def test_switches_of_the_strip_keep_the_screen(kiosk: Kiosk, client: FlaskClient) -> None:
    page = client.get("/go/session?no=3&on=x").text
    address = page.split('id="larger" href="')[1].split('"')[0].replace("&amp;", "&")
    larger = client.get(address).text
    assert "x.com/hashtag/" in larger.replace("<wbr>", "")
    assert "larger" in larger.split("<html")[1].split(">")[0]


def test_pack_without_a_theme_asks_for_no_style_sheet(client: FlaskClient) -> None:
    assert "theme.css" not in client.get("/").text
    assert client.get("/theme.css").status_code == 404


def test_theme_of_the_pack_colours_every_screen(kiosk: Kiosk, tmp_path: Path) -> None:
    theme = {"plum": "#003B5C", "sun": "#FFD166"}
    pack = replace(kiosk.pack, event=replace(kiosk.pack.event, theme=theme))
    database = f"sqlite:///{tmp_path / 'kiosk.db'}"
    settings = Settings(pack=DEFAULT_PACK, data=tmp_path, database_url=database)
    themed = build(settings, pack, clock=lambda: NOW)
    client = themed.app.test_client()
    sheet = client.get("/theme.css")
    assert sheet.mimetype == "text/css"
    assert sheet.text == ":root {\n  --plum: #003B5C;\n  --sun: #FFD166;\n}\n"
    for address in ("/", "/go/aim", "/nowhere"):
        page = client.get(address).text
        # What comes last wins over the tokens.
        assert page.index("tokens.css") < page.index("/theme.css")
    themed.store.close()
