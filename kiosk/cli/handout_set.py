"""`handouts --all`: the event's whole set in a folder of its own, with a contents page."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, stop
from kiosk.cli.writing import folder_to_fill, write_now
from kiosk.handouts import (
    EVENT_LAYOUTS,
    LeftOut,
    SetFile,
    contents_page,
    event_set,
)
from kiosk.packs import Pack, Session

CONTENTS = "contents.pdf"


def write_set(
    out: Path,
    pack: Pack,
    sessions: Sequence[Session],
    sheets: Sequence[tuple[str, ...]],
    takeaway: str | None,
) -> None:
    """Write every layout for each of the `sheets` into the folder `out`, and say what was made.

    Raises `RenderError`; nothing is left in the folder's place then.
    """
    files: list[SetFile] = []
    left_out: dict[str, str] = {}
    made = event_set(pack, sessions, sheets, EVENT_LAYOUTS, takeaway=takeaway)
    with folder_to_fill(out) as folder:
        with click.progressbar(
            made,
            length=len(EVENT_LAYOUTS) * len(sheets),
            label="Making handouts",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as finished:
            for each in finished:
                if isinstance(each, LeftOut):
                    left_out[each.layout] = each.why
                else:
                    file, document = each
                    write_now(folder / file.name, document)
                    files.append(file)
        reasons = [f"Left out: {layout}. {why}" for layout, why in sorted(left_out.items())]
        if not files:
            stop(reasons, INPUT_HAS_FAULTS)
        contents = contents_page(pack, files, tuple(dict.fromkeys(sum(sheets, ()))))
        write_now(folder / CONTENTS, contents)
    codes = sum(file.codes for file in files)
    click.echo(f"{out} is written: {len(files)} to print, and {CONTENTS} that lists them.")
    click.echo(f"All {codes:,} codes on them read.")
    for reason in reasons:
        click.echo(reason)
