"""Everything the kiosk can be told from outside, read once and frozen.

The lowest room: it imports nothing of ours.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PACK = ROOT / "events" / "physiotherapy-uk-2014"

LONGEST_ADDRESS = 500
"""Characters; the code of a longer one is too fine to be scanned across a stand."""

KEYS = ("database_url", "pack", "data", "takeaway_url", "printers")
"""Names in `kiosk.toml`; each is `KIOSK_` and its capitals in the environment."""


PRINTER_KINDS = ("folder", "ipp", "ipps", "escpos")
"""What the address of a printer may begin with, before `://`."""

PRINTER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,30}")
"""What a printer may be called."""

_EXAMPLE = "ipp://192.168.1.20/ipp/print"
_PRINTER_KEYS = {"address", "layouts", "certificate"}


class SettingsError(Exception):
    """Settings that cannot be used; `faults` holds one plain sentence for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterSetting:
    """A printer as it was set up.

    `layouts` are the names of what it prints, None for all that its kind can. `certificate` is the
    file of the one certificate that an `ipps` printer shows, None for the system's authorities.
    """

    name: str
    address: str
    layouts: tuple[str, ...] | None = None
    certificate: Path | None = None

    @property
    def kind(self) -> str:
        """One of `PRINTER_KINDS`."""
        return urlsplit(self.address).scheme


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPrinter:
    """A printer that said on the network that it is there: a setting that nobody has made yet.

    `name` is one that it may have, `addresses` are those that the kiosk can use, the best first.
    `takes_pdf` is False where an office printer says that it takes none: it needs a print queue.
    """

    # Here, since the room that finds it and the one that shows it may not know each other.
    name: str
    addresses: tuple[str, ...]
    takes_pdf: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the kiosk was told: where its pack, its data and its database are."""

    pack: Path
    data: Path
    database_url: str
    takeaway_url: str | None = None
    printers: tuple[PrinterSetting, ...] = ()

    @property
    def prints(self) -> Path:
        """The folder into which the `folder` printer puts its handouts."""
        return self.data / "prints"


def load(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """Read `kiosk.toml` in `folder`, then `KIOSK_…` variables, which win over it.

    Raises `SettingsError` with every fault at once.
    """
    folder = _here() if folder is None else folder
    faults: list[str] = []
    found = _from_file(folder / "kiosk.toml", faults)
    printers = _printers(found.pop("printers", {}), folder, faults)
    values = _texts(found, faults) | _from_environment(environ, faults)
    if "printers" in values:
        printers = _printers(_named_addresses(values["printers"], faults), folder, faults)
    pack = _path("pack", values, DEFAULT_PACK, folder, faults)
    data = _path("data", values, ROOT / "var", folder, faults)
    takeaway = values.get("takeaway_url")
    if takeaway is not None and len(takeaway) > LONGEST_ADDRESS:
        faults.append(
            f"takeaway_url has more than {LONGEST_ADDRESS} characters, too many for a code. "
            "Write a shorter one."
        )
    elif takeaway is not None and not _is_web_address(takeaway):
        faults.append(
            f"takeaway_url is “{ascii(takeaway)[1:-1]}”, which is not a web address. "
            "Write one that begins with https:// and holds no space, quote, accent or #."
        )
    database = values.get("database_url", f"sqlite:///{data / 'kiosk.db'}")
    if not database.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        faults.append(
            "database_url must begin with sqlite:/// or postgresql://. "
            "Leave it out to keep everything in the data folder."
        )
    elif "\0" in values.get("database_url", ""):
        faults.append(_zero("database_url"))
    if faults:
        raise SettingsError(tuple(faults))
    return Settings(
        pack=pack,
        data=data,
        database_url=database,
        takeaway_url=takeaway,
        printers=printers,
    )


def _from_file(file: Path, faults: list[str]) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(
            f"{file.name} cannot be read: {error}. Mend that line, or move the file away."
        )
        return {}
    for key in found.keys() - KEYS:
        faults.append(f"{file.name} has “{key}”, which is no setting. Use {_listed(KEYS)}.")
    return {key: value for key, value in found.items() if key in KEYS}


def _texts(found: dict[str, object], faults: list[str]) -> dict[str, str]:
    values = {}
    for key, value in found.items():
        if not isinstance(value, str) or not value:
            faults.append(f"kiosk.toml: “{key}” must be text between quotes.")
        else:
            values[key] = value
    return values


def _named_addresses(text: str, faults: list[str]) -> dict[str, object]:
    """From `name=address name=address`, as it stands in the environment."""
    found: dict[str, object] = {}
    for part in text.split():
        name, sign, address = part.partition("=")
        if not sign:
            faults.append(f"KIOSK_PRINTERS has “{part}”. Write name=address, such as {_EXAMPLE}.")
        else:
            found[name] = {"address": address}
    return found


def _printers(found: object, folder: Path, faults: list[str]) -> tuple[PrinterSetting, ...]:
    if not isinstance(found, dict):
        faults.append("“printers” must be tables. Write [printers.office] and an address below.")
        return ()
    made = []
    for name, values in found.items():
        where = f"The printer “{name}”"
        if not PRINTER_NAME.fullmatch(name):
            faults.append(f"{where} has no usable name. Take up to 31 letters, digits and dashes.")
        elif not isinstance(values, dict) or not isinstance(values.get("address"), str):
            faults.append(f"{where} has no address. Write one, such as {_EXAMPLE}.")
        elif more := sorted(values.keys() - _PRINTER_KEYS):
            faults.append(
                f"{where} has “{more[0]}”, which is no setting of a printer. "
                "Use address, layouts or certificate."
            )
        elif fault := _printer_fault(values):
            faults.append(f"{where} {fault}")
        else:
            layouts, certificate = values.get("layouts"), values.get("certificate")
            made.append(
                PrinterSetting(
                    name=name,
                    address=values["address"],
                    layouts=None if layouts is None else tuple(layouts),
                    certificate=None if certificate is None else folder / certificate,
                )
            )
    return tuple(made)


def _printer_fault(values: dict[str, object]) -> str | None:
    """What is wrong with the values of a printer, as the end of a sentence that names it."""
    address, layouts = str(values["address"]), values.get("layouts")
    try:
        parts = urlsplit(address)
        has_place = parts.port != 0 and bool(parts.hostname or parts.scheme == "folder")
    except ValueError:
        has_place = False
    if not has_place or parts.scheme not in PRINTER_KINDS:
        return f"has the address “{address}”. Write one such as {_EXAMPLE}."
    if layouts is not None and not (
        isinstance(layouts, list) and layouts and all(isinstance(each, str) for each in layouts)
    ):
        return 'needs its layouts as a list, such as ["a4-sheet", "my-handout"].'
    if not isinstance(values.get("certificate", ""), str):
        return "needs the name of its certificate’s file between quotes."
    return None


def _from_environment(environ: Mapping[str, str], faults: list[str]) -> dict[str, str]:
    values = {}
    for name, value in environ.items():
        if not name.startswith("KIOSK_"):
            continue
        key = name.removeprefix("KIOSK_").lower()
        if key not in KEYS:
            names = _listed(tuple(f"KIOSK_{known.upper()}" for known in KEYS))
            faults.append(f"{name} is set, but it is no setting. Use {names}.")
        elif value:
            values[key] = value
    return values


def _path(
    key: str, values: Mapping[str, str], unset: Path, folder: Path, faults: list[str]
) -> Path:
    text = values.get(key)
    if text is None:
        return unset
    if "\0" in text:
        faults.append(_zero(key))
        return unset
    try:
        return (folder / Path(text).expanduser()).absolute()
    except RuntimeError:
        faults.append(
            f"{key} is “{text}”, but this computer has no such home folder. "
            "Write the whole path, beginning with /."
        )
        return unset


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise SettingsError(
            ("The current folder is no longer there. Go to another one and start again.",)
        ) from None


def _zero(key: str) -> str:
    return f"{key} holds a character of number zero, which no path can hold. Take it out."


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(" #\"'")
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_plain


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1]
