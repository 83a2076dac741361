import pytest

from kiosk.packs.importing.texts import folded, plain


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("<p>One</p><p>two &amp; <b>th</b>ree</p>", 30, "One two & three"),
        ("1 < 2 > 1", 30, "1 < 2 > 1"),
        ("a\n\tb\x00\u202ec\ud800", 30, "a b c"),
        ("one, two, three", 10, "one, two…"),
        ("abcdefghijklmnop", 10, "abcdefghi…"),
        ("👩‍⚕️", 10, "👩‍⚕️"),
    ],
)
def test_text_becomes_one_short_plain_line(text: str, longest: int, expected: str) -> None:
    assert plain(text, longest) == expected


def test_titles_are_compared_by_their_letters() -> None:
    assert folded("Caffi’r Ŵyl!") == folded("caffir wyl")
    assert folded("!!!") == "!!!"
