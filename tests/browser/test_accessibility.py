"""What axe, a ruler and a long word say of every screen, in both languages and both ways round."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from kiosk.actions import call_person, request_print
from kiosk.handouts import Layout
from kiosk.store import FOLDER, JobState, PrinterState, Want
from kiosk.touchscreen.screens import SCREENS
from kiosk.visit import Aim, Status, encode, fresh
from kiosk.words import Sentence
from tests.packs.changed import small_pack
from tests.printers import set_up
from tests.stand import DURING_THE_DEBATE, RunningStand, running

STRICT = {
    "rules": {
        "target-size": {"enabled": True},
        "color-contrast-enhanced": {"enabled": True},
    }
}
QUERIES = {
    "step": ["no=1", "no=3", "no=8&follow=1"],
    "session": ["no=3", "no=1&on=mastodon"],
    "ideas": ["", "no=2"],
    "platforms": ["", "ask=who", "ask=how", "advice=x"],
    "checklist": ["", "stage=develop", "stage=develop&page=2"],
    "sessions": ["", "show=now", "show=all", "show=all&page=2"],
    "accounts": ["", "page=2"],
}
STAFF_SIZES: dict[str, ViewportSize] = {
    "tablet": {"width": 1180, "height": 820},
    "upright": {"width": 820, "height": 1180},
    "small": {"width": 1024, "height": 768},
    "phone": {"width": 390, "height": 844},
}
ADDRESSES = [
    "/",
    "/nothing",
    *(f"/go/{screen}?{query}" for screen in SCREENS for query in QUERIES.get(screen, [""])),
]


def address(stand: RunningStand, path: str, language: str, *, larger: bool = False) -> str:
    """A screen for a delegate who has chosen some of everything."""
    visit = replace(
        fresh(language),
        aim=Aim.SET_UP,
        platforms=frozenset(stand.kiosk.pack.event.platforms),
        audience=1,
        interests=frozenset({1, 2, 3, 6}),
        steps=MappingProxyType({1: Status.DONE, 4: Status.LATER, 5: Status.NOT_MINE}),
        accounts=frozenset({1, 2}),
        sessions=frozenset({3}),
        larger=larger,
    )
    code = encode(visit, stand.kiosk.pack)
    query = f"lang={language}" if path == "/" else f"v={code}"
    return f"{stand.address}{path}{'&' if '?' in path else '?'}{query}"


def test_axe_finds_nothing_while_a_sheet_is_printed_or_nobody_is_there(
    stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.clock.install()
    page.goto(address(stand, "/go/takeaway?", "en"))
    page.get_by_role("button", name="A4 sheet").tap()
    page.get_by_role("heading", name="Your sheet is coming out").wait_for()
    assert axe_faults(page) == []
    page.get_by_role("button", name="Ask a person").tap()
    page.get_by_role("status").wait_for()
    assert axe_faults(page) == []
    page.clock.fast_forward("02:01")
    page.get_by_role("alertdialog").wait_for()
    assert axe_faults(page) == []


def axe_faults(page: Page) -> list[tuple[str, str]]:
    """Each rule of axe that an element of the page breaks."""
    violations = Axe().run(page, options=STRICT).response["violations"]
    return [
        (violation["id"], node["html"][:160])
        for violation in violations
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing_on_any_screen(
    language: str, shared_stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    found = {}
    for path in ADDRESSES:
        page.goto(address(shared_stand, path, language))
        found[path] = axe_faults(page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
@pytest.mark.parametrize("size", ["tablet", "upright", "small", "phone"])
def test_axe_finds_nothing_on_staff_pages_and_nothing_is_cut_off(
    size: str, language: str, stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.set_viewport_size(STAFF_SIZES[size])
    found = {}

    def look(name: str) -> None:
        page.evaluate("document.fonts.ready")
        faults = axe_faults(page)
        # These pages may scroll: the ruler looks at all of each at once.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": STAFF_SIZES[size]["width"], "height": height})
        found[name] = [*faults, *page.evaluate(CUT_OFF)]
        page.set_viewport_size(STAFF_SIZES[size])

    page.goto(f"{stand.address}/staff/")
    if language != "English":
        page.get_by_role("link", name=language).click()
        page.locator("html[lang=cy]").wait_for()
    look("PIN")
    page.locator("#pin").fill(stand.pin)
    page.locator("#pin").press("Enter")
    page.locator("#jobs").wait_for()
    busy_board(stand)
    page.reload()
    page.locator("#answers:visible").wait_for()
    look("Now")
    for path in ("set-up", "set-up/found", "set-up/printer", "nothing"):
        page.goto(f"{stand.address}/staff/{path}")
        look(path)
    page.goto(f"{stand.address}/staff/set-up/printer")
    page.locator("main form button").click()
    page.get_by_role("alert").wait_for()
    look("problem")
    assert {name: faults for name, faults in found.items() if faults} == {}


def busy_board(stand: RunningStand) -> None:
    """Printers and sheets in every state that staff may meet at once, and a delegate who calls."""
    kiosk = stand.kiosk
    kiosk.workers.stop()
    reason = Sentence("The printer gave the sheet up. Print it again.")
    for state in (JobState.DONE, JobState.FAILED, JobState.UNKNOWN):
        request_print(kiosk.store, kiosk.pack, fresh("cy"), "my-handout", DURING_THE_DEBATE)
        job = kiosk.store.jobs.claim(FOLDER, DURING_THE_DEBATE)
        assert job is not None
        kiosk.store.jobs.move(job, state, DURING_THE_DEBATE, reason)
    request_print(kiosk.store, kiosk.pack, fresh("en"), "my-handout", DURING_THE_DEBATE)
    printers = {name: frozenset(Layout) for name in ("Counter", "Office", "Hall-printer")}
    set_up(kiosk.store, printers, DURING_THE_DEBATE)
    wants = (Want.PAPER,)
    kiosk.store.printers.note("Counter", PrinterState.READY, (), DURING_THE_DEBATE)
    kiosk.store.printers.note("Office", PrinterState.ATTENTION, wants, DURING_THE_DEBATE)
    kiosk.store.printers.hold("Hall-printer", DURING_THE_DEBATE)
    step = kiosk.pack.steps[2]
    call_person(kiosk.store, fresh("en"), "step", DURING_THE_DEBATE, no=step.no)


RULERS = Path(__file__).with_name("rulers")
CUT_OFF = (RULERS / "cut_off.js").read_text(encoding="utf-8")
SMALL_TARGETS = (RULERS / "small_targets.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("larger", [False, True], ids=["usual", "larger"])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", ["portrait", "landscape"])
@pytest.mark.parametrize("event", ["shared_stand", "longest_stand"])
def test_nothing_is_cut_off_or_covered(
    event: str,
    size: str,
    language: str,
    larger: bool,
    request: pytest.FixtureRequest,
    open_page: Callable[..., Page],
) -> None:
    stand: RunningStand = request.getfixturevalue(event)
    page = open_page(size)
    found = {}
    steps = [f"/go/step?no={step.no}" for step in stand.kiosk.pack.steps]
    sessions = [f"/go/session?no={session.no}" for session in stand.kiosk.pack.sessions]
    for path in [*ADDRESSES, *steps, *sessions]:
        page.goto(address(stand, path, language, larger=larger))
        page.evaluate("document.fonts.ready")
        found[path] = page.evaluate(CUT_OFF)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.fixture(scope="module")
def talkative_stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStand]:
    """A stand whose sessions have titles of any length and long hashtags, three at a time."""
    folder = tmp_path_factory.mktemp("talkative")
    pack = small_pack(folder)
    titles = ["All about walking again " * times for times in (2, 5, 17) for _ in range(3)]
    titles.append("Rehabilitationswissenschaften" * 4)
    with (pack / "sessions.csv").open("a", encoding="utf-8") as sheet:
        for no, title in enumerate(titles, 3):
            hour = 9 if no % 2 else 11
            tag = f"SmallRehabilitationCongressDebate{'2014' * (no % 4)}T{no}"
            sheet.write(f"{no},talk,2014-10-11 {hour:02}:00,,Hall {no},,{title},,{tag},,\n")
    with running(folder / "var", pack=pack) as started:
        yield started


@pytest.mark.parametrize("larger", [False, True], ids=["usual", "larger"])
@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_titles_and_hashtags_of_any_length_keep_to_their_place(
    size: str, larger: bool, talkative_stand: RunningStand, open_page: Callable[..., Page]
) -> None:
    page = open_page(size)
    found = {}
    sessions = [f"/go/session?no={no}" for no in talkative_stand.kiosk.pack.session]
    lists = [f"/go/sessions?show=all&page={number}" for number in range(1, 5)]
    for path in [*sessions, *lists]:
        page.goto(address(talkative_stand, path, "en", larger=larger))
        page.evaluate("document.fonts.ready")
        found[path] = page.evaluate(CUT_OFF)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", ["portrait", "landscape"])
@pytest.mark.parametrize("event", ["shared_stand", "longest_stand"])
def test_every_target_is_15_mm_and_more(
    event: str, size: str, request: pytest.FixtureRequest, open_page: Callable[..., Page]
) -> None:
    stand: RunningStand = request.getfixturevalue(event)
    page = open_page(size)
    found = {}
    for path in ADDRESSES:
        page.goto(address(stand, path, "en"))
        found[path] = page.evaluate(SMALL_TARGETS)
    assert {path: small for path, small in found.items() if small} == {}
