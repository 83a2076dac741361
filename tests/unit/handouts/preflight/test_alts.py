from typing import Any

import pytest

from kiosk.handouts import render

PAGE = "page 1 (#PhysioUKDebate1)"
CODE = "#set page(margin: 30mm)\n#code(session)\n"
DOT = "bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\")"


def test_code_without_alternative_text_is_caught(fault: Any) -> None:
    assert fault("#set page(margin: 30mm)\n#pdf.artifact(code(session))") == (
        "The code of #PhysioUKDebate1 (bsky.app/hashtag/PhysioUKDebate1) has no alternative text. "
        "Draw it as an image with alt, in its template."
    )


def test_picture_without_alternative_text_is_caught_in_any_pdf(
    fault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only PDF/UA makes Typst refuse such a picture.
    monkeypatch.setattr(render, "STANDARD", "1.7")
    assert fault(CODE + f"#image({DOT}, width: 9mm)") == (
        f"A picture on {PAGE} has no alternative text. Give it one with alt, in its template."
    )


def test_picture_with_alternative_text_passes(fault: Any) -> None:
    assert fault(CODE + f'#image({DOT}, width: 9mm, alt: "A dot")') == ""
