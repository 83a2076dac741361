import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.check import check
from kiosk.settings import DEFAULT_PACK
from tests.packs.changed import change, small_pack


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


def test_pack_without_fault_is_said_to_have_none(tmp_path: Path) -> None:
    result = run(small_pack(tmp_path))
    assert (result.exit_code, result.output) == (0, "No fault in small.\n")


def test_without_a_pack_the_one_of_the_settings_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KIOSK_PACK", raising=False)
    assert run().output.startswith(f"No fault in {DEFAULT_PACK.name}. ")
    monkeypatch.setenv("KIOSK_PACK", str(small_pack(tmp_path)))
    assert run().output == "No fault in small.\n"


def test_pack_in_the_current_folder_is_called_by_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(small_pack(tmp_path))
    assert run(".").output == "No fault in small.\n"


def test_hints_are_counted_and_read_when_asked_for(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    hint = (
        "event.toml: There is no public takeaway address, so codes on paper open a hashtag "
        'instead. When you have one, add: takeaway = "https://example.org/takeaway/"'
    )
    change(pack, "event.toml", 'takeaway = "https://example.org/takeaway/"\n', "")
    result = run(pack)
    assert result.exit_code == 0
    assert result.output == "No fault in small. 1 hint: run check --hints to read it.\n"
    assert run(pack, "--hints").output.splitlines() == [hint, "No fault in small. 1 hint."]
    change(pack, "accounts.csv", "2014-10-03", "")
    change(pack, "event.toml", "Europe/London", "London")
    result = run(pack)
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "1 error. 2 hints: run check --hints to read them."


def test_every_fault_has_a_line_of_its_own_and_is_counted(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", "small-2014", "Small")
    change(pack, "accounts.csv", "pain;research", "pain")
    change(pack, "sessions.csv", "SmallTalk", "Small Talk")
    result = run(pack)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "event.toml, line 1: “slug” is not small letters and digits joined by hyphens. "
        'Write it like this: slug = "our-event"',
        "event.toml, line 19: No account has the topic “research”. "
        "Add it to one in accounts.csv, or take this interest out.",
        "sessions.csv, line 3: “Small Talk” would be “Small” on every platform. "
        "Use at most 50 letters, digits and underscores, with a letter among them.",
        "2 errors, 1 warning.",
    ]


def test_warning_alone_is_no_failure(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "accounts.csv", "pain;research", "pain")
    result = run(pack)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "1 warning."


def test_faults_are_listed_for_programs(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", "Europe/London", "Caerdydd’")
    result = run(pack, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "severity": "error",
            "rule": "unknown-zone",
            "file": "event.toml",
            "line": 5,
            "message": "“Caerdydd’” is no time zone.",
            "cure": "Write it like this: Europe/London.",
        }
    ]


def test_hints_are_listed_for_programs(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    assert json.loads(run(pack, "--format", "json").output) == []
    change(pack, "accounts.csv", "2014-10-03", "")
    (hint,) = json.loads(run(pack, "--format", "json").output)
    assert (hint["severity"], hint["rule"], hint["line"]) == ("hint", "never-checked", 2)


def test_pack_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.output == (
        f"There is no folder “{tmp_path / 'nowhere'}”. Give the folder that holds event.toml.\n"
    )


def test_name_of_a_folder_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(tmp_path / "caf\udce9")])
    assert result.exit_code == 1
    assert "caf�" in result.output


def test_faults_of_files_paper_and_pictures_stand_in_one_list(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "accounts.csv", "pain;research", "pain")
    change(pack, "event.toml", "A small body", "A 日 body")
    change(pack, "sessions.csv", "A talk", "A 本 talk")
    (pack / "images").mkdir()
    (pack / "images" / "logo.gif").write_bytes(b"GIF89a")
    result = run(pack, "--format", "json")
    assert result.exit_code == 1
    found = [(each["file"], each["line"], each["rule"]) for each in json.loads(result.output)]
    assert found == [
        ("event.toml", 7, "missing-sign"),
        ("event.toml", 19, "interest-without-account"),
        ("sessions.csv", 3, "missing-sign"),
        ("images/logo.gif", None, "image-type"),
    ]


def test_paper_waits_until_the_pack_can_be_read(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    change(pack, "event.toml", "A small body", "A 日 body")
    change(pack, "sessions.csv", "SmallTalk", "Small Talk")
    found = json.loads(run(pack, "--format", "json").output)
    assert [each["rule"] for each in found] == ["wrong-hashtag"]
