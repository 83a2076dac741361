"""Codes kept across runs: what one run makes, the next one finds in a file.

The file may be deleted at any time. It is replaced as a whole, and its checksum tells a torn one,
so processes that share it lose at most what another one kept, and make that anew.
"""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version as installed
from pathlib import Path

FILE = "codes.json.gz"

MOST = 16_384
"""Codes in the file, about 3 MB; the oldest go first."""

_Codes = dict[str, int]

_open: list[_Codes] = []


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Find the codes of earlier runs in a folder while the block runs, and leave new ones there.

    Only for codes that hold nothing of a delegate. A folder that cannot be used costs only time.
    """
    file = folder / FILE
    codes = _read(file)
    found = len(codes)
    _open.append(codes)
    try:
        yield
    finally:
        _open.pop()
        if len(codes) > found:
            _write(file, codes)


def kept(text: str, version: int, level: str, make: Callable[[], int]) -> int:
    """The modules of a code as a number: as kept if codes are being kept, else as made."""
    if not _open:
        return make()
    codes, key = _open[-1], f"{version}-{level} {text}"
    if key not in codes:
        codes[key] = make()
    return codes[key]


def _read(file: Path) -> _Codes:
    try:
        found = json.loads(gzip.decompress(file.read_bytes()))
        if found["qrcode"] != installed("qrcode"):
            return {}
        return {key: int(code, 16) for key, code in found["codes"].items()}
    # Whatever is wrong with the file, it is made anew.
    except (OSError, EOFError, zlib.error, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _write(file: Path, codes: _Codes) -> None:
    newest = list(codes.items())[-MOST:]
    content = {
        "qrcode": installed("qrcode"),
        "codes": {key: f"{code:x}" for key, code in newest},
    }
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Without fsync: a pulled plug may tear the file, and then its checksum is wrong.
        part.write_bytes(gzip.compress(json.dumps(content).encode(), compresslevel=1))
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
