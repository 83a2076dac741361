from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from kiosk.handouts import RenderError, Takeaway, my_handout
from kiosk.packs import Pack, Stage
from kiosk.visit import Aim, Status, decode


def mine(pack: Pack, visit: Any, takeaway: Takeaway) -> Any:
    return my_handout(pack, visit, takeaway=takeaway, sheet="4F7K")


# ---- What is still to do


def test_steps_of_the_aim_that_are_not_done_are_still_to_do(make: Any) -> None:
    steps = (
        make.step(1),
        make.step(2, stage=Stage.START),
        make.step(3, stage=Stage.START),
        make.step(4, stage=Stage.START),
        make.step(5, stage=Stage.DEVELOP),
    )
    said = {2: Status.DONE, 3: Status.NOT_MINE}
    visit = make.visit(aim=Aim.START, steps=said)
    sheet = mine(make.pack(steps), visit, make.public)
    assert [step.title for step in sheet.steps] == ["Step number 4"]


@pytest.mark.parametrize("aim", [None, Aim.FIND, Aim.HASHTAGS, Aim.SAY])
def test_aim_without_a_stage_leaves_the_set_up_to_do(make: Any, aim: Aim | None) -> None:
    steps = (make.step(1), make.step(2, stage=Stage.START))
    sheet = mine(make.pack(steps), make.visit(aim=aim), make.public)
    assert [step.title for step in sheet.steps] == ["Step number 1"]


def test_step_put_off_is_still_to_do_in_any_stage(make: Any) -> None:
    steps = (make.step(1, stage=Stage.START), make.step(2, stage=Stage.DEVELOP))
    visit = make.visit(aim=Aim.START, steps={2: Status.LATER})
    sheet = mine(make.pack(steps), visit, make.public)
    assert [step.title for step in sheet.steps] == ["Step number 1", "Step number 2"]


def test_steps_of_other_platforms_are_left_out(make: Any) -> None:
    steps = (make.step(1, platform="x"), make.step(2, platform="bluesky"), make.step(3))
    visit = make.visit(platforms=frozenset({"bluesky"}))
    sheet = mine(make.pack(steps), visit, make.public)
    assert [step.title for step in sheet.steps] == ["Step number 2", "Step number 3"]


def test_at_most_nine_steps_and_those_put_off_are_among_them(make: Any) -> None:
    steps = (*(make.step(no) for no in range(1, 13)), make.step(13, stage=Stage.DEVELOP))
    sheet = mine(make.pack(steps), make.visit(steps={13: Status.LATER}), make.public)
    titles = [step.title for step in sheet.steps]
    assert titles == [f"Step number {no}" for no in (1, 2, 3, 4, 5, 6, 7, 8, 13)]


@pytest.mark.parametrize(("status", "praised"), [(Status.DONE, True), (Status.NOT_MINE, False)])
def test_only_steps_that_were_done_are_praised(make: Any, status: Status, praised: bool) -> None:
    sheet = mine(make.pack((make.step(1),)), make.visit(steps={1: status}), make.public)
    assert sheet.steps == ()
    assert sheet.all_done is praised


def test_how_is_one_paragraph_in_the_language_of_the_visit(make: Any) -> None:
    sheet = mine(make.pack((make.step(1),)), make.visit(language="cy"), make.public)
    assert sheet.steps[0].title == "Cam rhif 1"
    assert sheet.steps[0].how == "Agorwch Settings. Tapiwch Save."


# ---- Whom to follow


@pytest.mark.parametrize(
    ("handles", "chosen", "opens", "says", "shown"),
    [
        (
            {"x": "theCSP"},
            {"x"},
            "https://x.com/intent/follow?screen_name=theCSP",
            "x.com/theCSP",
            ("@", "theCSP"),
        ),
        (
            {"x": "theCSP", "bluesky": "csp.org.uk"},
            {"x", "bluesky"},
            "https://bsky.app/profile/csp.org.uk",
            "bsky.app/profile/csp.org.uk",
            ("@", "csp.org.uk"),
        ),
        (
            {"x": "theCSP"},
            {"linkedin"},
            "https://x.com/intent/follow?screen_name=theCSP",
            "x.com/theCSP",
            ("@", "theCSP"),
        ),
        (
            {"bluesky": "#physiotalk"},
            set(),
            "https://bsky.app/hashtag/physiotalk",
            "bsky.app/hashtag/physiotalk",
            ("#", "physiotalk"),
        ),
        (
            {"linkedin": "company/csp"},
            {"linkedin"},
            "https://www.linkedin.com/company/csp",
            "linkedin.com/company/csp",
            ("@", None),
        ),
    ],
)
def test_account_opens_where_it_is_followed(
    make: Any,
    handles: dict[str, str],
    chosen: set[str],
    opens: str,
    says: str,
    shown: tuple[str, str | None],
) -> None:
    pack = make.pack(accounts=(make.account(1, handles=handles),))
    visit = make.visit(accounts=frozenset({1}), platforms=frozenset(chosen))
    (card,) = mine(pack, visit, make.public).accounts
    assert (card.code.opens, card.code.says) == (opens, says)
    assert (card.sign, card.handle) == shown
    assert card.checked


def test_account_without_a_handle_has_a_reason_but_no_code(make: Any) -> None:
    pack = make.pack(accounts=(make.account(1, handles={}, checked_on=None),))
    (card,) = mine(pack, make.visit(accounts=frozenset({1})), make.public).accounts
    assert (card.name, card.whys, card.code) == (
        "Example society 1",
        ("News that you can share.",),
        None,
    )
    assert not card.checked


def test_account_that_nobody_checked_says_so(make: Any) -> None:
    pack = make.pack(accounts=(make.account(1, checked_on=None),))
    (card,) = mine(pack, make.visit(accounts=frozenset({1})), make.public).accounts
    assert card.code is not None
    assert not card.checked


def test_accounts_with_codes_come_first(make: Any) -> None:
    pack = make.pack(accounts=(make.account(1, handles={}), make.account(2), make.account(3)))
    cards = mine(pack, make.visit(accounts=frozenset({1, 2, 3})), make.public).accounts
    assert [card.name[-1] for card in cards] == ["2", "3", "1"]


# ---- What to join


def test_session_opens_the_takeaway_where_it_is_public(make: Any) -> None:
    visit = make.visit(sessions=frozenset({2}))
    (card,) = mine(make.pack(), visit, make.public).sessions
    assert card.code.opens == "https://stand.example/t/#s2"
    assert card.code.says == "stand.example/t/#s2"
    assert card.said[0].on is None


def test_session_opens_the_hashtag_on_the_first_chosen_platform_otherwise(make: Any) -> None:
    visit = make.visit(sessions=frozenset({2}), platforms=frozenset({"linkedin", "x"}))
    (card,) = mine(make.pack(), visit, make.on_stand).sessions
    assert card.code.opens == "https://x.com/hashtag/PhysioUKDebate2"
    assert card.said[0].on == "on X"


def test_sessions_stand_in_the_order_of_the_day(make: Any) -> None:
    early = datetime(2014, 10, 10, 13, 0, tzinfo=make.session(1).starts.tzinfo)
    sessions = (make.session(1), make.session(2, day=date(2014, 10, 10), starts=early))
    visit = make.visit(sessions=frozenset({1, 2}))
    cards = mine(make.pack(sessions=sessions), visit, make.public).sessions
    assert [card.said[0].day_short for card in cards] == ["Fri 10 Oct", "Sat 11 Oct"]


def test_items_that_left_the_pack_are_left_out(make: Any) -> None:
    visit = make.visit(accounts=frozenset({7}), sessions=frozenset({8}), steps={9: Status.LATER})
    sheet = mine(make.pack((), (), ()), visit, make.public)
    assert (sheet.steps, sheet.accounts, sheet.sessions) == ((), (), ())


# ---- The takeaway


def test_takeaway_code_carries_the_visit(make: Any) -> None:
    visit = make.visit(accounts=frozenset({1}), platforms=frozenset({"x"}))
    sheet = mine(make.pack(), visit, make.public)
    address, _, code = sheet.takeaway.opens.partition("#")
    assert address == "https://stand.example/t/"
    assert decode(code, make.pack()) == visit
    assert sheet.takeaway.says == f"stand.example/t/#{code}"
    assert sheet.sheet == "4F7K"


def test_address_that_is_too_long_for_a_code_is_said(make: Any) -> None:
    takeaway = replace(make.public, address="https://stand.example/" + "a" * 3000)
    with pytest.raises(RenderError, match="too long for a QR code"):
        mine(make.pack(), make.visit(), takeaway)
