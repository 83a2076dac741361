from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.app import build
from kiosk.cli.new import new
from kiosk.handouts import faults_on_paper
from kiosk.packs import Stage, check_pack, read_pack
from kiosk.settings import Settings


def run(folder: Path) -> Result:
    return CliRunner().invoke(new, [str(folder)])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that was just made."""
    assert run(tmp_path / "events" / "our-event").exit_code == 0
    return tmp_path / "events" / "our-event"


def test_new_pack_has_no_fault_but_what_only_its_organiser_knows(pack: Path) -> None:
    faults = {(fault.severity, fault.rule) for fault in check_pack(pack, faults_on_paper)}
    assert faults == {
        ("hint", "no-takeaway"),
        ("hint", "never-checked"),
        ("hint", "sample-left"),
    }


def test_new_pack_serves_at_once(pack: Path, tmp_path: Path) -> None:
    settings = Settings(
        pack=pack,
        data=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'kiosk.db'}",
        takeaway_url=None,
    )
    kiosk = build(settings, read_pack(pack))
    client = kiosk.app.test_client()
    for path in ("/", "/go/checklist", "/go/accounts", "/go/sessions", "/go/ideas", "/takeaway/"):
        assert client.get(path).status_code == 200, path
    kiosk.store.close()


def test_new_pack_has_something_of_everything(pack: Path) -> None:
    found = read_pack(pack)
    assert set(found.event.languages) == {"en", "cy"}
    assert {step.stage for step in found.steps} == set(Stage)
    assert len({session.kind for session in found.sessions}) > 2
    assert found.accounts
    assert found.questions
    for text in (*(step.title for step in found.steps), *(each.title for each in found.sessions)):
        assert text["en"] != text["cy"]


def test_every_file_of_a_new_pack_that_may_hold_notes_has_some(pack: Path) -> None:
    for file in pack.glob("*.toml"):
        assert file.read_text(encoding="utf-8").count("\n#") > 2, file.name
    notes = (pack / "README.md").read_text(encoding="utf-8")
    for file in pack.glob("*.csv"):
        for column in file.read_text(encoding="utf-8").split("\n")[0].split(","):
            assert f"`{column}`" in notes, column


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("our-event", "our-event"),
        ("Physio Cymru 2027", "physio-cymru-2027"),
        ("Gŵyl", "gwyl"),
        ("会議", "my-event"),
        ("a" * 80, "a" * 60),
    ],
)
def test_slug_of_a_new_pack_is_its_folder_s_name(tmp_path: Path, name: str, slug: str) -> None:
    assert run(tmp_path / name).exit_code == 0
    assert read_pack(tmp_path / name).event.slug == slug


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 0
    assert read_pack(tmp_path).steps


def test_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert result.output == (
        f"{tmp_path} is not empty. Name a folder that is empty, or not there yet.\n"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run(tmp_path / "notes.txt")
    assert result.exit_code == 2
    assert result.output == (
        f"{tmp_path / 'notes.txt'} is a file. Name a folder that is not there yet.\n"
    )


def test_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run(tmp_path / "notes.txt" / "pack")
    assert result.exit_code == 3
    assert result.output == (
        f"{tmp_path / 'notes.txt' / 'pack'} cannot be written (Not a directory). "
        "Choose another place.\n"
    )
