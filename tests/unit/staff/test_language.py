"""In which language the tablet speaks, and how staff choose it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.actions import call_person
from kiosk.app import Kiosk, build
from kiosk.packs import Pack
from kiosk.settings import DEFAULT_PACK, Settings
from kiosk.store import FOLDER, JobState, PrinterState, Want
from kiosk.visit import fresh
from tests.unit.staff.conftest import NOW, Clock, Paper, Tablet


def test_language_is_chosen_before_the_pin_and_stays_when_locked(tablet: Tablet) -> None:
    tablet.look()
    assert (tablet.language, "Type the staff PIN" in tablet.text) == ("en", True)
    tablet.choose("Cymraeg")
    assert (tablet.language, "Teipiwch PIN y staff" in tablet.text) == ("cy", True)
    tablet.send("/staff/", pin=tablet.pin)
    assert "Tasgau argraffu" in tablet.text
    tablet.send("/staff/lock")
    assert (tablet.language, "Teipiwch PIN y staff" in tablet.text) == ("cy", True)
    tablet.choose("English")
    assert (tablet.language, "Type the staff PIN" in tablet.text) == ("en", True)


def test_board_speaks_welsh(desk: Tablet, paper: Paper, kiosk: Kiosk, pack: Pack) -> None:
    job, step = paper.leave(JobState.UNKNOWN), pack.steps[0]
    kiosk.store.printers.note(FOLDER, PrinterState.ATTENTION, (Want.PAPER,), NOW)
    call_person(kiosk.store, fresh("en"), "step", NOW, no=step.no)
    desk.choose("Cymraeg")
    assert "Sadwrn 11 Hydref, 09:10" in desk.text
    assert "Does dim papur" in desk.text
    assert f"A ddaeth taflen {job.sheet} allan?" in desk.text
    assert step.title["cy"] in desk.text
    assert step.title["en"] not in desk.text


@pytest.mark.parametrize("address", ["/staff/", "/staff/set-up", "/staff/set-up/printer"])
def test_choice_leads_back_to_its_page(address: str, desk: Tablet) -> None:
    desk.look(address)
    desk.choose("Cymraeg")
    assert (desk.page.status_code, desk.page.request.path, desk.language) == (200, address, "cy")


def test_choice_keeps_what_a_form_was_filled_in_with(desk: Tablet) -> None:
    desk.look("/staff/set-up/printer?name=Hall+%26+door&address=192.168.1.20")
    desk.choose("Cymraeg")
    assert 'value="Hall &amp; door"' in desk.page.text
    assert 'value="192.168.1.20"' in desk.page.text


def test_message_speaks_the_language_and_its_choice_leads_to_the_desk(desk: Tablet) -> None:
    desk.choose("Cymraeg")
    for address in ("/staff/nothing", "/staff/cancel/999"):
        desk.look()
        desk.send(address)
        assert (desk.page.status_code, desk.language) == (404, "cy")
        assert "Nid yw hyn yma" in desk.text
    desk.choose("English")
    assert (desk.page.request.path, desk.language) == ("/staff/", "en")


@pytest.mark.parametrize("language", ["de", "", "EN", "cy\r\nSet-Cookie: a=b"])
def test_language_that_the_event_does_not_speak_changes_nothing(
    language: str, desk: Tablet
) -> None:
    desk.page = desk.client.get("/staff/", query_string={"language": language})
    assert (desk.page.status_code, desk.language) == (200, "en")
    desk.client.set_cookie("kiosk-staff-language", language, path="/staff")
    desk.look()
    assert (desk.page.status_code, desk.language) == (200, "en")


def test_choice_is_kept_for_the_staff_pages_only(tablet: Tablet) -> None:
    tablet.look()
    tablet.choose("Cymraeg")
    cookie = tablet.client.get_cookie("kiosk-staff-language", path="/staff")
    assert cookie is not None
    assert (cookie.path, cookie.http_only, cookie.same_site) == ("/staff", True, "Strict")
    assert cookie.max_age == 365 * 24 * 60 * 60


def test_event_of_one_language_offers_no_choice(tmp_path: Path, pack: Pack, clock: Clock) -> None:
    settings = Settings(
        pack=DEFAULT_PACK, data=tmp_path, database_url=f"sqlite:///{tmp_path / 'kiosk.db'}"
    )
    welsh = replace(pack, event=replace(pack.event, languages=("cy",)))
    built = build(settings, welsh, clock=clock)
    page = built.app.test_client().get("/staff/").text
    built.store.close()
    assert "Teipiwch PIN y staff" in page
    assert "hreflang" not in page
