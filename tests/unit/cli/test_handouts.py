import os
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kiosk.cli.handouts import handouts
from kiosk.packs import read_pack
from kiosk.platforms import hashtag_url
from kiosk.qr import matrix, proven, read_codes
from kiosk.settings import DEFAULT_PACK


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a kiosk.toml but with data of its own, and no variables of this machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "var"))
    for name in ("KIOSK_PACK", "KIOSK_TAKEAWAY_URL"):
        monkeypatch.delenv(name, raising=False)


def ask(*words: str) -> Result:
    result = CliRunner().invoke(handouts, words, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def codes_in(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file.read_bytes())
    return [text for page in document for text in read_codes(page.render(scale=150 / 72).to_pil())]


def a_copy() -> Path:
    """The default pack in a folder of its own, to be changed."""
    pack = Path("pack")
    pack.mkdir()
    for file in DEFAULT_PACK.iterdir():
        if file.is_file():
            (pack / file.name).write_bytes(file.read_bytes())
    return pack


def test_sheet_of_the_default_pack_is_made() -> None:
    result = ask("--layout", "a4-sheet", "--out", "sheet.pdf")
    assert result.exit_code == 0
    assert result.output == "sheet.pdf is written. All 8 codes on it read.\n"
    pack = read_pack(DEFAULT_PACK)
    wanted = {hashtag_url(pack.event.platforms[0], each.hashtag) for each in pack.sessions}
    assert set(codes_in(Path("sheet.pdf"))) == wanted


def test_chosen_sessions_stand_in_the_order_asked_for() -> None:
    words = ("--layout", "a4-sheet", "--out", "sheet.pdf", "--session", "3", "--session", "1")
    assert ask(*words, "--session", "3").exit_code == 0
    found = codes_in(Path("sheet.pdf"))
    assert [code.rpartition("/")[2] for code in found[:2]] == ["PhysioUKExercise", "physiotalk"]
    assert len(set(found)) == 2


def test_public_takeaway_is_where_the_codes_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TAKEAWAY_URL", "https://stand.example/t/")
    ask("--layout", "a4-sheet", "--out", "sheet.pdf", "--session", "2")
    assert set(codes_in(Path("sheet.pdf"))) == {"https://stand.example/t/#s2"}


def test_second_run_finds_the_codes_of_the_first(tmp_path: Path) -> None:
    for name in ("first.pdf", "second.pdf"):
        matrix.cache_clear()
        proven.cache_clear()
        assert ask("--layout", "a4-sheet", "--out", name).exit_code == 0
    assert Path("first.pdf").read_bytes() == Path("second.pdf").read_bytes()
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["codes.json.gz"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_sheet_is_in_the_language_asked_for(language: str) -> None:
    ask("--layout", "a4-sheet", "--out", "sheet.pdf", "--language", language)
    assert f"/Lang({language})".encode() in Path("sheet.pdf").read_bytes()


def test_sheet_replaces_an_older_one() -> None:
    Path("sheet.pdf").write_text("older")
    assert ask("--layout", "a4-sheet", "--out", "sheet.pdf").exit_code == 0
    assert Path("sheet.pdf").read_bytes().startswith(b"%PDF")
    assert [file.name for file in Path().iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize(
    ("words", "exit_code", "sentence"),
    [
        (["--session", "99"], 2, "The pack has no session 99."),
        (["--language", "fr"], 2, "The pack has no texts in “fr”. Use cy or en."),
        (["nowhere"], 1, "There is no folder “nowhere”."),
    ],
)
def test_wrong_words_get_one_sentence(words: list[str], exit_code: int, sentence: str) -> None:
    result = ask(*words, "--layout", "a4-sheet", "--out", "sheet.pdf")
    assert result.exit_code == exit_code
    assert result.output.startswith(sentence)
    assert result.output.count("\n") == 1
    assert not Path("sheet.pdf").exists()


def test_my_handout_is_made_at_the_touchscreen() -> None:
    result = ask("--layout", "my-handout", "--out", "sheet.pdf")
    assert result.exit_code == 2
    assert "made at the touchscreen" in result.output
    assert not Path("sheet.pdf").exists()


@pytest.mark.parametrize(("layout", "width"), [("test", 595), ("test-80", 204)])
def test_test_page_is_made_in_the_languages_asked_for(layout: str, width: int) -> None:
    result = ask("--layout", layout, "--out", "test.pdf", "--language", "en", "--language", "cy")
    assert result.exit_code == 0
    assert result.output == "test.pdf is written. All 12 codes on it read.\n"
    pages = pypdfium2.PdfDocument(Path("test.pdf").read_bytes())
    assert [round(page.get_width()) for page in pages] == [width, width]


def test_broken_pack_says_its_faults(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    result = ask("pack", "--layout", "a4-sheet", "--out", "sheet.pdf")
    assert result.exit_code == 1
    assert "event.toml" in result.output


def test_picture_of_one_page_is_exactly_the_file_asked_for() -> None:
    result = ask("--layout", "a4-sheet", "--out", "sheet.png", "--format", "png")
    assert result.output == "sheet.png is written. All 8 codes on it read.\n"
    assert [file.name for file in Path().iterdir()] == ["sheet.png"]
    ask("--layout", "a4-sheet", "--out", "sheet.pdf")
    with Image.open("sheet.png") as picture:
        assert picture.size == (2480, 3508)
        assert round(picture.info["dpi"][0]) == 300
        assert sorted(read_codes(picture)) == sorted(codes_in(Path("sheet.pdf")))


def many_sessions(count: int) -> Path:
    """A pack whose cards take several pages."""
    pack = a_copy()
    lines = (pack / "sessions.csv").read_text(encoding="utf-8").splitlines()
    form = next(line for line in lines if line.startswith("3,"))
    more = (
        form.replace("3,", f"{no},", 1).replace("PhysioUKExercise", f"PhysioUKTalk{no}")
        for no in range(100, 100 + count - len(lines) + 1)
    )
    (pack / "sessions.csv").write_text("\n".join([*lines, *more, ""]), encoding="utf-8")
    return pack


def test_each_page_is_a_picture_of_its_own_with_its_own_codes() -> None:
    pack = many_sessions(20)
    result = ask(str(pack), "--layout", "a4-sheet", "--out", "made.png", "--format", "png")
    assert result.output == "made-1.png to made-3.png are written. All 24 codes on it read.\n"
    assert sorted(file.name for file in Path().glob("made*")) == [
        f"made-{no}.png" for no in (1, 2, 3)
    ]
    assert not list(Path().glob(".*"))
    found = []
    for file in sorted(Path().glob("made*")):
        with Image.open(file) as picture:
            found.append(read_codes(picture))
    assert [len(codes) for codes in found] == [8, 8, 8]
    wanted = {hashtag_url("bluesky", each.hashtag) for each in read_pack(pack).sessions}
    assert set().union(*found) == wanted


def test_page_that_cannot_be_written_leaves_the_others_as_they_were() -> None:
    pack = many_sessions(20)
    Path("made-1.png").write_text("older")
    Path("made-2.png").mkdir()
    result = ask(str(pack), "--layout", "a4-sheet", "--out", "made.png", "--format", "png")
    assert result.exit_code == 2
    assert "made-2.png is not a file" in result.output
    assert Path("made-1.png").read_text() == "older"
    assert sorted(file.name for file in Path().iterdir()) == ["made-1.png", "made-2.png", "pack"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say what to make: --layout with one of its forms, or --all."),
        (["--all", "--layout", "a4-sheet"], "--all makes every layout."),
        (["--all", "--format", "png"], "--all makes PDF files only."),
        (["--layout", "a4-sheet", "--format", "png"], "sheet.pdf would hold PNG."),
        (["--layout", "test-80", "--format", "png"], "The test page is for a printer"),
    ],
)
def test_words_that_contradict_each_other_get_one_sentence(words: list[str], sentence: str) -> None:
    result = ask(*words, "--out", "sheet.pdf")
    assert result.exit_code == 2
    assert result.output.startswith(sentence)
    assert result.output.count("\n") == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("out", ["no/such/folder/sheet.pdf", "/proc/sheet.pdf"])
def test_place_that_cannot_be_written_gets_one_sentence(out: str) -> None:
    result = ask("--layout", "a4-sheet", "--out", out)
    assert result.exit_code == 3
    assert result.output.startswith(f"{out} cannot be written")
    assert result.output.count("\n") == 1


def test_link_stays_and_the_file_behind_it_is_replaced() -> None:
    Path("real.pdf").write_text("older")
    Path("sheet.pdf").symlink_to("real.pdf")
    assert ask("--layout", "a4-sheet", "--out", "sheet.pdf").exit_code == 0
    assert Path("sheet.pdf").is_symlink()
    assert Path("real.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("out", ["pipe", "link"])
def test_what_is_no_file_is_left_as_it_is(out: str) -> None:
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")
    result = ask("--layout", "a4-sheet", "--out", out)
    assert result.exit_code == 2
    assert result.output == f"{out} is not a file. Choose another place with --out.\n"
    assert Path("pipe").is_fifo()
    assert Path("link").is_symlink()


def test_link_in_a_circle_is_said() -> None:
    Path("link").symlink_to("link")
    result = ask("--layout", "a4-sheet", "--out", "link")
    assert result.exit_code == 2
    assert result.output == "link leads nowhere. Choose another place with --out.\n"


def test_empty_name_is_said() -> None:
    result = ask("--layout", "a4-sheet", "--out", "")
    assert result.exit_code == 2
    assert result.output == "--out has no file name. Write one, such as sheet.pdf.\n"


def test_folder_is_no_file_to_write() -> None:
    assert ask("--layout", "a4-sheet", "--out", "/").exit_code == 2


def test_text_that_no_font_can_show_is_named() -> None:
    pack = a_copy()
    sessions = pack / "sessions.csv"
    sessions.write_text(sessions.read_text(encoding="utf-8").replace("CSP stand", "CSP 日"))
    result = ask("pack", "--layout", "a4-sheet", "--out", "sheet.pdf")
    assert result.exit_code == 1
    assert "no sign for “日” in “CSP 日”" in result.output
    assert not Path("sheet.pdf").exists()
