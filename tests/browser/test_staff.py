"""The staff's story: the PIN, a sheet that is printed again, a delegate who asks for a person."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kiosk.actions import PrintJob, call_person, request_print
from kiosk.handouts import Layout
from kiosk.store import FOLDER, JobState, PrinterState, Want
from kiosk.visit import encode, fresh
from kiosk.words import Sentence
from tests.browser.staff import STRICT, Tablet
from tests.browser.touchscreen import Touchscreen
from tests.printers import set_up
from tests.stand import DURING_THE_DEBATE, RunningStand

SIZES = {
    "tablet": (1180, 820),
    "portrait": (1080, 1920),
    "landscape": (1920, 1080),
    "phone": (390, 844),
}


@pytest.fixture
def tablet(open_page: Callable[..., Page], stand: RunningStand) -> Tablet:
    page = open_page()
    page.set_viewport_size({"width": 1180, "height": 820})
    return Tablet(page, stand.address)


def ask(stand: RunningStand) -> PrintJob:
    """A sheet that is asked for while no worker is at work."""
    stand.kiosk.workers.stop()
    return print_one(stand)


def print_one(stand: RunningStand) -> PrintJob:
    kiosk = stand.kiosk
    job = request_print(kiosk.store, kiosk.pack, fresh("en"), "my-handout", DURING_THE_DEBATE)
    kiosk.workers.wake()
    return job


def test_staff_find_a_sheet_and_print_it_again(tablet: Tablet, stand: RunningStand) -> None:
    job = print_one(stand)
    tablet.look()
    tablet.type_pin("000000")
    expect(tablet.page.get_by_role("alert")).to_contain_text("That PIN is not right.")
    expect(tablet.page.get_by_role("alert")).to_be_focused()
    tablet.type_pin(stand.pin)
    expect(tablet.sheet(job.sheet)).to_contain_text("Printed")
    tablet.reprint(job.sheet)
    expect(tablet.sheets).to_have_count(2)
    expect(tablet.sheets.first).to_contain_text(f"A reprint of {job.sheet}.")
    expect(tablet.sheets.first).to_contain_text("Printed")
    assert len(stand.prints) == 2


def test_printer_that_staff_hold_rests_for_delegates_and_the_tablet_says_why(
    tablet: Tablet, touchscreen: Callable[..., Touchscreen], stand: RunningStand
) -> None:
    tablet.sign_in(stand.pin)
    tablet.tap("Hold folder")
    expect(tablet.printer("folder")).to_contain_text("Held by staff.")
    delegate = touchscreen()
    delegate.page.goto(f"{stand.address}/go/takeaway?v={encode(fresh('en'), stand.kiosk.pack)}")
    resting = delegate.page.get_by_text("The printer is resting. Scan instead.")
    expect(resting).to_be_visible()
    tablet.tap("Go on folder")
    expect(tablet.printer("folder")).to_contain_text("Ready.")
    delegate.page.reload()
    expect(resting).to_have_count(0)
    delegate.tap(delegate.say("paper"))
    expect(delegate.page.get_by_role("heading", name=delegate.say("printed"))).to_be_visible()


def test_sheet_that_waits_says_what_for_and_is_cancelled(
    tablet: Tablet, stand: RunningStand
) -> None:
    job = ask(stand)
    tablet.sign_in(stand.pin)
    tablet.tap("Hold folder")
    stand.kiosk.workers.start()
    expect(tablet.sheet(job.sheet)).to_contain_text("It waits for “folder”. Held by staff.")
    tablet.tap(f"Cancel {job.sheet}")
    expect(tablet.sheet(job.sheet)).to_contain_text("Cancelled")
    tablet.tap("Go on folder")
    other = print_one(stand)
    expect(tablet.sheet(other.sheet)).to_contain_text("Printed")
    assert [sheet.name for sheet in stand.prints] == [f"{other.sheet}-1.pdf"]


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("Yes", ["Printed"]),
        ("No, print it again", ["Printed", "Not printed"]),
        ("I cannot tell", ["Not sure"]),
    ],
)
def test_unknown_sheet_is_asked_about_and_settled(
    answer: str, states: list[str], tablet: Tablet, stand: RunningStand
) -> None:
    job = ask(stand)
    claimed = stand.kiosk.store.jobs.claim(FOLDER, DURING_THE_DEBATE)
    assert claimed is not None
    stand.kiosk.store.jobs.move(claimed, JobState.UNKNOWN, DURING_THE_DEBATE)
    stand.kiosk.workers.start()
    tablet.sign_in(stand.pin)
    question = tablet.page.get_by_text(f"Did sheet {job.sheet} come out?")
    expect(question).to_be_visible()
    tablet.tap(f"{answer} {job.sheet}")
    expect(question).to_have_count(0)
    expect(tablet.sheets).to_have_count(len(states))
    for line, state in zip(tablet.sheets.all(), states, strict=True):
        expect(line).to_contain_text(state)
    assert len(stand.prints) == len(states) - 1


def test_desk_follows_by_itself_and_keeps_the_focus(tablet: Tablet, stand: RunningStand) -> None:
    first = print_one(stand)
    tablet.sign_in(stand.pin)
    button = tablet.page.get_by_role("button", name=f"Reprint {first.sheet}")
    button.focus()
    second = print_one(stand)
    expect(tablet.sheet(second.sheet)).to_contain_text("Printed")
    expect(button).to_be_focused()


def test_delegate_who_asks_for_a_person_is_seen_answered_and_cleared(
    tablet: Tablet, stand: RunningStand
) -> None:
    tablet.sign_in(stand.pin)
    step = stand.kiosk.pack.steps[0]
    call_person(stand.kiosk.store, fresh("cy"), "step", DURING_THE_DEBATE, no=step.no)
    call = tablet.page.get_by_role("heading", name="A delegate asks for a person")
    expect(call).to_be_visible()
    expect(tablet.page.locator("#calls")).to_contain_text(step.title["en"])
    tablet.page.get_by_role("button", name="I am going").click()
    expect(tablet.page.get_by_text("Somebody is going, since 09:10.")).to_be_visible()
    tablet.page.get_by_role("button", name="Clear").click()
    expect(call).to_have_count(0)


def test_lock_leads_back_to_the_pin_and_other_tablets_stay(
    tablet: Tablet, open_page: Callable[..., Page], stand: RunningStand
) -> None:
    tablet.sign_in(stand.pin)
    other = Tablet(open_page(), stand.address)
    other.sign_in(stand.pin)
    tablet.page.get_by_role("button", name="Lock").click()
    expect(tablet.page.get_by_label("Type the staff PIN")).to_be_visible()
    other.look()
    expect(other.page.get_by_role("heading", name="Print jobs")).to_be_visible()


def test_desk_says_when_the_kiosk_does_not_answer(tablet: Tablet, stand: RunningStand) -> None:
    tablet.sign_in(stand.pin)
    expect(tablet.page.get_by_text("The kiosk answers")).to_be_visible()
    tablet.page.context.set_offline(True)
    expect(tablet.page.get_by_text("The kiosk does not answer.")).to_be_visible()
    tablet.page.context.set_offline(False)
    expect(tablet.page.get_by_text("The kiosk answers")).to_be_visible()


def test_desk_works_without_scripts(open_page: Callable[..., Page], stand: RunningStand) -> None:
    job = print_one(stand)
    tablet = Tablet(open_page(java_script_enabled=False), stand.address)
    tablet.sign_in(stand.pin)
    # The page reloads itself every ten seconds.
    expect(tablet.sheet(job.sheet)).to_contain_text("Printed", timeout=15_000)
    tablet.reprint(job.sheet)
    expect(tablet.sheets).to_have_count(2)


@pytest.mark.parametrize("size", SIZES)
def test_staff_pages_are_accessible_and_fit(
    size: str, open_page: Callable[..., Page], stand: RunningStand
) -> None:
    page = open_page()
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    tablet = Tablet(page, stand.address)
    tablet.look()
    check_in_each_language(tablet)
    tablet.type_pin("000000")
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    store = stand.kiosk.store
    stand.kiosk.workers.stop()
    for state in (JobState.DONE, JobState.FAILED, JobState.UNKNOWN):
        print_one(stand)
        job = store.jobs.claim(FOLDER, DURING_THE_DEBATE)
        assert job is not None
        store.jobs.move(job, state, DURING_THE_DEBATE, Sentence("The disk is full. " * 5))
    print_one(stand)
    printers = {f"{place} printer": frozenset(Layout) for place in ("Office", "Stand", "Hall")}
    set_up(store, printers, DURING_THE_DEBATE)
    wants = (Want.JAM_CLEARED, Want.PAPER, Want.INK_SOON)
    store.printers.note("Office printer", PrinterState.ATTENTION, wants, DURING_THE_DEBATE)
    store.printers.hold("Stand printer", DURING_THE_DEBATE)
    call_person(store, fresh("en"), "aim", DURING_THE_DEBATE)
    tablet.sign_in(stand.pin)
    expect(page.get_by_text("The kiosk answers")).to_be_visible()
    expect(page.get_by_text("Not printed")).to_be_visible()
    expect(page.get_by_text("come out?")).to_be_visible()
    expect(page.get_by_text("Paper is stuck")).to_be_visible()
    check_in_each_language(tablet)
    page.get_by_role("button", name="I am going").click()
    expect(page.get_by_text("Somebody is going")).to_be_visible()
    check(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["set-up", "set-up/printer", "nothing"])
def test_other_staff_pages_fit_in_each_language(
    path: str, size: str, open_page: Callable[..., Page], stand: RunningStand
) -> None:
    page = open_page()
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    tablet = Tablet(page, stand.address)
    tablet.sign_in(stand.pin)
    page.goto(f"{stand.address}/staff/{path}")
    check(page)
    tablet.choose("Cymraeg")
    page.goto(f"{stand.address}/staff/{path}")
    check(page)


def test_tablet_that_speaks_welsh_says_what_a_printer_wants_and_prints_again(
    tablet: Tablet, stand: RunningStand
) -> None:
    job = print_one(stand)
    tablet.sign_in(stand.pin)
    expect(tablet.sheet(job.sheet)).to_contain_text("Printed")
    tablet.choose("Cymraeg")
    expect(tablet.sheet(job.sheet)).to_contain_text("Wedi’i hargraffu")
    tablet.tap(f"Ailargraffu {job.sheet}")
    expect(tablet.sheets).to_have_count(2)
    expect(tablet.sheets.first).to_contain_text("Wedi’i hargraffu")
    stand.kiosk.workers.stop()
    stand.kiosk.store.printers.note(
        FOLDER, PrinterState.ATTENTION, (Want.PAPER,), DURING_THE_DEBATE
    )
    expect(tablet.printer("folder")).to_contain_text("Does dim papur")
    tablet.page.get_by_role("button", name="Cloi").click()
    expect(tablet.page.get_by_label("Teipiwch PIN y staff")).to_be_visible()


def test_language_chosen_in_another_tab_comes_with_the_next_change(
    tablet: Tablet, stand: RunningStand
) -> None:
    tablet.sign_in(stand.pin)
    other = Tablet(tablet.page.context.new_page(), stand.address)
    other.look()
    other.choose("Cymraeg")
    call_person(stand.kiosk.store, fresh("en"), "aim", DURING_THE_DEBATE)
    expect(tablet.page.locator("html")).to_have_attribute("lang", "cy")


def check_in_each_language(tablet: Tablet) -> None:
    """The page in English, in Welsh, and left in English."""
    check(tablet.page)
    tablet.choose("Cymraeg")
    check(tablet.page)
    tablet.choose("English")


def check(page: Page) -> None:
    """Nothing for axe to find, nothing to scroll sideways, and nothing smaller than a finger."""
    found = Axe().run(page, options=STRICT)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = page.locator(
        "button:visible, input:visible, nav a:visible, header a:visible"
    ).evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert min(sizes) >= 48
