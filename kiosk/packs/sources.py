"""The text of a pack's file, or the fault that keeps it from being read."""

import codecs
from pathlib import Path

from kiosk.packs.faults import Fault
from kiosk.packs.rule_names import RuleName

LARGEST_FILE = 5_000_000
"""Bytes; far more than 10,000 sessions need."""

LARGEST_TOML = 1_000_000
"""Bytes of a TOML file, which takes ten times as long to read as any other."""

MOST_ENTRIES = 20_000
"""In one file; with more, saying everything that is wrong could take minutes."""

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files of office programs begin: zipped ones, old ones, and rich text."""

_SPREADSHEETS = ("xlsx", "xls", "ods", "numbers")
_SAVE_TABLE = "In the spreadsheet choose Save as, and CSV UTF-8."

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableFileError(Exception):
    """A file of the pack that cannot be read at all; `fault` says why."""

    def __init__(
        self, rule: RuleName, file: str, line: int | None, message: str, cure: str
    ) -> None:
        super().__init__(message)
        self.fault = Fault(
            severity="error", rule=rule, file=file, line=line, message=message, cure=cure
        )


def too_many_entries(file: str, line: int | None) -> UnreadableFileError:
    """A file that has more entries than anybody could have meant, from this line on."""
    return UnreadableFileError(
        "too-many-entries",
        file,
        line,
        f"This file has more than {MOST_ENTRIES} entries.",
        "Take out what the event does not need.",
    )


def read_text(folder: Path, file: str) -> str:
    """The text of a UTF-8 file without its byte order mark; raises `UnreadableFileError`."""
    path = folder / file
    largest = LARGEST_TOML if path.suffix == ".toml" else LARGEST_FILE
    if not path.exists():
        raise UnreadableFileError(
            "missing-file",
            file,
            None,
            "The pack has no such file.",
            _where_it_may_be(folder, file),
        )
    data = _read_bytes(path, file, largest + 1)
    if len(data) > largest:
        raise UnreadableFileError(
            "large-file",
            file,
            None,
            f"The file is larger than {largest // 1_000_000} MB.",
            "Take out what the event does not need.",
        )
    return _decoded(file, data)


def _decoded(file: str, data: bytes) -> str:
    is_table = file.endswith(".csv")
    if data.startswith(_OFFICE):
        what = "a spreadsheet" if is_table else "a document"
        cure = _SAVE_TABLE if is_table else "Write it with a text editor."
        message = f"The file is {what} that only was given this name."
        raise UnreadableFileError("not-text", file, None, message, cure)
    cure = _SAVE_TABLE if is_table else "Save the file again with the encoding UTF-8."
    if data.startswith(_UTF_16):
        message = "The file is saved as UTF-16, or “Unicode text”."
        raise UnreadableFileError("not-utf-8", file, None, message, cure)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "This line holds a letter that is not UTF-8."
        raise UnreadableFileError("not-utf-8", file, line, message, cure) from error


def _where_it_may_be(folder: Path, file: str) -> str:
    """What to do about a missing file: there may be one that only has another name or form."""
    stem, ending = file.split(".")
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        names = []
    for found in names:
        name = found.casefold()
        if name in {file, f"{file}.txt", f"{stem}.txt"}:
            return f"There is {found}; rename it to {file}."
        if ending == "csv" and name in {f"{stem}.{other}" for other in _SPREADSHEETS}:
            return f"There is {found}; save it as CSV UTF-8, with the name {file}."
    return "Put a file of this name into the folder."


def _read_bytes(path: Path, file: str, most: int) -> bytes:
    try:
        # Opening anything but a file, such as a named pipe, could wait for ever.
        if path.is_file():
            with path.open("rb") as source:
                return source.read(most)
    except OSError:
        pass
    raise UnreadableFileError(
        "closed-file",
        file,
        None,
        "The file cannot be opened.",
        "Check that it is a file that you may read.",
    )
