"""Printers as somebody sets them up: in `kiosk.toml`, in the environment, or on the tablet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

PRINTER_KINDS = ("folder", "ipp", "ipps", "escpos")
"""What the address of a printer may begin with, before `://`."""

PRINTER_PORTS = {"ipp": 631, "ipps": 631, "escpos": 9100}
"""Where printers on the network answer, by their kind, unless their address says otherwise."""

_EXAMPLE = "ipp://192.168.1.20/ipp/print"
_KEYS = ("address", "layouts", "side", "certificate")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,30}")
_LONGEST_ADDRESS = 200
_NETWORK_SIGNS = re.compile(r"[]!$%&'()*+,./0-9:;=?A-Z[_a-z~-]*")
"""What an address on the network is written with (RFC 3986), but for `#` and `@`.

What comes after `#` is never sent, and a password before `@` would be read by everybody.
"""


class Side(StrEnum):
    """Where the sheets of a printer come out, as a delegate at the touchscreen sees it."""

    LEFT = "left"
    RIGHT = "right"
    UNDER = "under"


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterSetting:
    """A printer as it was set up.

    `layouts` are the names of what it prints, None for all that its kind can. `side` is None where
    delegates are not told. `certificate` is the file of the one certificate that an `ipps` printer
    shows, None for the system's authorities.
    """

    name: str
    address: str
    layouts: tuple[str, ...] | None = None
    side: Side | None = None
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


def is_printer_name(text: str) -> bool:
    """Whether a printer can be called so: up to 31 letters, digits, spaces and dashes."""
    return _NAME.fullmatch(text) is not None


def is_printer_address(text: str) -> bool:
    """Whether this is the address of one of the kinds of printer, in plain signs."""
    try:
        parts = urlsplit(text)
        is_folder, port = parts.scheme == "folder", parts.port
    except ValueError:
        return False
    # What comes to the port of receipt printers is printed, each question as letters.
    would_print = parts.scheme != "escpos" and port == PRINTER_PORTS["escpos"]
    has_place = is_folder or (bool(parts.hostname) and port != 0 and not would_print)
    is_plain = text.isprintable() if is_folder else _NETWORK_SIGNS.fullmatch(text) is not None
    return (
        has_place and is_plain and len(text) <= _LONGEST_ADDRESS and parts.scheme in PRINTER_KINDS
    )


def is_same_printer(one: str, other: str) -> bool:
    """Whether two addresses, however they are written, are those of one printer on the network."""
    places = {_place(one), _place(other)}
    return len(places) == 1 and None not in places


def read_printers(found: object, folder: Path, faults: list[str]) -> tuple[PrinterSetting, ...]:
    """Printers from their tables, the preferred first; adds a sentence to `faults` for each fault.

    Files that they name lie in `folder`.
    """
    if not isinstance(found, dict):
        faults.append("“printers” must be tables. Write [printers.office] and an address below.")
        return ()
    made: list[PrinterSetting] = []
    for name, values in found.items():
        if fault := _fault(name, values) or _clash(values["address"], made):
            faults.append(f"The printer “{name}” {fault}")
        else:
            made.append(_printer(name, values, folder))
    return tuple(made)


def named_addresses(text: str, faults: list[str]) -> dict[str, object]:
    """Tables of printers from `name=address name=address`, as it stands in the environment."""
    found: dict[str, object] = {}
    for part in text.split():
        name, sign, address = part.partition("=")
        if not sign:
            faults.append(f"KIOSK_PRINTERS has “{part}”. Write name=address, such as {_EXAMPLE}.")
        else:
            found[name] = {"address": address}
    return found


def _printer(name: str, values: dict[str, str], folder: Path) -> PrinterSetting:
    layouts, certificate = values.get("layouts"), values.get("certificate")
    return PrinterSetting(
        name=name,
        address=values["address"],
        layouts=None if layouts is None else tuple(layouts),
        side=Side(values["side"]) if "side" in values else None,
        certificate=None if certificate is None else folder / certificate,
    )


def _place(address: str) -> tuple[str | None, int, str] | None:
    """The computer, the port and the path of a printer on the network; None of a folder."""
    parts = urlsplit(address)
    if parts.scheme not in PRINTER_PORTS:
        return None
    path = "" if parts.scheme == "escpos" else parts.path.rstrip("/")
    return parts.hostname, parts.port or PRINTER_PORTS[parts.scheme], path


def _clash(address: str, others: Sequence[PrinterSetting]) -> str | None:
    # Sheets of two workers would mix on the paper of one receipt printer.
    same = (each.name for each in others if is_same_printer(each.address, address))
    there = next(same, None)
    return None if there is None else f"has the address of “{there}”. Leave one of them out."


def _fault(name: str, values: object) -> str | None:  # noqa: PLR0911 (a fault a line)
    """What is wrong with a printer, as the end of a sentence that names it."""
    if not is_printer_name(name):
        return "has no usable name. Take up to 31 letters, digits and dashes."
    if not isinstance(values, dict) or not isinstance(values.get("address"), str):
        return f"has no address. Write one, such as {_EXAMPLE}."
    if more := sorted(values.keys() - set(_KEYS)):
        keys = f"{', '.join(_KEYS[:-1])} or {_KEYS[-1]}"
        return f"has “{more[0]}”, which is no setting of a printer. Use {keys}."
    address, layouts = values["address"], values.get("layouts")
    if not is_printer_address(address):
        return f"has the address “{address}”. Write one such as {_EXAMPLE}."
    if layouts is not None and not (
        isinstance(layouts, list) and layouts and all(isinstance(each, str) for each in layouts)
    ):
        return 'needs its layouts as a list, such as ["a4-sheet", "my-handout"].'
    if values.get("side", Side.LEFT) not in list(Side):
        return f"has no usable side. Write {', '.join(list(Side)[:-1])} or {list(Side)[-1]}."
    if not isinstance(values.get("certificate", ""), str):
        return "needs the name of its certificate’s file between quotes."
    return None
