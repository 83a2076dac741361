from typing import Any

import pytest

from kiosk.handouts import my_handout, session_sheet
from kiosk.handouts.labels import labels, title_of


def test_handout_says_whether_phones_can_open_it_at_home(make: Any) -> None:
    at_home = my_handout(make.pack(), make.visit(), takeaway=make.public, sheet="4F7K")
    on_stand = my_handout(make.pack(), make.visit(), takeaway=make.on_stand, sheet="4F7K")
    assert "No login" in labels(at_home)["take_how"]
    assert "the stand’s Wi-Fi only" in labels(on_stand)["take_how"]


@pytest.mark.parametrize(("language", "room"), [("en", "Room"), ("cy", "Ystafell")])
def test_labels_are_in_the_language_of_the_sheet(make: Any, language: str, room: str) -> None:
    pack = make.pack()
    assert labels(session_sheet(pack, pack.sessions, language, takeaway=None))["room"] == room


def test_title_names_what_the_sheet_is(make: Any) -> None:
    pack = make.pack()
    sheet = session_sheet(pack, pack.sessions, "en", takeaway=None)
    assert title_of(sheet) == "Physiotherapy UK 2014: pick a session, scan, join in"
    handout = my_handout(pack, make.visit(), takeaway=make.public, sheet="4F7K")
    assert title_of(handout) == "Your next steps"
