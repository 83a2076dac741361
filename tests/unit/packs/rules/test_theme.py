from pathlib import Path

import pytest

from tests.packs.changed import sentences_after

END = 'name.cy = "Myfyriwr"\n'


def said_of(theme: str, folder: Path) -> list[str]:
    """What is said of the small pack with this theme, whose first line is 30."""
    return sentences_after(folder, "event.toml", END, f"{END}\n[theme]\n{theme}\n")


def test_theme_that_can_be_read_has_no_fault(tmp_path: Path) -> None:
    assert said_of('plum = "#003B5C"\nsun = "#ffd166"\nhair = "#000000"', tmp_path) == []


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        (
            'plum = "#9B5DB0"',
            "“white” on “plum” has a contrast of 4.5 to 1, and text needs 7 to 1. "
            "Make “plum” darker.",
        ),
        (
            'ink-2 = "#6A6580"',
            "“ink-2” on “paper” has a contrast of 5.2 to 1, and text needs 7 to 1. "
            "Make “ink-2” darker, or “paper” lighter.",
        ),
        (
            'apricot = "#E0705A"',
            "“ink” on “apricot” has a contrast of 5.3 to 1, and text needs 7 to 1. "
            "Make “ink” darker, or “apricot” lighter.",
        ),
        (
            'edge = "#AAA4BB"',
            "“edge” on “paper” has a contrast of 2.2 to 1, and a border or ring needs 3 to 1. "
            "Make “edge” darker, or “paper” lighter.",
        ),
    ],
)
def test_theme_without_contrast_is_refused(theme: str, sentence: str, tmp_path: Path) -> None:
    assert said_of(theme, tmp_path)[0] == f"event.toml, line 30: {sentence}"


def test_cures_of_one_colour_go_the_same_way(tmp_path: Path) -> None:
    assert said_of('sun = "#8A6D00"', tmp_path) == [
        "event.toml, line 30: “ink” on “sun” has a contrast of 3.4 to 1, and text needs 7 to 1. "
        "Make “ink” darker, or “sun” lighter.",
        "event.toml, line 30: “sun” on “plum” has a contrast of 2.6 to 1, and a border or ring "
        "needs 3 to 1. Make “sun” lighter, or “plum” darker.",
    ]


def test_every_pairing_of_a_colour_is_looked_at(tmp_path: Path) -> None:
    said = " ".join(said_of('ink = "#777777"', tmp_path))
    for ground in ("paper", "linen", "white", "sun", "apricot"):
        assert f"“ink” on “{ground}”" in said
    assert "“white” on “ink”" in said


def test_colour_that_no_screen_has_is_named(tmp_path: Path) -> None:
    assert said_of('purple = "#4B1D5C"', tmp_path) == [
        "event.toml, line 30: “purple” is no colour of the screens. Use paper, linen, ink, ink-2, "
        "edge, hair, quiet, plum, plum-2, sun, sun-2, apricot, teal or alert."
    ]


@pytest.mark.parametrize("colour", ["plum", "#4B1", "#4B1D5CFF", "rgb(0, 0, 0)", "#4B1D5C;}"])
def test_text_that_is_no_colour_is_refused(colour: str, tmp_path: Path) -> None:
    assert said_of(f'plum = "{colour}"', tmp_path) == [
        f"event.toml, line 30: “{colour}” is no colour. Write it like this: #4B1D5C."
    ]


def test_theme_that_is_no_table_of_texts_is_refused(tmp_path: Path) -> None:
    assert said_of("plum = 4", tmp_path) == [
        "event.toml, line 29: “theme” is not a table of colours between quotes. "
        'Write it like this, under [theme]: plum = "#4B1D5C"'
    ]
