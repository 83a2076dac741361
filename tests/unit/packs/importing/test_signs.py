import pytest

from kiosk.handouts.signs import missing_signs
from kiosk.packs.importing.items import Item
from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.reading import parse_programme
from kiosk.packs.importing.signs import with_signs_shown
from tests.programmes import VENUE, nobody


def shown(title: str, about: str = "") -> tuple[Item, list[str]]:
    """A session as the kiosk can show it, and what is said of it."""
    text = f"title;start;about\n{title};2014-10-10 09:00;{about}\n"
    doubts = Doubts()
    items = parse_programme(text.encode(), VENUE, doubts, nobody)
    (item,) = with_signs_shown(items, missing_signs, doubts)
    return item, [problem.text for problem in doubts.problems]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("\N{POWER SYMBOL} Python", "Python"),
        ("\N{SNAKE} Python", "\N{SNAKE} Python"),
        ("Women \N{POWER SYMBOL}\ufe0f\u200d\N{POWER SYMBOL} who code", "Women who code"),
        ("Care \N{MUSICAL SYMBOL G CLEF}\ufe0f!", "Care !"),
        ("Rest\N{FULLWIDTH COLON} why", "Rest: why"),
        ("\N{MATHEMATICAL SANS-SERIF BOLD CAPITAL A}ll", "All"),
        ("Who knows? (ツ) We do", "Who knows? () We do"),
        ("Ŵyl – “½ awr” → ŷ", "Ŵyl – “½ awr” → ŷ"),
    ],
)
def test_signs_that_no_font_has_are_left_out_of_a_title(told: str, expected: str) -> None:
    item, _ = shown(told)
    assert item.title == expected
    assert missing_signs(item.title) == ()


def test_pictures_that_were_left_out_are_said_once() -> None:
    clef, power = "\N{MUSICAL SYMBOL G CLEF}", "\N{POWER SYMBOL}"
    _, said = shown(f"{clef} Python", f"Bring {power} and {power}")
    assert said == [
        "The kiosk's fonts lack some signs, "
        f"such as {clef} {power}; they were left out. Nothing needs doing."
    ]


def test_letters_that_no_font_has_stay_in_a_title_and_are_said() -> None:
    item, said = shown("朝の話", "話 is 朝の話の朝の話")
    assert (item.title, item.about) == ("朝の話", "")
    assert said == [
        "line 2: What is said of “朝の話” is in letters that the fonts lack. "
        "It was left out; write it in other letters by hand.",
        "line 2: “朝の話” has letters that the kiosk's fonts lack. "
        "Write them in other letters in sessions.csv.",
    ]


def test_title_of_pictures_alone_is_kept() -> None:
    item, said = shown("\N{MUSICAL SYMBOL G CLEF}")
    assert item.title == "\N{MUSICAL SYMBOL G CLEF}"
    assert "has letters that the kiosk's fonts lack" in said[0]
