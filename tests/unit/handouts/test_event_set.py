from typing import Any

import pytest

from kiosk.handouts import Layout, LeftOut, RenderError, SetFile, event_set, scan_distance

BOTH = [("en",), ("cy",)]


def made(pack: Any, *layouts: Layout, sheets: Any = BOTH) -> list[Any]:
    return list(event_set(pack, pack.sessions, sheets, layouts, takeaway=None))


def test_file_says_what_is_on_it(make: Any, look: Any) -> None:
    sessions = tuple(make.session(no) for no in range(1, 11))
    ((file, document),) = made(make.pack(sessions=sessions), Layout.A4_SHEET, sheets=[("en",)])
    assert file == SetFile(
        layout=Layout.A4_SHEET, languages=("en",), pages=2, codes=16, distance=450
    )
    assert file.name == "a4-sheet-en.pdf"
    assert len(look(document).codes) == 16


def test_distance_is_that_of_the_finest_code(make: Any) -> None:
    long = make.session(2, hashtag="PhysioUKSelfManagementWhoBenefitsFromLongTermCare")
    pack = make.pack(sessions=(make.session(1), long), platforms=("linkedin",))
    ((file, _),) = made(pack, Layout.A4_SHEET, sheets=[("en",)])
    assert file.distance == scan_distance(Layout.A4_SHEET, 45) < 450


def test_every_sheet_is_made_in_its_own_language(make: Any) -> None:
    found = {file.name: document for file, document in made(make.pack(), Layout.A4_SHEET)}
    assert set(found) == {"a4-sheet-en.pdf", "a4-sheet-cy.pdf"}
    for language in ("en", "cy"):
        assert f"/Lang({language})".encode() in found[f"a4-sheet-{language}.pdf"]


def test_layout_with_nothing_to_show_is_left_out(make: Any) -> None:
    pack = make.pack(accounts=())
    (left,) = made(pack, Layout.FOLLOW_SHEET, sheets=[("en",)])
    assert isinstance(left, LeftOut)
    assert left.layout is Layout.FOLLOW_SHEET
    assert left.why.startswith("No account of the pack has a handle")


def test_fault_is_told_with_the_file_that_has_it(make: Any) -> None:
    pack = make.pack(sessions=(make.session(1, room="日"),))
    with pytest.raises(RenderError, match=r"^a4-sheet-cy\.pdf: .* no sign for “日”"):
        made(pack, Layout.A4_SHEET, sheets=[("cy",)])
