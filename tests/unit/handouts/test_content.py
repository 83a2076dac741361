from typing import Any

import pytest

from kiosk.handouts import codes_of, my_handout, session_sheet


@pytest.mark.parametrize(("sessions", "places"), [(1, 8), (3, 8), (8, 8), (9, 16), (17, 24)])
def test_sessions_repeat_until_every_place_is_full(make: Any, sessions: int, places: int) -> None:
    chosen = [make.session(no) for no in range(1, sessions + 1)]
    sheet = session_sheet(make.pack(), chosen, "en", takeaway=None)
    order = [card.hashtag for card in sheet.places]
    assert order == [f"PhysioUKDebate{place % sessions + 1}" for place in range(places)]
    assert len(codes_of(sheet)) == places


def test_codes_of_a_handout_are_its_takeaway_accounts_and_sessions(make: Any) -> None:
    pack = make.pack(accounts=(make.account(1), make.account(2, handles={})))
    visit = make.visit(accounts=frozenset({1, 2}), sessions=frozenset({1}))
    sheet = my_handout(pack, visit, takeaway=make.public, sheet="4F7K")
    assert codes_of(sheet) == (
        sheet.takeaway.opens,
        "https://x.com/intent/follow?screen_name=Example1",
        "https://stand.example/t/#s1",
    )
