"""What was chosen at the stand, on the delegate's own phone: read from the address alone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kiosk.platforms import hashtag_url
from kiosk.takeaway.codes import opens
from kiosk.visit import Aim, Status, Visit, fresh
from kiosk.words import speak
from tests.browser.paper import codes_on_screen
from tests.browser.phone import SMALLEST, phone
from tests.stand import RunningStand

STRICT = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}

OpenPage = Callable[..., Page]


def a_visit(language: str = "en") -> Visit:
    visit = fresh(language).with_aim(Aim.SET_UP).with_platforms({"x"})
    visit = visit.with_step(1, Status.DONE).with_step(2, Status.DONE)
    visit = visit.with_step(4, Status.LATER).with_step(5, Status.NOT_MINE)
    return visit.toggle_account(1).toggle_account(3).toggle_session(3)


def test_list_says_how_much_is_left_and_what_is_next(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    mine.open_list(a_visit())
    expect(mine.page.get_by_role("heading", level=1)).to_have_text("Your list")
    expect(mine.page.get_by_role("status")).to_have_text("11 steps to finish. We keep no copy.")
    turn = mine.page.locator(".turn")
    expect(turn).to_contain_text("Do this next · 2 minutes")
    address = mine.pack.step[3].links["x"]
    expect(turn.get_by_role("link", name="Open X")).to_have_attribute("href", address)


def test_list_offers_the_chosen_platforms(open_page: OpenPage, shared_stand: RunningStand) -> None:
    mine = phone(open_page, shared_stand)
    mine.open_list(a_visit())
    assert mine.links("#s3") == [hashtag_url("x", mine.pack.session[3].hashtag)]
    every = mine.page.locator("main a").evaluate_all("links => links.map((link) => link.rel)")
    assert set(every) == {"noreferrer noopener"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_taps_change_the_code_and_nothing_else(
    language: str, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    words, steps = speak(language), mine.pack.step
    done, later, not_mine = map(words.gettext, ("Done", "Later", "Doesn’t apply"))
    heading = mine.page.locator(".turn h2")
    visit = a_visit(language).toggle_account(70_000).toggle_interest(6).with_audience(1)
    mine.open_list(visit)

    mine.say(".turn", done)
    visit = visit.with_step(3, Status.DONE)
    expect(heading).to_have_text(steps[6].title[language])
    assert mine.visit == visit

    mine.say(".turn", later)
    visit = visit.with_step(6, Status.LATER)
    expect(heading).to_have_text(steps[7].title[language])
    assert mine.visit == visit

    mine.page.locator("#t1 summary").click()
    mine.say("#t1", not_mine)
    visit = visit.with_step(1, Status.NOT_MINE)
    expect(mine.page.locator("#t1 .state")).to_have_text(not_mine)
    assert mine.visit == visit

    mine.page.locator("#t2 summary").click()
    mine.say("#t2", done)
    expect(heading).to_have_text(steps[2].title[language])
    assert mine.visit == visit.with_step(2, None)


def test_list_is_finished_when_every_step_is(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    visit = fresh("en").with_platforms({"x"})
    for no in mine.pack.step:
        visit = visit.with_step(no, Status.DONE)
    mine.open_list(visit.with_step(15, Status.LATER))
    expect(mine.page.locator(".turn h2")).to_have_text(mine.pack.step[15].title["en"])
    mine.say(".turn", "Done")
    finished = "Every step is done. Well done. We keep no copy."
    expect(mine.page.get_by_role("status")).to_have_text(finished)
    expect(mine.page.locator(".turn")).to_be_hidden()


def test_list_follows_its_reader_into_the_other_language(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    visit = a_visit()
    mine.open_list(visit)
    mine.page.get_by_role("link", name="Cymraeg").click()
    expect(mine.page.locator("html")).to_have_attribute("lang", "cy")
    expect(mine.page.locator("body")).to_have_class("mine")
    assert mine.visit == visit.with_language("cy")


def test_everything_is_one_tap_away_and_back(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    mine.open_list(a_visit())
    mine.say("footer", "Show everything")
    assert len(mine.steps()) == len(mine.pack.steps)
    assert len(mine.accounts()) == len(mine.pack.accounts)
    assert len(mine.sessions()) == len(mine.pack.sessions)
    mine.say("footer", "Show only my list")
    assert len(mine.accounts()) == 2


def test_code_of_a_poster_opens_at_its_session(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    mine.open("#s3")
    expect(mine.page.locator("#s3")).to_be_in_viewport()
    assert mine.links("#s3") == [
        hashtag_url(platform, mine.pack.session[3].hashtag)
        for platform in mine.pack.event.platforms
    ]
    mine.page.evaluate("location.hash = '#a7'")
    expect(mine.page.locator("#a7")).to_be_in_viewport()


def test_phone_keeps_nothing(open_page: OpenPage, shared_stand: RunningStand) -> None:
    mine = phone(open_page, shared_stand)
    asked: list[str] = []
    mine.page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    mine.open_list(a_visit())
    mine.say(".turn", "Done")
    mine.say("footer", "Show everything")
    assert mine.page.context.cookies() == []
    kept = "[localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert mine.page.evaluate(f"async () => {kept}") == [0, 0, 0]
    assert sorted(asked) == [mine.home, f"{mine.home}takeaway.css", f"{mine.home}takeaway.js"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_whole_pack_is_there_without_javascript(
    language: str, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand, java_script_enabled=False)
    mine.open(f"{language}/#s6")
    expect(mine.page.locator("#s6")).to_be_in_viewport()
    shown, links = mine.page.locator("body").inner_text(), mine.links("main")
    for step in mine.pack.steps:
        for text in (step.title[language], step.why[language], *step.how[language]):
            assert text in shown
        assert set(step.links.values()) <= set(links)
    for account in mine.pack.accounts:
        assert account.name in shown
        assert account.why[language] in shown
    for session in mine.pack.sessions:
        assert session.title[language] in shown
        for platform in mine.pack.event.platforms:
            assert hashtag_url(platform, session.hashtag) in links


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing(
    language: str, scheme: str, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand, color_scheme=scheme)
    mine.open(f"{language}/")
    whole = Axe().run(mine.page, options=STRICT)
    assert whole.violations_count == 0, whole.generate_report()
    mine.open_list(a_visit(language))
    mine.page.locator(".turn summary").click()
    mine.page.locator("#t1 summary").click()
    own = Axe().run(mine.page, options=STRICT)
    assert own.violations_count == 0, own.generate_report()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_smallest_phone_scrolls_one_way_only(
    language: str, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    mine.page.set_viewport_size(SMALLEST)
    width = "document.documentElement.scrollWidth"
    mine.open(f"{language}/")
    assert mine.page.evaluate(width) <= SMALLEST["width"]
    mine.open_list(a_visit(language))
    mine.page.locator("#t1 summary").click()
    assert mine.page.evaluate(width) <= SMALLEST["width"]


def test_fingers_find_what_they_tap(open_page: OpenPage, shared_stand: RunningStand) -> None:
    mine = phone(open_page, shared_stand)
    mine.open_list(a_visit())
    mine.page.locator("#t1 summary").click()
    targets = mine.page.locator(":is(a, button, summary):visible").all()
    boxes = [box for target in targets if (box := target.bounding_box())]
    assert min(min(box["width"], box["height"]) for box in boxes) >= 48


@pytest.mark.parametrize(
    ("code", "kind", "no", "on"),
    [
        ("session/3.svg", "session", 3, None),
        ("session/3.svg?on=x", "session", 3, "x"),
        ("account/1.svg", "account", 1, None),
    ],
)
def test_code_for_a_slide_reads(
    code: str, kind: str, no: int, on: str | None, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    page = open_page()
    page.goto(f"{shared_stand.address}/qr/{code}")
    assert codes_on_screen(page) == [opens(shared_stand.kiosk.pack, kind, no, on)]
