import pytest

from kiosk.packs import BrokenPackError, Fault
from kiosk.packs.faults import instead


def fault(file: str, line: int | None, message: str = "It is wrong.") -> Fault:
    return Fault(
        severity="error", rule="wrong", file=file, line=line, message=message, cure="Mend it."
    )


@pytest.mark.parametrize(
    ("file", "line", "text"),
    [
        ("event.toml", 3, "event.toml, line 3: It is wrong. Mend it."),
        ("event.toml", None, "event.toml: It is wrong. Mend it."),
        ("", None, "It is wrong. Mend it."),
    ],
)
def test_fault_says_where_what_and_what_to_do(file: str, line: int | None, text: str) -> None:
    assert fault(file, line).text == text


def test_fault_stays_on_one_printable_line() -> None:
    assert fault("", None, "A\n\x1b[31mB.").text == "A��[31mB. Mend it."


@pytest.mark.parametrize("text", ["Drop-In", "dropin", " drop in "])
def test_name_that_is_surely_meant_is_said_alone(text: str) -> None:
    assert instead(text, ("chat", "drop-in")) == "Write it like this: drop-in."


@pytest.mark.parametrize("text", ["drop", "", 3])
def test_names_are_listed_where_nobody_knows_which_is_meant(text: object) -> None:
    assert instead(text, ("chat", "drop-in")) == "Use chat or drop-in."


def test_broken_pack_says_all_its_faults() -> None:
    faults = (fault("event.toml", 3), fault("accounts.csv", 1))
    assert str(BrokenPackError(faults)).splitlines() == [each.text for each in faults]
