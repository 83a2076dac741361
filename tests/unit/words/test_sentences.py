from kiosk.words import Sentence, speak

NO_PAPER = Sentence(
    "The receipt printer has no paper. "
    "Put in a new roll, then look whether all of sheet %(sheet)s came out.",
    {"sheet": "4F7K"},
)


def test_sentence_is_english_until_it_is_said_in_a_language() -> None:
    said = (
        "The receipt printer has no paper. "
        "Put in a new roll, then look whether all of sheet 4F7K came out."
    )
    assert (str(NO_PAPER), speak("en").say(NO_PAPER)) == (said, said)


def test_sentence_is_said_in_welsh_with_its_values() -> None:
    said = speak("cy").say(NO_PAPER)
    assert "papur" in said
    assert "4F7K" in said


def test_sentence_in_no_catalogue_is_said_as_it_is() -> None:
    assert speak("cy").say(Sentence("Page 1 is 100% black.")) == "Page 1 is 100% black."
