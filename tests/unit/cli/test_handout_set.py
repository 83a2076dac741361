import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from kiosk.cli import handout_set
from kiosk.cli.handouts import handouts
from kiosk.handouts import EVENT_LAYOUTS, Layout
from kiosk.packs import read_pack
from kiosk.platforms import hashtag_url
from kiosk.qr import read_codes
from kiosk.settings import DEFAULT_PACK, ROOT

LAYOUTS = tuple(
    layout
    for layout in EVENT_LAYOUTS
    if (ROOT / "templates" / "handouts" / f"{layout}.typ").is_file()
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a kiosk.toml but with data of its own, and no variables of this machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(handout_set, "EVENT_LAYOUTS", LAYOUTS)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "var"))
    for name in ("KIOSK_PACK", "KIOSK_TAKEAWAY_URL"):
        monkeypatch.delenv(name, raising=False)


def ask(*words: str) -> Result:
    result = CliRunner().invoke(handouts, ["--all", *words], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def names(folder: str) -> set[str]:
    return {file.name for file in Path(folder).iterdir()}


def here() -> set[str]:
    return names(".") - {"var"}


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def codes_in(file: Path) -> set[str]:
    with pypdfium2.PdfDocument(file) as document:
        return {
            code
            for page in document
            for code in read_codes(page.render(scale=150 / 72).to_pil().convert("L"))
        }


def a_pack(**changed: str) -> str:
    """The default pack with other files."""
    Path("pack").mkdir()
    for file in DEFAULT_PACK.iterdir():
        if file.is_file():
            Path("pack", file.name).write_bytes(file.read_bytes())
    for name, text in changed.items():
        Path("pack", name.replace("_", ".")).write_text(text, encoding="utf-8")
    return "pack"


def only_heading(name: str) -> str:
    return (DEFAULT_PACK / name).read_text(encoding="utf-8").splitlines()[0] + "\n"


def test_whole_set_is_each_layout_in_each_language_and_its_contents() -> None:
    result = ask("--out", "made")
    assert result.exit_code == 0
    sheets = {f"{layout}-{language}.pdf" for layout in LAYOUTS for language in ("cy", "en")}
    assert names("made") == sheets | {"contents.pdf"}
    assert here() == {"made"}
    assert result.output.startswith(f"made is written: {len(sheets)} to print, and contents.pdf")
    pack = read_pack(DEFAULT_PACK)
    wanted = {hashtag_url("bluesky", each.hashtag) for each in pack.sessions}
    assert codes_in(Path("made/a4-sheet-cy.pdf")) == wanted
    contents = text_of(Path("made/contents.pdf"))
    assert all(contents.count(sheet) == 2 for sheet in sheets)
    assert "Taflenni i’w hargraffu" in contents
    assert "Handouts to print" in contents


def test_languages_that_are_named_stand_on_one_sheet() -> None:
    ask("--out", "made", "--language", "en", "--language", "cy")
    assert names("made") == {"contents.pdf"} | {f"{each}-en-cy.pdf" for each in LAYOUTS}


def test_folder_may_be_there_if_it_is_empty() -> None:
    Path("made").mkdir()
    assert ask("--out", "made", "--language", "en").exit_code == 0
    assert "contents.pdf" in names("made")


def test_set_may_be_read_by_everybody_who_may_read_other_files() -> None:
    before = os.umask(0o022)
    try:
        ask("--out", "made", "--language", "en")
    finally:
        os.umask(before)
    assert Path("made").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("full", "full is not empty. Choose a folder that is empty, or not there yet.\n"),
        ("file", "file is not a folder. Choose another place with --out.\n"),
        ("", "--out has no folder name. Write one, such as handouts.\n"),
        ("circle", "circle leads nowhere. Choose another place with --out.\n"),
    ],
)
def test_what_is_there_is_left_as_it_is(out: str, sentence: str) -> None:
    Path("full").mkdir()
    Path("full/mine.pdf").write_text("mine")
    Path("file").write_text("mine")
    Path("circle").symlink_to("circle")
    result = ask("--out", out)
    assert (result.exit_code, result.output) == (2, sentence)
    assert Path("full/mine.pdf").read_text() == Path("file").read_text() == "mine"
    assert here() == {"full", "file", "circle"}


def test_half_made_set_of_another_run_is_not_touched() -> None:
    Path(".made.part").mkdir()
    Path(".made.part/theirs.pdf").write_text("theirs")
    result = ask("--out", "made")
    assert result.exit_code == 3
    assert "is being written, or was left half done" in result.output
    assert names(".made.part") == {"theirs.pdf"}
    assert here() == {".made.part"}


@pytest.mark.parametrize("out", ["no/such/folder/made", "/proc/made"])
def test_place_that_cannot_be_written_gets_one_sentence(out: str) -> None:
    result = ask("--out", out)
    assert result.exit_code == 3
    assert result.output.startswith(f"{out} cannot be written")
    assert result.output.count("\n") == 1


def test_fault_names_its_file_and_leaves_nothing_behind() -> None:
    sessions = (DEFAULT_PACK / "sessions.csv").read_text(encoding="utf-8")
    pack = a_pack(sessions_csv=sessions.replace("CSP stand", "CSP 日"))
    result = ask(pack, "--out", "made")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert ".pdf: The fonts for printing have no sign for “日”" in result.output
    assert here() == {"pack"}


def test_layout_for_which_the_pack_has_nothing_is_left_out_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handout_set, "EVENT_LAYOUTS", (Layout.A4_SHEET, Layout.CHAT_CARD))
    pack = a_pack(questions_toml="")
    result = ask(pack, "--out", "made", "--language", "en")
    assert result.exit_code == 0
    assert "Left out: chat-card. None of these sessions is a chat" in result.output
    assert names("made") == {"a4-sheet-en.pdf", "contents.pdf"}
    assert "chat-card" not in text_of(Path("made/contents.pdf"))


def test_pack_with_nothing_to_print_makes_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handout_set, "EVENT_LAYOUTS", (Layout.A4_SHEET,))
    pack = a_pack(sessions_csv=only_heading("sessions.csv"), questions_toml="")
    result = ask(pack, "--out", "made")
    assert result.exit_code == 1
    assert result.output.startswith("Left out: a4-sheet. The pack has no sessions to print.")
    assert here() == {"pack"}


def test_progress_is_shown_on_a_terminal_only() -> None:
    code = (
        "import sys\n"
        "from kiosk.cli import handout_set\n"
        "from kiosk.handouts import Layout\n"
        "handout_set.EVENT_LAYOUTS = (Layout.A4_SHEET,)\n"
        "from kiosk.cli.handouts import handouts\n"
        "handouts(['--all', '--out', sys.argv[1]])\n"
    )
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.run(
        [*command, "piped"], env=environment, capture_output=True, text=True, check=True
    )
    assert quiet.stderr == ""
    ours, theirs = os.openpty()
    subprocess.run([*command, "shown"], env=environment, stderr=theirs, check=True)
    os.close(theirs)
    assert "Making handouts" in os.read(ours, 65_536).decode()
    os.close(ours)
