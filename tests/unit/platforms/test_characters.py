import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platforms.characters import graphemes, normalised


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("dŵr", 3),
        ("dw\u0302r", 3),
        ("\r\n", 1),
        ("👨\u200d👩\u200d👧", 1),
        ("👍🏽", 1),
        ("🇬🇧", 1),
        ("🇬🇧🇫🇷", 2),
        ("🇬🇧🇫", 2),
        ("a🇬\u200d🇧", 3),
        ("한국", 2),
        ("นี่", 1),
        ("🇬" * 100_000, 50_000),
        ("e" + "\u0301" * 100_000, 1),
    ],
)
def test_graphemes_are_what_a_person_sees(text: str, count: int) -> None:
    assert graphemes(text) == count


@given(st.text(st.characters(categories=["L", "M", "N", "P"])))
def test_text_is_brought_into_its_normal_form(text: str) -> None:
    assert normalised("NFC", text) == unicodedata.normalize("NFC", text)
    assert normalised("NFKC", text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("text", ["각", "ক\u09c7\u09be", "a\u0301\u0323", "\u0344", "ﬁ"])
def test_letters_of_several_parts_are_put_together(text: str) -> None:
    taken_apart = unicodedata.normalize("NFD", text)
    assert normalised("NFC", taken_apart) == unicodedata.normalize("NFC", text)


def test_any_number_of_marks_is_put_in_order_in_parts() -> None:
    text = "a" + "\u0301\u0323" * 50_000
    assert len(normalised("NFC", text)) == len(text) - 1
