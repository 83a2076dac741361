import pytest

from kiosk.packs.sources import UnreadableFileError
from kiosk.packs.toml_files import parse_toml

LINE = 'Write each line like this: key = "text".'
TO_END = "The value after = cannot be read to its end."
DATE = "Write it like this, without quotes: 2027-05-12."
NUMBER = "Write one whole number, such as 3."
INSIDE = "A quote inside a text ends the text."
AROUND = "Write “ and ” inside a text, and straight quotes around it."
CURLY = "The quotes are curly."
STRAIGHT = 'Use straight ones, like this: "text".'
HEADING = "An earlier heading of this name has other brackets."


@pytest.mark.parametrize(
    ("text", "line", "message", "cure"),
    [
        ("no = 1\nno = 2", 2, "A key is written twice.", "Keep one of the two."),
        (
            "[a]\n[a]",
            2,
            "A heading in square brackets is written twice.",
            "Keep one of the two.",
        ),
        ("[a]\n[[a]]", 2, HEADING, "Write two brackets on each side of it, every time."),
        ("day = 2014-02-30", 1, "This date does not exist.", "Write it like this: 2027-05-12."),
        ("\nno = two", 2, "The value after = cannot be read.", "Put text between quotes."),
        ("no = true or false", 1, TO_END, "Put text between quotes."),
        ("starts = 2014-10-32", 1, "This is no date.", DATE),
        ("ends = 12/05/2027", 1, "This is no date.", DATE),
        ("ends = May 12", 1, "This is no date.", DATE),
        ("minutes = 3-4", 1, "A number has something behind it.", NUMBER),
        ("minutes = 3 minutes", 1, "A number has something behind it.", NUMBER),
        ('name = "Nutrition "Wales" 2027"', 1, INSIDE, AROUND),
        ('how.en = [\n"Tap it.",\n"Tap "Edit".",\n]', 3, INSIDE, AROUND),
        ("name = “Nutrition”", 1, CURLY, STRAIGHT),
        ('name = "Nutrition”', 1, CURLY, STRAIGHT),
        ("name = ‘Nutrition’", 1, CURLY, STRAIGHT),
        ("name = „Nutrition“", 1, CURLY, STRAIGHT),
        ("languages = [“en”, “cy”]", 1, CURLY, STRAIGHT),
        ('languages = ["en”, "cy"]', 1, CURLY, STRAIGHT),
        ("how.en = [\n    “Tap it.”,\n]", 2, CURLY, STRAIGHT),
        (
            'a = ["b" "c"]',
            1,
            "A list is not closed.",
            "Put commas in it, and ] at its end.",
        ),
        ('a = ["b"\n\n', 1, "A list is not closed.", "Put commas in it, and ] at its end."),
        ('\n\na = "b\n', 3, "A text is not closed.", "Write a quote at its end."),
        ('a = """b\n\n', 1, "A text is not closed.", "Write a quote at its end."),
        (r'a = "b\c"', 1, "A text holds a single backslash.", "Write it twice."),
        (
            "[[step]",
            1,
            "A heading is not closed.",
            "Write as many brackets after it as before it.",
        ),
        ("no 1", 1, "A key has no = after it.", 'Write a line like this: key = "text".'),
        ("= 1", 1, "This is not TOML.", LINE),
        (
            "a = " + "[" * 5000,
            None,
            "This is not TOML.",
            LINE,
        ),
        (
            "a = " + "1" * 5000,
            None,
            "This is not TOML.",
            LINE,
        ),
    ],
)
def test_what_is_not_toml_is_said_plainly(
    text: str, line: int | None, message: str, cure: str
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse_toml("event.toml", text)
    fault = caught.value.fault
    assert (fault.rule, fault.file, fault.line) == ("not-toml", "event.toml", line)
    assert (fault.message, fault.cure) == (message, cure)


@pytest.mark.parametrize(
    "text", ["a." * 50_000 + "a = 1", f"[{'a.' * 50_000}a]", "a = {" + '"a" . ' * 50_000 + "a = 1}"]
)
def test_key_of_absurd_depth_is_refused_before_it_costs_time(text: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse_toml("event.toml", f"no = 1\n{text}")
    assert (caught.value.fault.rule, caught.value.fault.line) == ("deep-key", 2)


def test_text_that_is_not_closed_is_said_whatever_it_holds() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse_toml("event.toml", 'name = "It’s “our” event\n')
    assert caught.value.fault.message == "A text is not closed."


def test_text_may_hold_more_dots_than_any_key() -> None:
    text = f'a = "{"and. so. on. " * 10}"\nb = "https://{"a." * 30}example"\nc.d.e = 1'
    assert parse_toml("event.toml", text).values["c"] == {"d": {"e": 1}}
