"""Check that every text of the screens and the paper exists in Welsh, and nothing else does.

`python -m tests.translations` prints one sentence a fault and exits with 1 if there is one;
with `--update` it brings new English texts into the catalogue, to be translated there.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WELSH = ROOT / "kiosk" / "words" / "cy.po"
METHODS = [
    ("kiosk/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.svg", "jinja2"),
]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "Sentence": None}


def english() -> Catalog:
    """Every text in the code and the templates."""
    catalogue = Catalog(locale="cy")
    for place, line, message, comments, _context in extract_from_dir(
        ROOT, METHODS, keywords=KEYWORDS, directory_filter=lambda folder: ".venv" not in folder
    ):
        catalogue.add(message, None, [(place, line)], auto_comments=comments)
    return catalogue


def welsh() -> Catalog:
    """The Welsh catalogue as it is."""
    with WELSH.open("rb") as file:
        return read_po(file, locale="cy")


def faults() -> Iterator[str]:
    """One sentence for each text that lacks its Welsh, or whose Welsh is no longer used."""
    wanted, had = english(), welsh()
    for message in wanted:
        if not message.id:
            continue
        translated = had.get(message.id)
        where = " ".join(f"{place}:{line}" for place, line in message.locations[:1])
        if translated is None or not all(_texts(translated)):
            yield f"{where}: “{_key(message)}” has no Welsh. Run make words, then translate it."
        elif translated.fuzzy:
            yield f"{where}: the Welsh of “{_key(message)}” is a guess. Check it in cy.po."
        elif any(_names(text) - _names(*_ids(message)) for text in _texts(translated)):
            yield f"{where}: the Welsh of “{_key(message)}” has a placeholder that it is not given."
    for message in had:
        if message.id and wanted.get(message.id) is None:
            yield f"cy.po: “{_key(message)}” is no longer said anywhere. Run make words."


def update() -> None:
    """Bring the catalogue to the texts of today; no guesses, and what is unused goes."""
    catalogue = welsh()
    catalogue.update(english(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with WELSH.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, omit_header=False, sort_output=True)


def _ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def _texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _key(message: Message) -> str:
    return _ids(message)[0]


def _names(*texts: str) -> set[str]:
    return {name for text in texts for name in re.findall(r"%\((\w+)\)", text)}


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    found = list(faults())
    print("\n".join(found) or "Translations: every text is in Welsh.")
    sys.exit(bool(found))
