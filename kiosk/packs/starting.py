"""A pack to start from: small, full of notes, and without a fault."""

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from kiosk.packs.draft import EVENT

TEMPLATE = Path(__file__).with_name("template")
"""The sample that every new pack begins with."""

_SLUG = "my-event"
_LONGEST_SLUG = 60


class OccupiedFolderError(Exception):
    """A folder in which something stands already, or that is no folder."""


def start_pack(folder: Path) -> None:
    """Write a pack into a folder, which is made if need be; all of it or nothing.

    Its slug is the folder's name. Raises `OccupiedFolderError` and `OSError`.
    """
    if folder.exists() and not folder.is_dir():
        raise OccupiedFolderError(f"{folder} is a file. Name a folder that is not there yet.")
    if folder.is_dir() and any(folder.iterdir()):
        raise OccupiedFolderError(
            f"{folder} is not empty. Name a folder that is empty, or not there yet."
        )
    slug = _slug(folder.resolve().name)
    texts = {file.name: file.read_text(encoding="utf-8") for file in TEMPLATE.iterdir()}
    texts[EVENT] = texts[EVENT].replace(f'slug = "{_SLUG}"', f'slug = "{slug}"')
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        with suppress(OSError):
            for name in texts:
                (folder / name).unlink(missing_ok=True)
        raise


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    joined = "-".join(re.findall("[a-z0-9]+", plain))
    return joined[:_LONGEST_SLUG].strip("-") or _SLUG
