import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs import (
    Account,
    BrokenPackError,
    Choice,
    Drawing,
    Event,
    Leader,
    Question,
    Session,
    SessionKind,
    Stage,
    Step,
    examine,
    read_pack,
)
from tests.packs.changed import SMALL, change, sentences, small_pack

FILES = ("event.toml", "checklist.toml", "accounts.csv", "sessions.csv", "questions.toml")


def test_event_is_read_with_its_choices() -> None:
    pain = Choice(no=1, key="pain", name={"en": "pain", "cy": "poen"})
    research = Choice(no=2, key="research", name={"en": "research", "cy": "ymchwil"})
    student = Choice(no=1, key="student", name={"en": "Student", "cy": "Myfyriwr"})
    assert read_pack(SMALL).event == Event(
        slug="small-2014",
        name="A small event",
        starts=date(2014, 10, 10),
        ends=date(2014, 10, 11),
        zone=ZoneInfo("Europe/London"),
        hashtag="Small2014",
        host="A small body",
        languages=("cy", "en"),
        platforms=("bluesky", "x"),
        takeaway="https://example.org/takeaway/",
        interests=(pain, research),
        audiences=(student,),
    )


def test_steps_are_read_with_the_page_of_each_platform() -> None:
    first, second = read_pack(SMALL).steps
    assert first == Step(
        no=1,
        stage=Stage.SET_UP,
        platform=None,
        title={"en": "Add a photo", "cy": "Ychwanegwch lun"},
        why={"en": "People trust a face.", "cy": "Mae pobl yn ymddiried mewn wyneb."},
        how={
            "en": ("Open your profile.", "Tap [Edit]."),
            "cy": ("Agorwch eich proffil.", "Tapiwch [Edit]."),
        },
        links={"bluesky": "https://bsky.app/settings", "x": "https://x.com/settings/profile"},
        minutes=2,
        drawing=Drawing.PROFILE,
    )
    assert (second.platform, second.drawing) == ("x", Drawing.SEARCH)
    assert second.links == {"x": "https://x.com/explore"}


def test_one_link_of_a_step_for_all_platforms_is_for_all(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "checklist.toml", 'platform = "x"', 'platform = "all"')
    step = read_pack(pack).step[2]
    assert (step.platform, step.links) == (None, {"all": "https://x.com/explore"})


def test_accounts_are_read_with_plain_handles() -> None:
    first, second = read_pack(SMALL).accounts
    assert first == Account(
        no=1,
        name="A patients’ charity",
        kind=Leader.PATIENT,
        topics=("pain",),
        audiences=(),
        handles={"bluesky": "charity.example", "x": "Charity"},
        why={"en": "They listen.", "cy": "Maen nhw’n gwrando."},
        checked_on=date(2014, 10, 3),
    )
    assert second.handles == {"x": "#smallchat"}
    assert second.topics == ("pain", "research")
    assert second.why["en"] == "They ask,\nand answer."


def test_account_that_nobody_has_checked_has_no_day(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "accounts.csv", "gofyn.,2014-10-03", "gofyn.,")
    assert read_pack(pack).account[2].checked_on is None


def test_sessions_are_read_on_the_clock_of_the_venue() -> None:
    chat, talk = read_pack(SMALL).sessions
    assert chat == Session(
        no=1,
        kind=SessionKind.CHAT,
        day=date(2014, 10, 6),
        starts=None,
        ends=None,
        room=None,
        chair=None,
        title={"cy": "Beth sydd ei angen?", "en": "What do we need?"},
        hashtag="smallchat",
        about={"cy": "", "en": ""},
    )
    assert talk.starts == datetime(2014, 10, 11, 8, 0, tzinfo=UTC)
    assert talk.ends == datetime(2014, 10, 11, 9, 0, tzinfo=UTC)
    assert (talk.room, talk.chair) == ("Hall 1", "A. Chair")
    assert talk.title == {"cy": "Sgwrs", "en": "A talk"}
    assert talk.about == {"cy": "Popeth amdano", "en": "All about it"}


def test_session_needs_no_columns_for_chairs_and_languages(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    (pack / "sessions.csv").write_bytes(
        b"\xef\xbb\xbfno,kind,start,end,room,title,hashtag,about\r\n"
        b"1,chat,2014-10-11T20:00,,,Chat,chat,\r\n"
    )
    session = read_pack(pack).session[1]
    assert (session.chair, session.title) == (None, {"cy": "Chat", "en": "Chat"})


def test_questions_are_read() -> None:
    text = {"en": "What help do we need?", "cy": "Pa help sydd ei angen arnom?"}
    assert read_pack(SMALL).questions == (Question(no=1, session=1, text=text),)


def test_all_faults_of_a_pack_are_said_at_once_in_the_order_of_its_files(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "questions.toml", "session = 1", "session = 2")
    (pack / "sessions.csv").write_bytes((pack / "sessions.csv").read_bytes() + b"3\n")
    change(pack, "accounts.csv", "1,A pat", "2,A pat")
    change(pack, "accounts.csv", "patient,pain", "patients,pain")
    (pack / "checklist.toml").unlink()
    change(pack, "event.toml", "Europe/London", "London")
    change(pack, "event.toml", "small-2014", "Small")
    with pytest.raises(BrokenPackError) as caught:
        read_pack(pack)
    assert [(fault.file, fault.line, fault.rule) for fault in caught.value.faults] == [
        ("event.toml", 1, "wrong-value"),
        ("event.toml", 5, "unknown-zone"),
        ("checklist.toml", None, "missing-file"),
        ("accounts.csv", 2, "unknown-kind"),
        ("accounts.csv", 3, "no-twice"),
        ("sessions.csv", 4, "row-length"),
        ("questions.toml", 3, "no-chat"),
    ]


def test_warning_does_not_keep_a_pack_from_being_used(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "accounts.csv", "pain;research", "pain")
    found, faults = examine(pack)
    assert found is not None
    assert [fault.severity for fault in faults] == ["warning"]
    assert read_pack(pack) == found


def test_pack_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenPackError) as caught:
        read_pack(tmp_path / "nowhere")
    assert str(caught.value) == (
        f"There is no folder “{tmp_path / 'nowhere'}”. Give the folder that holds event.toml."
    )


@pytest.mark.parametrize(
    ("file", "key"), [("checklist.toml", "step"), ("questions.toml", "question")]
)
def test_entries_under_another_heading_are_said(tmp_path: Path, file: str, key: str) -> None:
    pack = small_pack(tmp_path)
    text = (pack / file).read_text(encoding="utf-8").replace(f"[{key}", f"[{key}s")
    (pack / file).write_text(text, encoding="utf-8")
    line = 3 if key == "step" else 1
    assert f"{file}, line {line}: “{key}s” is no key of this file. Use [[{key}]]." in sentences(
        pack
    )


@pytest.mark.parametrize("new", ["[question]", "[question.one]", "question = 3\n[other]"])
def test_heading_with_one_bracket_is_said(tmp_path: Path, new: str) -> None:
    pack = small_pack(tmp_path)
    change(pack, "questions.toml", "[[question]]", new)
    assert (
        "questions.toml, line 1: “question” is not a list of tables. "
        "Write [[question]] above each of them."
    ) in sentences(pack)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_pack(tmp_path_factory.mktemp("spoilt"))


def assert_said(pack: Path, file: str, content: bytes) -> None:
    """With this content in one file, the pack is read or refused in sentences of one line."""
    (pack / file).write_bytes(content)
    try:
        read_pack(pack)
    except BrokenPackError as error:
        assert error.faults
        assert all(fault.message.endswith(".") and fault.cure for fault in error.faults)
        assert len(str(error).splitlines()) == len(error.faults)
    finally:
        (pack / file).write_bytes((SMALL / file).read_bytes())


@given(file=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_random_bytes_are_said(spoilt: Path, file: str, content: bytes) -> None:
    assert_said(spoilt, file, content)


@given(
    file=st.sampled_from(FILES),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
    text=st.text(max_size=20) | st.text("[]{}=.,;#\"'\n0123456789-", max_size=8),
)
def test_random_text_in_a_valid_file_is_said(
    spoilt: Path, file: str, place: float, length: int, text: str
) -> None:
    valid = (SMALL / file).read_text(encoding="utf-8")
    start = int(place * len(valid))
    assert_said(spoilt, file, f"{valid[:start]}{text}{valid[start + length :]}".encode())


VALUES = st.recursive(
    st.sampled_from(['"text"', "3", "-1", "2.5", "true", "2014-10-10", "2014-10-10T09:00:00Z"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(", ".join).map("[{}]".format)
        | inner.map("{{ en = {} }}".format)
        | inner.map("{{ en.en = {} }}".format)
    ),
    max_leaves=5,
)
ONE_LINE = re.compile(r"(.*) = .*[^\[]")
LINES = [
    (file, line)
    for file in ("event.toml", "checklist.toml", "questions.toml")
    for line in (SMALL / file).read_text(encoding="utf-8").splitlines()
    if ONE_LINE.fullmatch(line)
]


@given(line=st.sampled_from(LINES), value=VALUES)
def test_value_of_any_type_is_said(spoilt: Path, line: tuple[str, str], value: str) -> None:
    file, whole = line
    text = (SMALL / file).read_text(encoding="utf-8")
    changed = f"{whole.partition(' = ')[0]} = {value}"
    assert_said(spoilt, file, text.replace(whole, changed, 1).encode())
