import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.formulas import as_meant, harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_cell_that_would_be_calculated_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_meant(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "Pain", "’tis", "'tis", "1-2"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
    assert as_meant(text) == text


@given(st.text(alphabet="'=+-@\tab"))
def test_every_cell_comes_back(text: str) -> None:
    assert as_meant(harmless(text)) == text
