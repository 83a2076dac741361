from pathlib import Path

import pytest

from tests.packs.changed import change, sentences, sentences_after, small_pack

HOW = 'how.cy = ["Agorwch eich proffil.", "Tapiwch [Edit]."]'
TITLES = 'title.en = "Search for your field"\ntitle.cy = "Chwiliwch am eich maes"\n'
LINK = 'link = "https://x.com/explore"'
EXAMPLE_LINK = 'link = "https://example.org/settings"'
LIKE = "Write it like this:"
RANGE = "is not a whole number from 1 to 999999."

EVENT = [
    (
        'slug = "small-2014"\n',
        "",
        ': “slug” is missing in the event. Add it like this: slug = "our-event"',
    ),
    (
        "small-2014",
        "Small 2014",
        ", line 1: “slug” is not small letters and digits joined by hyphens. "
        f'{LIKE} slug = "our-event"',
    ),
    (
        "small-2014",
        "a" * 61,
        f', line 1: “slug” is too long. {LIKE} slug = "our-event"',
    ),
    (
        "ends = ",
        'end = "never"\nends = ',
        ", line 4: “end” is no key of the event. Use slug, name, starts, ends, zone, hashtag, "
        "host, languages, platforms, takeaway or theme.",
    ),
    (
        "starts = 2014-10-10",
        'starts = "2014-10-10"',
        f", line 3: “starts” is not a date without quotes. {LIKE} starts = 2027-05-12",
    ),
    (
        "starts = 2014-10-10",
        "starts = 0014-10-10",
        f", line 3: “starts” is below 2000-01-01. {LIKE} starts = 2027-05-12",
    ),
    (
        "ends = 2014-10-11",
        "ends = 2214-10-11",
        f", line 4: “ends” is above 2100-12-31. {LIKE} ends = 2027-05-12",
    ),
    ("Europe/London", "London", f", line 5: “London” is no time zone. {LIKE} Europe/London."),
    ("Europe/London", "Europe", f", line 5: “Europe” is no time zone. {LIKE} Europe/London."),
    ('"Europe/London"', "3", f", line 5: This is no time zone. {LIKE} Europe/London."),
    ('"Small2014"', '" "', f', line 6: “hashtag” is empty. {LIKE} hashtag = "OurEvent"'),
    ('["cy", "en"]', "[]", f', line 8: “languages” is empty. {LIKE} languages = ["en", "cy"]'),
    (
        '["cy", "en"]',
        '"cy"',
        f', line 8: “languages” is not a list in square brackets. {LIKE} languages = ["en", "cy"]',
    ),
    ("no = 1", 'no = "1"', f", line 12: “no” {RANGE} {LIKE} no = 3"),
    ("no = 1", "no = 0", f", line 12: “no” is below 1. {LIKE} no = 3"),
    ("no = 1", "no = 1000000", f", line 12: “no” is above 999999. {LIKE} no = 3"),
    ("no = 1", f"no = 0x{'f' * 5000}", f", line 12: “no” is above 999999. {LIKE} no = 3"),
]

CHECKLIST = [
    ('"set-up"', '"setup"', ", line 5: “setup” is no stage. Write it like this: set-up."),
    ('"set-up"', '"prepare"', ", line 5: “prepare” is no stage. Use set-up, start or develop."),
    ('"set-up"', "1", ", line 5: This is no stage. Use set-up, start or develop."),
    (
        '"search"',
        '"cat"',
        ", line 25: “cat” is no drawing. Use profile, settings, search, write or read.",
    ),
    ("minutes = 2", "minutes = 2.5", f", line 7: “minutes” {RANGE} {LIKE} minutes = 3"),
    (
        "minutes = 2\n",
        "",
        ", line 3: “minutes” is missing in this step. Add it like this: minutes = 3",
    ),
    (
        TITLES,
        "",
        ', line 21: “title” is missing in this step. Add it like this: title.en = "Add a photo"',
    ),
    (
        TITLES,
        'title = "Search"\n',
        ", line 27: “title” is not written once for each language. "
        f'{LIKE} title.en = "Add a photo"',
    ),
    (
        '"Chwiliwch am eich maes"',
        "3",
        f', line 28: “title.cy” is not text between quotes. {LIKE} title.en = "Add a photo"',
    ),
    (
        HOW,
        'how.cy = "Agorwch"',
        ", line 16: “how.cy” is not a list in square brackets. "
        f'{LIKE} how.en = ["Open your profile.", "Tap Edit."]',
    ),
    (
        LINK,
        'link = ["https://x.com/explore"]',
        f", line 33: “link” is neither an address nor a table of addresses. {LIKE} {EXAMPLE_LINK}",
    ),
    (LINK, "", f", line 21: “link” is missing in this step. Add it like this: {EXAMPLE_LINK}"),
    (LINK, "link = {}", f", line 33: “link” is empty. {LIKE} {EXAMPLE_LINK}"),
    (
        'x = "https://x.com/settings/profile"',
        "x = 3",
        f", line 19: “link.x” is not text between quotes. {LIKE} {EXAMPLE_LINK}",
    ),
]

ACCOUNTS = [
    (
        "patient,pain",
        "patients,pain",
        "“patients” is no kind. Use patient, student, clinician, academic or ceo.",
    ),
    ("1,A pat", "one,A pat", f"“no” {RANGE} {LIKE} 3"),
    ("1,A pat", ",A pat", f"“no” is empty. {LIKE} 3"),
    ("1,A pat", "-1,A pat", f"“no” is below 1. {LIKE} 3"),
    ("1,A pat", f"{'9' * 5000},A pat", f"“no” {RANGE} {LIKE} 3"),
    ("A patients’ charity", "", f"“name” is empty. {LIKE} Our organisation"),
    ("2014-10-03", "3 Oct", f"“3 Oct” is no date. {LIKE} 2014-10-10, or leave it empty."),
    ("2014-10-03", "2014-02-30", f"“2014-02-30” is no date. {LIKE} 2014-10-10, or leave it empty."),
]

SESSIONS = [
    ("1,chat", "1,Chat", "“Chat” is no kind. Write it like this: chat."),
    ("1,chat", "1,cat", "“cat” is no kind. Use talk, debate, workshop, chat or drop-in."),
    ("2014-10-06", "", f"“start” is empty. {LIKE} 2014-10-10 09:00"),
    ("2014-10-06", "6 October", f"“6 October” is no date and time. {LIKE} 2014-10-10 09:00."),
    (
        "2014-10-06",
        "2014-10-06 25:00",
        f"“2014-10-06 25:00” is no date and time. {LIKE} 2014-10-10 09:00.",
    ),
    ("smallchat", "", f"“hashtag” is empty. {LIKE} YourFirstPost"),
    ("What do we need?", "", f"“title” is empty. {LIKE} Your first post"),
]

QUESTIONS = [
    (
        "session = 1\n",
        "",
        ", line 1: “session” is missing in this question. Add it like this: session = 1",
    ),
]

CASES = [
    *(("event.toml", old, new, said) for old, new, said in EVENT),
    *(("checklist.toml", old, new, said) for old, new, said in CHECKLIST),
    *(("accounts.csv", old, new, f", line 2: {said}") for old, new, said in ACCOUNTS),
    *(("sessions.csv", old, new, f", line 2: {said}") for old, new, said in SESSIONS),
    *(("questions.toml", old, new, said) for old, new, said in QUESTIONS),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), CASES)
def test_what_cannot_be_used_is_said_in_our_words(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    assert sentences_after(tmp_path, file, old, new) == [f"{file}{said}"]


@pytest.mark.parametrize(
    "cell",
    [
        "11/10/2014 10:00",
        "11.10.2014 10:00",
        "10/11/14",
        "10/11/2014 9:30 AM",
        "11-10-2014 10:00:00",
    ],
)
def test_date_of_a_spreadsheet_is_said_with_its_format(tmp_path: Path, cell: str) -> None:
    assert sentences_after(tmp_path, "sessions.csv", "2014-10-11 10:00", cell) == [
        f"sessions.csv, line 3: “{cell}” is not written as year-month-day. "
        "In the spreadsheet give such cells the format yyyy-mm-dd hh:mm, and save again."
    ]


def test_dates_of_a_spreadsheet_are_said_once_a_table(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    for iso, cell in (("2014-10-06", "06/10/2014"), ("2014-10-11 09:00", "11/10/2014 09:00")):
        change(pack, "sessions.csv", iso, cell)
    change(pack, "accounts.csv", "2014-10-03", "03/10/2014")
    change(pack, "accounts.csv", "2014-10-03", "03/10/2014")
    assert sentences(pack) == [
        "accounts.csv, line 2: 2 dates from here on are not written as year-month-day. "
        "In the spreadsheet give such cells the format yyyy-mm-dd, and save again.",
        "sessions.csv, line 2: 2 dates from here on are not written as year-month-day. "
        "In the spreadsheet give such cells the format yyyy-mm-dd hh:mm, and save again.",
    ]


def test_example_shows_a_free_number(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "sessions.csv", "2,talk", ",talk")
    change(pack, "sessions.csv", "1,chat", "41,chat")
    change(pack, "questions.toml", "session = 1", "session = 41")
    assert sentences(pack) == [f"sessions.csv, line 3: “no” is empty. {LIKE} 42"]


@pytest.mark.parametrize("line", ['takeaway = "https://example.org/"', "host = 3"])
def test_key_of_the_event_below_a_heading_is_sent_above_it(tmp_path: Path, line: str) -> None:
    pack = small_pack(tmp_path)
    with (pack / "event.toml").open("a", encoding="utf-8") as file:
        file.write(line)
    key = line.partition(" ")[0]
    assert sentences(pack) == [
        f"event.toml, line 28: “{key}” is no key of this audience. "
        "Move it above the first line that begins with [[."
    ]


def test_long_text_is_cut_short_in_a_sentence(tmp_path: Path) -> None:
    assert sentences_after(tmp_path, "event.toml", "Europe/London", "x" * 5000) == [
        f"event.toml, line 5: “{'x' * 39}…” is no time zone. {LIKE} Europe/London."
    ]
