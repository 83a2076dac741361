import pytest

from kiosk.packs.model import Account, Choice, Leader
from kiosk.suggestions import Suggestion, reason
from kiosk.words import speak

PAIN = Choice(no=1, key="pain", name={"en": "pain", "cy": "poen"})
NEWS = Choice(no=2, key="news", name={"en": "news for physios", "cy": "newyddion i ffisios"})
TEAM = Choice(no=3, key="leading", name={"en": "leading a team", "cy": "arwain tîm"})
STUDENT = Choice(no=1, key="student", name={"en": "Student", "cy": "Myfyriwr"})


def suggestion(
    *topics: Choice,
    audience: Choice | None = None,
) -> Suggestion:
    account = Account(
        no=1,
        name="An account",
        kind=Leader.STUDENT,
        topics=(),
        audiences=(),
        handles={},
        why={"en": "Why", "cy": "Pam"},
        checked_on=None,
    )
    return Suggestion(account=account, platform=None, handle=None, topics=topics, audience=audience)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (suggestion(PAIN), "Because you chose pain"),
        (suggestion(PAIN, NEWS), "Because you chose pain and news for physios"),
        (suggestion(PAIN, NEWS, TEAM), "Because you chose pain and news for physios"),
        (suggestion(PAIN, audience=STUDENT), "Because you chose pain and “Student”"),
        (suggestion(audience=STUDENT), "Because you chose “Student”"),
        (suggestion(), "A good place to start"),
    ],
)
def test_reason_names_what_was_chosen(why: Suggestion, words: str) -> None:
    assert reason(why, speak("en")) == words


def test_reason_names_the_choices_in_the_language_of_the_words() -> None:
    said = reason(suggestion(PAIN, NEWS), speak("cy"))
    assert "poen" in said
    assert "newyddion i ffisios" in said
    assert "Myfyriwr" in reason(suggestion(PAIN, audience=STUDENT), speak("cy"))
