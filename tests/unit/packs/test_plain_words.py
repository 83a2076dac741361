import pytest

from kiosk.packs.plain_words import hardest_word, longest_sentence, reading_age, words_of

NONE = frozenset[str]()
PLAIN = "Open your profile. Tap the photo and show your face. People trust a face."
HARD = "Facilitate multidisciplinary stakeholder engagement through appropriate methodology."


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("One two three.", 3),
        ("One two. Three four five! Six?", 3),
        ("“One two.” Three", 2),
        ("one two\nthree", 2),
        ("Read page 3.5 – then stop", 5),
        ("Ask e.g. Dr. Jones now", 5),
        ("Gofynnwch, h.y. e.e. i Dr. Jones.", 6),
        ("Ask us, i.e. me vs. you. We know.", 6),
        ("Two-step sign-in, isn’t it?", 4),
        ("See https://example.org/a/b now", 3),
        ("Dewch â’ch ffôn i’r stondin", 5),
    ],
)
def test_longest_sentence_is_counted_in_words(text: str, length: int) -> None:
    assert longest_sentence((text,)) == length


def test_hard_english_has_a_higher_reading_age_than_plain_english() -> None:
    assert reading_age((PLAIN,), NONE) < 9
    assert reading_age((HARD,), NONE) > 15
    assert reading_age((HARD, PLAIN, PLAIN), NONE) < reading_age((HARD,), NONE)


def test_long_sentences_raise_the_reading_age() -> None:
    short = "We go to the stand. You read the page. They ask us for help. " * 3
    assert reading_age((short,), NONE) < reading_age((short.replace(".", " and"),), NONE)


@pytest.mark.parametrize(
    "text",
    [
        "Ask the Multidisciplinary Rehabilitation Association for help.",
        "Look at https://multidisciplinary.example.org/methodology/rehabilitation for help.",
        "Write #MultidisciplinaryRehabilitation, and tell @theMethodologyAssociation.",
    ],
)
def test_names_do_not_count_as_hard(text: str) -> None:
    assert reading_age((text,), NONE) < 9


def test_known_words_do_not_count_as_hard() -> None:
    text = "Physiotherapists help with rehabilitation."
    known = words_of(["Physiotherapist", "exercise and rehabilitation"])
    assert reading_age((text,), known) < 9 < reading_age((text,), NONE)


def test_hardest_word_is_the_one_with_most_syllables() -> None:
    assert hardest_word((PLAIN, HARD), NONE) == "multidisciplinary"


@pytest.mark.parametrize("text", ["", "?!", "123", "ŵŷ", "#", "日本語", "a" * 10_000, "-" * 10_000])
def test_any_text_has_a_reading_age(text: str) -> None:
    assert isinstance(reading_age((text,), NONE), float)


@pytest.mark.parametrize("text", ["!" * 500_000 + "x", "#" * 500_000, "e" * 500_000, "’" * 500_000])
def test_row_of_one_sign_takes_no_time_by_its_square(text: str) -> None:
    # By the square it would take hours, so that this test would never end.
    assert longest_sentence((text,)) <= 1
    assert isinstance(reading_age((text,), NONE), float)
