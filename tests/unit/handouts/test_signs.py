import pytest

from kiosk.handouts.signs import missing_signs


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Tŵr yr Wŷdd Ŵ Ŷ", ""),
        ("a\u00adb\u200bc\u200dd\ufe0f \n\t", ""),
        ("Ελλάδα, Привет", ""),
        ("日本, 日 🦋 سارة שרה", "日本"),
        ("a\ufeffb", "\ufeff"),
        ("\0\a", "\0\a"),
        ("\ue000", "\ue000"),
    ],
)
def test_signs_without_a_font_are_found(text: str, missing: str) -> None:
    assert missing_signs(text) == tuple(missing)
