from pathlib import Path

import pytest

from kiosk.settings import DEFAULT_PACK, ROOT, SettingsError, load


def faults(environ: dict[str, str], folder: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load(environ, folder)
    return "\n".join(caught.value.faults)


def test_everything_works_unset(tmp_path: Path) -> None:
    settings = load({}, tmp_path)
    assert settings.pack == DEFAULT_PACK
    assert settings.database_url == f"sqlite:///{settings.data / 'kiosk.db'}"
    assert settings.prints == settings.data / "prints"
    assert settings.takeaway_url is None


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('data = "/one"\ntakeaway_url = "https://a.example/t/"\n')
    settings = load({"KIOSK_DATA": "/two", "HOME": "/root"}, tmp_path)
    assert settings.data == Path("/two")
    assert settings.takeaway_url == "https://a.example/t/"


def test_pack_and_data_are_found_from_where_the_command_runs(tmp_path: Path) -> None:
    settings = load({"KIOSK_PACK": "mine", "KIOSK_DATA": "kept"}, tmp_path)
    assert settings.pack == tmp_path / "mine"
    assert settings.data == tmp_path / "kept"
    assert load({}, tmp_path).data == ROOT / "var"


@pytest.mark.parametrize("key", ["pack", "data"])
def test_home_folder_that_is_nobodys_is_said(key: str, tmp_path: Path) -> None:
    said = faults({f"KIOSK_{key.upper()}": "~nosuchuser/x"}, tmp_path)
    assert said == (
        f"{key} is “~nosuchuser/x”, but this computer has no such home folder. "
        "Write the whole path, beginning with /."
    )


def test_characters_that_no_path_can_hold_are_said_of_each(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(
        'pack = "a\\u0000"\ndata = "b\\u0000"\ndatabase_url = "sqlite:///c\\u0000"\n'
    )
    said = faults({}, tmp_path).splitlines()
    assert [line.split()[0] for line in said] == ["pack", "data", "database_url"]
    assert all("character of number zero" in line for line in said)


def test_current_folder_that_is_gone_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(SettingsError, match="The current folder is no longer there"):
        load({})


def test_every_fault_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("port = 1\ndata = 7\n")
    said = faults(
        {"KIOSK_PAKC": "x", "KIOSK_DATABASE_URL": "mysql://", "KIOSK_TAKEAWAY_URL": "not one"},
        tmp_path,
    )
    assert "kiosk.toml has “port”, which is no setting." in said
    assert "kiosk.toml: “data” must be text between quotes." in said
    assert "KIOSK_PAKC is set, but it is no setting." in said
    assert "database_url must begin with sqlite:/// or postgresql://." in said
    assert "takeaway_url is “not one”, which is not a web address." in said


def test_file_that_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('pack = "x"\ndata = \n')
    assert "line 2" in faults({}, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/#x",
        "ftp://a.example/",
        "https://[",
        "/t/",
        "https://a.example/ t/",
        " https://a.example/",
        'https://a.example/"t/',
        "https://a.example/'t/",
        "https://a.example/\x1bt/",
        "https://a.example/\n",
        "https://caffè.example/",
    ],
)
def test_takeaway_address_that_no_phone_can_open_is_refused(address: str, tmp_path: Path) -> None:
    assert "web address" in faults({"KIOSK_TAKEAWAY_URL": address}, tmp_path)


def test_takeaway_address_is_no_longer_than_a_code_can_be(tmp_path: Path) -> None:
    longest = "https://a.example/".ljust(500, "t")
    assert load({"KIOSK_TAKEAWAY_URL": longest}, tmp_path).takeaway_url == longest
    assert "more than 500 characters" in faults({"KIOSK_TAKEAWAY_URL": f"{longest}t"}, tmp_path)


# ---- Printers

OFFICE = "ipp://192.168.1.20/ipp/print"


def test_printers_keep_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(
        """[printers.office]
address = "ipps://192.168.1.20/ipp/print"
certificate = "office.pem"

[printers."by the door"]
address = "escpos://192.168.1.21"
layouts = ["receipt-80"]
"""
    )
    office, door = load({}, tmp_path).printers
    assert (office.name, office.kind, office.certificate) == (
        "office",
        "ipps",
        tmp_path / "office.pem",
    )
    assert (door.name, door.kind, door.layouts) == ("by the door", "escpos", ("receipt-80",))
    assert load({"KIOSK_PRINTERS": f"other={OFFICE}"}, tmp_path).printers[0].name == "other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("printers = 3", "must be tables"),
        ('[printers."a/b"]\naddress = "folder:///x"', "has no usable name"),
        ("[printers.a]", "has no address"),
        ('[printers.a]\naddress = "http://x/"', "has the address “http://x/”"),
        ('[printers.a]\naddress = "ipp:///print"', "has the address"),
        ('[printers.a]\naddress = "ipp://x:99999/"', "has the address"),
        ('[printers.a]\naddress = "ipp://x/two words"', "has the address"),
        (
            '[printers.a]\naddress = "escpos://x"\n[printers.b]\naddress = "escpos://X:9100/"',
            "The printer “b” has the address of “a”. Leave one of them out.",
        ),
        ('[printers.a]\naddress = "ipp://x/"\ncolour = "red"', "has “colour”"),
        ('[printers.a]\naddress = "ipp://x/"\nlayouts = "a4-sheet"', "its layouts as a list"),
        ('[printers.a]\naddress = "ipps://x/"\ncertificate = 3', "certificate’s file"),
    ],
)
def test_printer_that_cannot_be_is_said(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(text)
    assert said in faults({}, tmp_path)


def test_printer_of_the_environment_without_a_name_is_said(tmp_path: Path) -> None:
    assert faults({"KIOSK_PRINTERS": OFFICE}, tmp_path) == (
        f"KIOSK_PRINTERS has “{OFFICE}”. Write name=address, such as {OFFICE}."
    )
