from typing import Any

import pytest

from kiosk.handouts import Layout, PreflightError, pdf, preflight

SIGN = """
#set page(margin: 30mm)
#for session in data.sessions { pagebreak(weak: true); code(session) }
"""
SPILL = """
#set page(margin: 30mm)
#for (i, session) in data.sessions.enumerate() {
  if i > 0 { pagebreak() }
  [#("#" + session.hashtag)]
  code(session)
  if i == 1 { block(height: 200mm)[Far too long a title] }
}
"""


def test_sign_for_each_session_passes(fault: Any) -> None:
    assert fault(SIGN, count=3) == ""


def test_page_too_many_is_caught_and_named(fault: Any) -> None:
    assert fault(SPILL, count=3) == (
        "The handout has 4 pages on a4-poster and should have 3. "
        "Write the longest words shorter, first of #PhysioUKDebate2."
    )


def test_page_too_few_is_caught(plant: Any, signs: Any) -> None:
    plant(Layout.A4_POSTER, SIGN)
    document = pdf(signs(count=2))
    with pytest.raises(PreflightError, match="has 2 pages on a4-poster and should have 3"):
        preflight(document, signs(count=3))


def test_delegates_own_sheet_has_as_many_pages_as_it_needs(mine: Any) -> None:
    for handout in (mine(), mine(7, 4, 9)):
        preflight(pdf(handout), handout)


def test_code_of_another_session_is_caught(fault: Any) -> None:
    swapped = SIGN.replace("data.sessions {", "data.sessions.rev() {")
    assert fault(swapped, count=2) == (
        "On page 1 (#PhysioUKDebate1) is a code for bsky.app/hashtag/PhysioUKDebate2 that does not "
        "belong there. Take it out of the template."
    )


@pytest.mark.parametrize(
    "words",
    [
        "الجمعية الملكية للعلاج الطبيعي",
        "החברה לפיזיותרפיה",
        "हिन्दी फिजियो",
        "สมาคมกายภาพบำบัด",
        "Physio 🎉👩‍⚕️",
        "Tŵr yr Wŷdd",
    ],
)
def test_words_of_many_scripts_pass(mine: Any, make: Any, words: str) -> None:
    title = {"title": make.both(words)}
    handout = mine(
        4, 2, account={"name": words, "why": make.both(words)}, session=title, step=title
    )
    preflight(pdf(handout), handout)
