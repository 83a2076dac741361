import re

from kiosk.store.sheets import sheet_code


def test_sheet_code_is_digit_letter_digit_letter_without_look_alikes_or_vowels() -> None:
    for _ in range(2000):
        code = sheet_code()
        assert re.fullmatch(r"[2-9][A-Z][2-9][A-Z]", code)
        assert not set(code) & set("01OILAEUY")


def test_sheet_codes_differ() -> None:
    assert len({sheet_code() for _ in range(200)}) > 190
