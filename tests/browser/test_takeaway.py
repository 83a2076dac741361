"""A delegate's own phone: the list that was made at the stand, read from the address alone."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kiosk.packs import Pack
from kiosk.packs.programme import in_order
from kiosk.platforms import PLATFORMS, hashtag_url
from kiosk.takeaway.codes import opens
from kiosk.visit import Aim, Status, UnreadableCodeError, Visit, decode, encode, fresh
from kiosk.words import speak
from tests.browser.paper import codes_on_screen
from tests.stand import RunningStand

PHONE = {"width": 390, "height": 844}
SMALLEST_PHONE = {"width": 320, "height": 568}
STRICT = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]} | {
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
}
SAID = {
    None: "To do",
    Status.DONE: "Done",
    Status.LATER: "Later",
    Status.NOT_MINE: "Doesn’t apply",
}

Phone = Callable[..., Page]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    contexts = []

    def opened(**options: object) -> Page:
        settings = {"viewport": PHONE, "has_touch": True, "reduced_motion": "reduce"} | options
        contexts.append(browser.new_context(**settings))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def pack(shared_stand: RunningStand) -> Pack:
    return shared_stand.kiosk.pack


@pytest.fixture
def home(shared_stand: RunningStand) -> str:
    return f"{shared_stand.address}/takeaway/"


def a_visit(language: str = "en") -> Visit:
    visit = fresh(language).with_aim(Aim.SET_UP).with_platforms({"x"})
    visit = visit.with_step(1, Status.DONE).with_step(2, Status.DONE)
    visit = visit.with_step(4, Status.LATER).with_step(5, Status.NOT_MINE)
    return visit.toggle_account(1).toggle_account(3).toggle_session(3)


def some_visits(pack: Pack) -> list[Visit]:
    random = Random(2014)

    def some(numbers: object) -> list[int]:
        return [number for number in numbers if random.random() < 0.4]

    def visit() -> Visit:
        made = fresh(random.choice(pack.event.languages))
        made = made.with_aim(random.choice([*Aim]))
        made = made.with_platforms(key for key in PLATFORMS if random.random() < 0.5)
        made = made.with_audience(random.choice([None, 1, 5]))
        for interest in some(range(1, 9)):
            made = made.toggle_interest(interest)
        # 300 and 70,000 are items that the pack no longer has.
        for no in some([*pack.step, 300]):
            made = made.with_step(no, random.choice([*Status]))
        for no in some([*pack.account, 300, 70_000]):
            made = made.toggle_account(no)
        for no in some([*pack.session, 300]):
            made = made.toggle_session(no)
        return made.toggle_larger() if random.random() < 0.5 else made

    return [visit() for _ in range(30)]


def open_list(page: Page, home: str, code: str) -> None:
    page.goto("about:blank")
    page.goto(f"{home}#{code}")
    expect(page.locator("body")).to_have_class("mine")


def steps_on_page(page: Page) -> dict[str, str]:
    """The words of each step's state by its title, the one to do next as "next"."""
    texts = "row => ['b', '.state'].map((part) => row.querySelector(part).innerText)"
    rows = page.locator(".stage summary:visible").evaluate_all(f"rows => rows.map({texts})")
    told = dict(rows)
    following = page.locator(".turn h2:visible")
    return told | ({following.inner_text(): "next"} if following.count() else {})


def steps_meant(pack: Pack, visit: Visit) -> dict[str, str]:
    words = speak(visit.language)
    return {
        step.title[visit.language]: words.gettext(SAID[visit.steps.get(step.no)])
        for step in pack.steps
        if step.platform is None or step.platform in visit.platforms
    }


def next_meant(pack: Pack, visit: Visit) -> str | None:
    first = {Aim.START: "start", Aim.DEVELOP: "develop"}.get(visit.aim, "set-up")
    mine = [step for step in pack.steps if step.platform in {None, *visit.platforms}]
    order = sorted(mine, key=lambda step: step.stage != first)
    for wanted in (None, Status.LATER):
        for step in order:
            if visit.steps.get(step.no) is wanted:
                return step.title[visit.language]
    return None


def test_list_is_exactly_what_was_chosen(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    for visit in some_visits(pack):
        language = visit.language
        open_list(page, home, encode(visit, pack))
        expect(page.locator("html")).to_have_attribute("lang", language)
        meant = steps_meant(pack, visit)
        following = next_meant(pack, visit)
        assert steps_on_page(page) == meant | ({following: "next"} if following else {})
        accounts = [account.name for account in pack.accounts if account.no in visit.accounts]
        assert page.locator("#accounts .name b:visible").all_inner_texts() == accounts
        sessions = in_order(each for each in pack.sessions if each.no in visit.sessions)
        assert page.locator("#sessions li > b:visible").all_inner_texts() == [
            session.title[language] for session in sessions
        ]


def test_list_says_how_much_is_left_and_what_is_next(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    open_list(page, home, encode(a_visit(), pack))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your list")
    expect(page.get_by_role("status")).to_have_text("11 steps to finish. We keep no copy.")
    turn = page.locator(".turn")
    expect(turn).to_contain_text("Do this next · 2 minutes")
    expect(turn.get_by_role("link", name="Open X")).to_have_attribute(
        "href", pack.step[3].links["x"]
    )


def test_links_of_the_list_open_the_chosen_platforms(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    open_list(page, home, encode(a_visit(), pack))
    links = page.locator("#s3 a:visible")
    assert links.evaluate_all("links => links.map((link) => link.href)") == [
        hashtag_url("x", pack.session[3].hashtag)
    ]
    assert set(page.locator("main a").evaluate_all("links => links.map((link) => link.rel)")) == {
        "noreferrer noopener"
    }


@pytest.mark.parametrize("language", ["en", "cy"])
def test_taps_change_the_code_and_nothing_else(
    language: str, phone: Phone, home: str, pack: Pack
) -> None:
    visit = a_visit(language).toggle_account(70_000).toggle_interest(6).with_audience(1)
    words = speak(language)
    page = phone()
    open_list(page, home, encode(visit, pack))

    def told() -> Visit:
        return decode(page.url.partition("#")[2], pack)

    page.locator(".turn").get_by_role("button", name=words.gettext("Done")).click()
    visit = visit.with_step(3, Status.DONE)
    expect(page.locator(".turn h2")).to_have_text(pack.step[6].title[language])
    assert told() == visit
    page.locator(".turn").get_by_role("button", name=words.gettext("Later")).click()
    visit = visit.with_step(6, Status.LATER)
    expect(page.locator(".turn h2")).to_have_text(pack.step[7].title[language])
    assert told() == visit
    page.locator("#t1 summary").click()
    page.locator("#t1").get_by_role("button", name=words.gettext("Doesn’t apply")).click()
    visit = visit.with_step(1, Status.NOT_MINE)
    expect(page.locator("#t1 .state")).to_have_text(words.gettext("Doesn’t apply"))
    assert told() == visit
    page.locator("#t2 summary").click()
    page.locator("#t2").get_by_role("button", name=words.gettext("Done")).click()
    expect(page.locator(".turn h2")).to_have_text(pack.step[2].title[language])
    assert told() == visit.with_step(2, None)


def test_list_is_finished_when_every_step_is(phone: Phone, home: str, pack: Pack) -> None:
    visit = fresh("en").with_platforms({"x"})
    for no in pack.step:
        visit = visit.with_step(no, Status.DONE)
    page = phone()
    open_list(page, home, encode(visit.with_step(15, Status.LATER), pack))
    expect(page.locator(".turn h2")).to_have_text(pack.step[15].title["en"])
    page.locator(".turn").get_by_role("button", name="Done").click()
    expect(page.get_by_role("status")).to_have_text(
        "Every step is done. Well done. We keep no copy."
    )
    expect(page.locator(".turn")).to_be_hidden()


def test_list_follows_its_reader_into_the_other_language(
    phone: Phone, home: str, pack: Pack
) -> None:
    visit = a_visit("en")
    page = phone()
    open_list(page, home, encode(visit, pack))
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("body")).to_have_class("mine")
    assert decode(page.url.partition("#")[2], pack) == visit.with_language("cy")


def test_everything_is_one_tap_away_and_back(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    open_list(page, home, encode(a_visit(), pack))
    page.get_by_role("button", name="Show everything").click()
    assert page.locator("#accounts .name b:visible").count() == len(pack.accounts)
    assert page.locator("#sessions li > b:visible").count() == len(pack.sessions)
    assert len(steps_on_page(page)) == len(pack.steps)
    page.get_by_role("button", name="Show only my list").click()
    assert page.locator("#accounts .name b:visible").count() == 2


def test_session_code_of_a_poster_opens_at_its_session(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    page.goto(f"{home}#s3")
    expect(page.locator("#s3")).to_be_in_viewport()
    offered = page.locator("#s3 a:visible").evaluate_all("links => links.map((link) => link.href)")
    hashtag = pack.session[3].hashtag
    assert offered == [hashtag_url(platform, hashtag) for platform in pack.event.platforms]
    page.evaluate("location.hash = '#a7'")
    expect(page.locator("#a7")).to_be_in_viewport()


@pytest.mark.parametrize("code", ["1", "rubbish", "s999", "%F0%9F%98%80", "1" + "A" * 3000, "<b>"])
def test_unreadable_code_shows_everything_with_a_calm_line(
    code: str, phone: Phone, home: str, pack: Pack
) -> None:
    page = phone()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{home}#{code}")
    expect(page.get_by_role("status")).to_have_text(
        "We could not read that code. Here is everything."
    )
    assert page.locator("#sessions li > b:visible").count() == len(pack.sessions)
    assert not faults


def test_phone_reads_a_code_only_if_the_stand_does(phone: Phone, home: str, pack: Pack) -> None:
    random = Random(2014)
    page = phone()
    page.goto(home)
    heading = page.locator("h1").inner_text()
    read = 0
    for code in _altered(encode(a_visit(), pack), random):
        shown = page.evaluate(
            """code => new Promise((told) => {
              const tell = () => told(document.querySelector("h1").textContent);
              addEventListener("hashchange", tell, { once: true });
              location.hash = code;
            })""",
            code,
        )
        try:
            decode(code, pack)
        except UnreadableCodeError:
            assert shown == heading, code
        else:
            assert shown == "Your list", code
            read += 1
    assert 20 < read < 280


def _altered(code: str, random: Random) -> Iterator[str]:
    """Three hundred codes, most of them with a byte or two changed and their checksum mended."""
    data = urlsafe_b64decode(code[1:] + "=" * (-(len(code) - 1) % 4))[:-2]
    for turn in range(300):
        body = bytearray(data)
        body[2:8] = random.randbytes(6)
        for _ in range(turn % 3):
            at = random.choice([0, 8, *range(10, len(body)), *range(10, len(body))])
            body[at] = random.choice([0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)])
            # A code that became Welsh would leave the page.
            body[8] &= 0x80 | data[8]
        if turn % 10 == 9:
            del body[random.randrange(10, len(body)) :]
        check = binascii.crc_hqx(body, 0xFFFF) ^ (turn % 10 == 5)
        yield "1" + urlsafe_b64encode(body + check.to_bytes(2)).decode().rstrip("=")


def test_phone_keeps_nothing(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    open_list(page, home, encode(a_visit(), pack))
    page.locator(".turn").get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Show everything").click()
    assert page.context.cookies() == []
    kept = "[localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert page.evaluate(f"async () => {kept}") == [0, 0, 0]
    assert sorted(asked) == [home, f"{home}takeaway.css", f"{home}takeaway.js"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_whole_pack_is_there_without_javascript(
    language: str, phone: Phone, home: str, pack: Pack
) -> None:
    page = phone(java_script_enabled=False)
    page.goto(f"{home}{language}/#s6")
    expect(page.locator("#s6")).to_be_in_viewport()
    shown = page.locator("body").inner_text()
    for step in pack.steps:
        for text in (step.title[language], step.why[language], *step.how[language]):
            assert text in shown
    for account in pack.accounts:
        assert account.name in shown
        assert account.why[language] in shown
    hrefs = page.locator("a:visible").evaluate_all("links => links.map((link) => link.href)")
    for session in pack.sessions:
        assert session.title[language] in shown
        for platform in pack.event.platforms:
            assert hashtag_url(platform, session.hashtag) in hrefs
    assert {link for step in pack.steps for link in step.links.values()} <= set(hrefs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing(language: str, scheme: str, phone: Phone, home: str, pack: Pack) -> None:
    page = phone(color_scheme=scheme)
    page.goto(f"{home}{language}/")
    assert Axe().run(page, options=STRICT).violations_count == 0
    open_list(page, home, encode(a_visit(language), pack))
    page.locator(".turn summary").click()
    page.locator("#t1 summary").click()
    found = Axe().run(page, options=STRICT)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_smallest_phone_scrolls_one_way_only(
    language: str, phone: Phone, home: str, pack: Pack
) -> None:
    page = phone(viewport=SMALLEST_PHONE)
    for address in (f"{home}{language}/", f"{home}#{encode(a_visit(language), pack)}"):
        page.goto("about:blank")
        page.goto(address)
        wide = "[document.documentElement.scrollWidth, innerWidth]"
        scrolled, seen = page.evaluate(wide)
        assert scrolled <= seen


def test_fingers_find_what_they_tap(phone: Phone, home: str, pack: Pack) -> None:
    page = phone()
    open_list(page, home, encode(a_visit(), pack))
    page.locator("#t1 summary").click()
    boxes = [
        target.bounding_box() for target in page.locator(":is(a, button, summary):visible").all()
    ]
    assert min(min(box["width"], box["height"]) for box in boxes if box) >= 48


@pytest.mark.parametrize(
    ("code", "kind", "no", "on"),
    [
        ("session/3.svg", "session", 3, None),
        ("session/3.svg?on=x", "session", 3, "x"),
        ("account/1.svg", "account", 1, None),
    ],
)
def test_code_for_a_slide_reads(
    code: str, kind: str, no: int, on: str | None, phone: Phone, home: str, pack: Pack
) -> None:
    page = phone()
    page.goto(home.replace("takeaway/", f"qr/{code}"))
    assert codes_on_screen(page) == [opens(pack, kind, no, on)]
