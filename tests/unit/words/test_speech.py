from datetime import UTC, date, datetime

import pytest

from kiosk.words import speak
from kiosk.words.speech import UnknownLanguageError

SATURDAY = date(2014, 10, 11)


@pytest.mark.parametrize(
    ("language", "day", "short"),
    [("en", "Saturday 11 October", "Sat 11 Oct"), ("cy", "Sadwrn 11 Hydref", "Sad 11 Hyd")],
)
def test_day_is_said_as_people_say_it(language: str, day: str, short: str) -> None:
    words = speak(language)
    assert (words.day(SATURDAY), words.day_short(SATURDAY)) == (day, short)


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("cy", "Cymraeg")])
def test_language_says_its_own_name(language: str, name: str) -> None:
    assert speak(language).own_name == name


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2014, 10, 10), SATURDAY, "10–11 October"),
        (SATURDAY, SATURDAY, "11 October"),
        (date(2014, 9, 30), date(2014, 10, 1), "30 September – 1 October"),
    ],
)
def test_dates_of_an_event_are_said_once(first: date, last: date, said: str) -> None:
    assert speak("en").dates(first, last) == said


def test_time_has_two_digits() -> None:
    assert speak("cy").time(datetime(2014, 10, 11, 9, 5, tzinfo=UTC)) == "09:05"


def test_english_counts() -> None:
    words = speak("en")
    said = [words.ngettext("%(num)d minute", "%(num)d minutes", n) for n in (1, 2)]
    assert said == ["1 minute", "2 minutes"]


def test_welsh_softens_after_two() -> None:
    words = speak("cy")
    said = [words.ngettext("%(num)d minute", "%(num)d minutes", n) for n in (1, 2, 3, 5)]
    assert said == ["1 munud", "2 funud", "3 munud", "5 munud"]


def test_language_without_words_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        speak("fr")
