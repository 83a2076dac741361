"""What a screen reader and a print shop ask of every layout, read by a PDF library."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from kiosk.handouts import Handout, pdf
from kiosk.handouts.content import printed_codes
from kiosk.handouts.labels import title_of
from tests.golden_pages import golden_handouts

HANDOUTS = dict(golden_handouts())


@pytest.mark.parametrize("name", HANDOUTS)
def test_layout_is_tagged_titled_and_in_its_language(
    name: str, look: Callable[[bytes], Any]
) -> None:
    handout: Handout = HANDOUTS[name]
    made = pdf(handout)
    sheet = look(made)
    assert sheet.is_tagged
    assert sheet.title == title_of(handout)
    assert f"/Lang({handout.content.languages[0]})".encode() in made
    assert b"pdfuaid" in made


@pytest.mark.parametrize("name", HANDOUTS)
def test_each_code_of_a_layout_has_its_alternative_text(
    name: str, look: Callable[[bytes], Any]
) -> None:
    handout: Handout = HANDOUTS[name]
    figures = {alt for kind, alt in look(pdf(handout)).tags() if kind == "Figure"}
    for code in printed_codes(handout):
        assert any(code.alt in alt for alt in figures), code.alt


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_font_of_a_layout_is_embedded(name: str) -> None:
    document = pypdfium2.PdfDocument(pdf(HANDOUTS[name]))
    found = []
    for page in document:
        for words in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            found.append(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(words.raw)))
    assert found
    assert set(found) == {1}
