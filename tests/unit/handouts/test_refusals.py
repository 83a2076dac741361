from pathlib import Path
from typing import Any

import pytest

from kiosk.handouts import Layout, RenderError, event_handout, pdf

VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def why(handout: Any) -> str:
    with pytest.raises(RenderError) as caught:
        pdf(handout)
    return str(caught.value)


@pytest.mark.parametrize(
    ("hard", "sentence"),
    [
        ({"session": {"room": "Hall 日"}}, "“日” in “Hall 日” of #PhysioUKDebate1."),
        ({"session": {"room": "Hall \a"}}, "“U+0007” of #PhysioUKDebate1."),
        ({"account": {"why": {"en": "It is 日"}}}, "“日” in “It is 日” of Example society 1."),
        ({"account": {"name": "Physio 日本"}}, "“日” in “Physio 日本”."),
        ({"step": {"how": {"en": ("Tap 日.",)}}}, "“日” in “Tap 日.” of the step “Step number 1”."),
        ({"name": "Physio 日"}, "“日” in “Physio 日”."),
    ],
)
def test_sign_that_no_font_has_is_named_with_its_owner(
    mine: Any, hard: dict[str, Any], sentence: str
) -> None:
    assert why(mine(**hard)) == (
        f"The fonts for printing have no sign for {sentence} Take it out, or write it in letters."
    )


def test_words_without_room_on_a_card_are_named(cards: Any) -> None:
    assert why(cards({"room": VILLAGE * 30})) == (
        "The words of #PhysioUKDebate1 have no room on a4-sheet. "
        "Write them shorter, or choose another layout."
    )


def test_overlong_title_is_named(make: Any, templates: Path) -> None:
    (templates / "a5-door.typ").write_text(
        """#import "guard.typ": in-place
        #let data = json(bytes(sys.inputs.data))
        #set document(title: data.title)
        #for session in data.sessions {
          in-place("#" + session.hashtag, 100%, 30mm, session.said.first().title)
        }"""
    )

    def door(title: str) -> Any:
        session = make.session(1, title={"en": title})
        return event_handout(Layout.A5_DOOR, make.pack(), [session], ("en",), takeaway=None)

    assert pdf(door("Self-management – who benefits?"))
    assert why(door("Who benefits? " * 60)) == (
        "The words of #PhysioUKDebate1 have no room on a5-door. "
        "Write them shorter, or choose another layout."
    )


def test_picture_without_alternative_text_is_named(cards: Any, templates: Path) -> None:
    code = templates / "code.typ"
    lines = code.read_text().replace(" alt: code.alt,", "").splitlines()
    code.write_text("\n".join(lines))
    image = next(no for no, line in enumerate(lines, start=1) if "= image(" in line)
    assert why(cards({})) == (
        "A picture on a4-sheet has no alternative text. "
        f"Give it one with alt, in line {image} of code.typ."
    )
