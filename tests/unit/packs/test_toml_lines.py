import tomllib

from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.toml_lines import key_lines

CHECKLIST = '''\
# [[step]] in a comment is none

[[step]]
no = 1
title.en = "A # is no comment, and [[step]] no heading"
title.cy = """
Tair llinell:
[[step]]
no = 9""""
how.en = [
    "One ]",  # ] closes nothing
    'Two [[step]]',
]
  [step.link]
  x = "https://x.com/"

[[ step ]]
"no" = 2
link = { x = "https://x.com/", bluesky = "https://bsky.app/" }
why . en = \'\'\'
Because\'\'\'
[other]
minutes = 3
'''


def test_each_key_has_its_line() -> None:
    tomllib.loads(CHECKLIST)
    assert key_lines(CHECKLIST) == {
        ("step",): 3,
        ("step", 0): 3,
        ("step", 0, "no"): 4,
        ("step", 0, "title"): 5,
        ("step", 0, "title", "en"): 5,
        ("step", 0, "title", "cy"): 6,
        ("step", 0, "how"): 10,
        ("step", 0, "how", "en"): 10,
        ("step", 0, "link"): 14,
        ("step", 0, "link", "x"): 15,
        ("step", 1): 17,
        ("step", 1, "no"): 18,
        ("step", 1, "link"): 19,
        ("step", 1, "why"): 20,
        ("step", 1, "why", "en"): 20,
        ("other",): 22,
        ("other", "minutes"): 23,
    }


def test_lines_are_the_same_with_windows_line_ends() -> None:
    assert key_lines(CHECKLIST.replace("\n", "\r\n")) == key_lines(CHECKLIST)


texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.just("\n"), max_size=20)
quoted = st.one_of(
    texts.map(lambda text: '"""' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'),
    texts.map(lambda text: "'''" + text.replace("'", "") + "'''"),
    texts.map(lambda text: '"' + text.translate({92: None, 10: None, 34: '\\"'}) + '"'),
)
lists = st.lists(quoted, max_size=3).map(" ,# ]\n".join).map("[\n{}\n]".format)
values = quoted | lists | st.integers().map(str)


@given(st.lists(values, max_size=8))
def test_every_entry_is_found_whatever_stands_in_texts(written: list[str]) -> None:
    text = "".join(f"[[step]]\nno = 1\ntext = {value}\n" for value in written)
    tomllib.loads(text)
    lines = text.split("\n")
    found = key_lines(text)
    for place in range(len(written)):
        assert lines[found["step", place] - 1] == "[[step]]"
        assert lines[found["step", place, "no"] - 1] == "no = 1"
        assert lines[found["step", place, "text"] - 1].startswith("text = ")


@given(st.text("[]{}=.\"'#\n\\a1, ", max_size=60))
def test_whatever_is_toml_has_a_line_for_each_key(text: str) -> None:
    try:
        keys = tomllib.loads(text)
    except ValueError:
        return
    found = key_lines(text)
    assert {key for key in keys if key.isalnum()} <= {path[0] for path in found}
