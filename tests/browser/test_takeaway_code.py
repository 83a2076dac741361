"""The phone reads the codes that the stand writes: each of them, and no others."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest
from playwright.sync_api import Page, expect

from kiosk.packs import Pack
from kiosk.packs.programme import in_order
from kiosk.platforms import PLATFORMS
from kiosk.visit import Aim, Status, UnreadableCodeError, Visit, decode, encode, fresh
from kiosk.words import speak
from tests.browser.phone import phone
from tests.stand import RunningStand

SEED = 2014
VISITS = 30
CODES = 300
SAID = {
    None: "To do",
    Status.DONE: "Done",
    Status.LATER: "Later",
    Status.NOT_MINE: "Doesn’t apply",
}

OpenPage = Callable[..., Page]


def test_list_is_exactly_what_was_chosen(open_page: OpenPage, shared_stand: RunningStand) -> None:
    mine = phone(open_page, shared_stand)
    pack = mine.pack
    for visit in some_visits(pack):
        mine.open_list(visit)
        expect(mine.page.locator("html")).to_have_attribute("lang", visit.language)
        assert mine.steps() == steps_meant(pack, visit)
        assert mine.accounts() == [
            account.name for account in pack.accounts if account.no in visit.accounts
        ]
        assert mine.sessions() == [
            session.title[visit.language]
            for session in in_order(pack.sessions)
            if session.no in visit.sessions
        ]
        assert mine.visit == visit


def some_visits(pack: Pack) -> Iterator[Visit]:
    random = Random(SEED)

    def some(numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if random.random() < 0.4]

    for _ in range(VISITS):
        visit = fresh(random.choice(pack.event.languages)).with_aim(random.choice([*Aim]))
        visit = visit.with_platforms(key for key in PLATFORMS if random.random() < 0.5)
        visit = visit.with_audience(random.choice([None, 1, 5]))
        for no in some(range(1, 9)):
            visit = visit.toggle_interest(no)
        # 300 and 70,000 are items that the pack no longer has.
        for no in some([*pack.step, 300]):
            visit = visit.with_step(no, random.choice([*Status]))
        for no in some([*pack.account, 300, 70_000]):
            visit = visit.toggle_account(no)
        for no in some([*pack.session, 300]):
            visit = visit.toggle_session(no)
        yield visit.toggle_larger() if random.random() < 0.5 else visit


def steps_meant(pack: Pack, visit: Visit) -> dict[str, str]:
    """What the phone should say of each step of a visit."""
    mine = [step for step in pack.steps if step.platform in {None, *visit.platforms}]
    first = {Aim.START: "start", Aim.DEVELOP: "develop"}.get(visit.aim or Aim.FIND, "set-up")
    waiting = [
        step
        for status in (None, Status.LATER)
        for step in sorted(mine, key=lambda step: step.stage != first)
        if visit.steps.get(step.no) is status
    ]
    words = speak(visit.language)
    said = {step.no: words.gettext(SAID[visit.steps.get(step.no)]) for step in mine}
    said |= {step.no: "next" for step in waiting[:1]}
    return {step.title[visit.language]: said[step.no] for step in mine}


def test_phone_reads_a_code_only_if_the_stand_does(
    open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    mine.open()
    whole = mine.page.locator("h1").inner_text()
    read = 0
    for code in altered_codes(mine.pack):
        heading = mine.page.evaluate(
            """code => new Promise((told) => {
              const tell = () => told(document.querySelector("h1").textContent);
              addEventListener("hashchange", tell, { once: true });
              location.hash = code;
            })""",
            code,
        )
        try:
            decode(code, mine.pack)
        except UnreadableCodeError:
            assert heading == whole, code
        else:
            assert heading == "Your list", code
            read += 1
    assert CODES // 10 < read < CODES


def altered_codes(pack: Pack) -> Iterator[str]:
    """Codes of which most have a byte or two changed, and nearly all a checksum that is right."""
    random = Random(SEED)
    visit = fresh("en").with_aim(Aim.SET_UP).with_platforms({"x"}).with_step(4, Status.LATER)
    code = encode(visit.toggle_account(1).toggle_account(3).toggle_session(3), pack)[1:]
    data = urlsafe_b64decode(code + "=" * (-len(code) % 4))[:-2]
    for turn in range(CODES):
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


@pytest.mark.parametrize("code", ["1", "rubbish", "s999", "%F0%9F%98%80", "1" + "A" * 3000, "<b>"])
def test_unreadable_code_shows_everything_with_a_calm_line(
    code: str, open_page: OpenPage, shared_stand: RunningStand
) -> None:
    mine = phone(open_page, shared_stand)
    faults: list[str] = []
    mine.page.on("pageerror", lambda fault: faults.append(str(fault)))
    mine.open(f"#{code}")
    expect(mine.page.get_by_role("status")).to_have_text(
        "We could not read that code. Here is everything."
    )
    assert len(mine.sessions()) == len(mine.pack.sessions)
    assert not faults
