"""A delegate's story: from the attract screen to paper in the hand, and nothing left behind."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from kiosk.platforms import follow_url
from kiosk.store import FOLDER, PrinterState, Want
from kiosk.visit import encode, fresh
from tests.browser.paper import codes_on_paper, codes_on_screen, words_on_paper
from tests.browser.touchscreen import Touchscreen
from tests.stand import DURING_THE_DEBATE, RunningStand


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_delegate_walks_from_touch_to_paper(
    size: str, language: str, stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page(size)
    screen = Touchscreen(page, stand.address, language)
    screen.attract()
    screen.start()
    expect(page.locator("html")).to_have_attribute("lang", language)
    do_the_first_step(screen, stand)
    add_the_society(screen, stand)
    promised_session = add_the_debate(screen, stand)

    screen.tap_next("takeaway")
    promised_takeaway = codes_on_screen(page)
    assert promised_takeaway == [f"{stand.address}/takeaway/#{screen.visit}"]
    screen.tap(screen.say("paper"))
    expect(page.get_by_role("heading", name=screen.say("printed"))).to_be_visible()

    (sheet,) = stand.prints
    follow = str(follow_url("x", "theCSP"))
    promised = [*promised_takeaway, *promised_session, follow]
    assert sorted(codes_on_paper(sheet)) == sorted(promised)
    assert stand.kiosk.pack.event.name in words_on_paper(sheet)

    screen.tap(screen.say("finish"))
    screen.expect_screen("finish")
    page.clock.fast_forward("01:01")
    expect(page.get_by_role("alertdialog", name=screen.say("still"))).to_be_visible()
    page.clock.fast_forward("00:31")
    screen.expect_screen("attract")
    assert_nothing_is_left(page)


def do_the_first_step(screen: Touchscreen, stand: RunningStand) -> None:
    """Choose to set up X, open the first step, and say that it is done."""
    screen.tap(screen.say("set up"))
    screen.tap_next("platforms")
    screen.tap("X")
    screen.tap_next("checklist")
    first = stand.kiosk.pack.steps[0]
    screen.tap(first.title[screen.language])
    screen.expect_screen("step")
    assert codes_on_screen(screen.page) == [first.links["x"]]
    screen.tap(screen.say("done"))
    screen.expect_screen("checklist")
    row = screen.page.get_by_role("link").filter(has_text=first.title[screen.language])
    expect(row).to_contain_text(screen.say("done"))


def add_the_society(screen: Touchscreen, stand: RunningStand) -> None:
    """Choose an interest, read the reason, and put the society on the list."""
    screen.tap_next("interests")
    news = stand.kiosk.pack.event.interests[5].name[screen.language]
    screen.tap(news)
    screen.tap_next("accounts")
    expect(screen.page.locator("main")).to_contain_text(news)
    screen.tap(f"{screen.say('add')}: Chartered Society of Physiotherapy")
    chosen = screen.page.get_by_role("link").filter(has_text=screen.say("on list"))
    expect(chosen).to_have_count(1)


def add_the_debate(screen: Touchscreen, stand: RunningStand) -> list[str]:
    """Put the debate on the list; what its code on the screen opens."""
    screen.tap_next("sessions")
    title = stand.kiosk.pack.session[3].title[screen.language]
    screen.page.get_by_role("link").filter(has_text=title).tap()
    screen.expect_screen("session")
    opens = codes_on_screen(screen.page)
    assert opens == ["https://x.com/hashtag/PhysioUKExercise"]
    screen.tap(screen.say("add"))
    expect(screen.page.get_by_role("link").filter(has_text=screen.say("on list"))).to_be_visible()
    screen.tap(screen.say("back"))
    screen.expect_screen("sessions")
    return opens


def assert_nothing_is_left(page: Page) -> None:
    """No cookie, no storage, and the way back shows nothing of the visit."""
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_forward()
    expect(page.locator('main[data-screen="attract"]')).to_be_visible()
    for _ in range(3):
        page.go_back()
        # Before its first page a browser shows a blank one.
        assert page.url == "about:blank" or urlsplit(page.url).path == "/"
        expect(page.locator("main:not([data-screen=attract])")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_anybody_who_answers_the_warning_stays(
    language: str, stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    screen = Touchscreen(page, stand.address, language)
    screen.attract()
    screen.start()
    warning = page.get_by_role("alertdialog", name=screen.say("still"))
    for _ in range(3):
        page.clock.fast_forward("01:01")
        expect(warning).to_be_visible()
        page.clock.fast_forward("00:25")
        screen.tap(screen.say("here"))
        expect(warning).to_be_hidden()
    screen.expect_screen("aim")


def test_touch_keeps_the_screen(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.attract()
    screen.start()
    for _ in range(4):
        screen.page.clock.fast_forward("00:50")
        screen.page.locator("h1").tap()
    expect(screen.page.get_by_role("alertdialog")).to_be_hidden()
    screen.expect_screen("aim")


def test_delegate_at_the_phone_gets_longer(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.page.goto(f"{stand.address}/go/session?no=3")
    screen.page.clock.fast_forward("01:50")
    expect(screen.page.get_by_role("alertdialog")).to_be_hidden()
    screen.page.clock.fast_forward("00:11")
    expect(screen.page.get_by_role("alertdialog")).to_be_visible()


def test_start_again_leaves_nothing(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.attract()
    screen.start()
    screen.tap("set up")
    screen.tap_next("platforms")
    screen.tap("Start again")
    screen.expect_screen("attract")
    assert_nothing_is_left(screen.page)


def test_way_back_of_the_browser_is_honest(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.attract()
    screen.start()
    screen.tap("set up")
    expect(screen.page.locator("[aria-current=true]")).to_contain_text("set up")
    screen.tap_next("platforms")
    screen.page.go_back()
    screen.expect_screen("aim")
    expect(screen.page.locator("[aria-current=true]")).to_contain_text("set up")


def test_crowd_tapping_print_gets_one_sheet(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.page.goto(f"{stand.address}/go/takeaway")
    screen.page.goto(f"{stand.address}/go/takeaway?v={screen.form_visit}")
    paper = screen.page.get_by_role("button", name="A4 sheet")
    paper.evaluate("button => { button.click(); button.click(); button.click(); }")
    expect(screen.page.get_by_role("heading", name="Your sheet is coming out")).to_be_visible()
    screen.page.reload()
    expect(screen.page.get_by_role("heading", name="Your sheet is coming out")).to_be_visible()
    assert len(stand.prints) == 1


@pytest.mark.parametrize(
    ("language", "offer", "rests"),
    [
        ("en", "On paper too?", "The printer is resting. Scan instead."),
        ("cy", "Ar bapur hefyd?", "Mae’r argraffydd yn gorffwys. Sganiwch yn lle hynny."),
    ],
)
def test_paper_is_offered_only_while_there_is_some(
    stand: RunningStand,
    touchscreen: Callable[..., Touchscreen],
    language: str,
    offer: str,
    rests: str,
) -> None:
    stand.kiosk.workers.stop()
    printers = stand.kiosk.store.printers
    screen = touchscreen()
    code = encode(fresh(language), stand.kiosk.pack)
    screen.page.goto(f"{stand.address}/go/takeaway?v={code}")
    expect(screen.page.get_by_role("heading", name=offer)).to_be_visible()
    printers.note(FOLDER, PrinterState.ATTENTION, (Want.PAPER,), DURING_THE_DEBATE)
    expect(screen.page.get_by_role("heading", name=rests)).to_be_visible()
    printers.note(FOLDER, PrinterState.READY, (), DURING_THE_DEBATE)
    expect(screen.page.get_by_role("heading", name=offer)).to_be_visible()


def test_every_link_works_without_the_script(
    stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    screen = Touchscreen(page, stand.address)
    screen.attract()
    screen.start()
    screen.tap("set up")
    screen.tap_next("platforms")
    screen.tap("Bluesky")
    screen.tap_next("checklist")
    screen.tap_next("interests")
    screen.tap_next("accounts")
    screen.tap_next("sessions")
    screen.tap_next("takeaway")
    screen.tap("A4 sheet")
    screen.expect_screen("takeaway")
    expect(page.get_by_role("heading", name="Your sheet is coming out")).to_be_visible()


def test_screen_survives_a_server_that_went_away(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.attract()
    screen.start()
    screen.page.context.set_offline(True)
    screen.page.locator("a.answer").first.dispatch_event("pointerdown")
    screen.page.context.set_offline(False)
    screen.tap("set up")
    expect(screen.page.locator("[aria-current=true]")).to_contain_text("set up")


def test_print_while_the_server_is_away_is_said_and_can_be_tapped_again(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.page.goto(f"{stand.address}/go/takeaway")
    screen.page.context.set_offline(True)
    screen.tap("A4 sheet")
    expect(screen.page.get_by_role("status")).to_contain_text("Please tap once more")
    screen.expect_screen("takeaway")
    screen.page.context.set_offline(False)
    screen.tap("A4 sheet")
    expect(screen.page.get_by_role("heading", name="Your sheet is coming out")).to_be_visible()
    assert len(stand.prints) == 1


def test_asking_for_a_person_is_answered_on_the_screen(
    stand: RunningStand, touchscreen: Callable[..., Touchscreen]
) -> None:
    screen = touchscreen()
    screen.page.goto(f"{stand.address}/go/step?no=3")
    screen.tap("Ask a person")
    screen.expect_screen("step")
    expect(screen.page.get_by_role("status")).to_contain_text("Someone will come")
