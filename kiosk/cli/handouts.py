"""`handouts`: the sheets that are printed before the day, as one PDF whose codes were read back."""

import os
from contextlib import suppress
from pathlib import Path

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, OUTSIDE_FAILED, WRONG_USAGE, settings, stop
from kiosk.handouts import (
    Layout,
    PreflightError,
    RenderError,
    codes_of,
    event_handout,
    pdf,
    preflight,
)
from kiosk.packs import BrokenPackError, Pack, Session, read_pack
from kiosk.qr import keeping


@click.command()
@click.argument("pack", required=False, type=click.Path(path_type=Path))
@click.option(
    "--layout",
    type=click.Choice([each.value for each in Layout]),
    required=True,
    help="The form of the handout.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The PDF file to write.",
)
@click.option(
    "--session", "numbers", type=int, multiple=True, help="A session's no; give one or more."
)
@click.option(
    "--language",
    "asked",
    multiple=True,
    help="A language of the pack; its first unless given. Give two for both on one sheet.",
)
def handouts(
    pack: Path | None, layout: str, out: Path, numbers: tuple[int, ...], asked: tuple[str, ...]
) -> None:
    """Make handouts from an event pack."""
    if layout == Layout.MY_HANDOUT:
        stop(
            (
                "A my-handout is made at the touchscreen, from what a delegate chose. "
                "Use --layout a4-sheet.",
            ),
            WRONG_USAGE,
        )
    found = settings()
    file = _file(out)
    read = _read(pack or found.pack)
    try:
        with keeping(found.data):
            handout = event_handout(
                Layout(layout),
                read,
                _sessions(read, numbers),
                _languages(read, asked),
                takeaway=found.takeaway_url or read.event.takeaway,
            )
            document = pdf(handout)
            preflight(document, handout)
    except (RenderError, PreflightError) as error:
        stop((str(error),), INPUT_HAS_FAULTS)
    _write(file, document, out)
    click.echo(f"{out} is written. All {len(codes_of(handout))} codes on it read.")


def _read(folder: Path) -> Pack:
    try:
        return read_pack(folder)
    except BrokenPackError as error:
        stop((fault.text for fault in error.faults), INPUT_HAS_FAULTS)


def _sessions(pack: Pack, numbers: tuple[int, ...]) -> tuple[Session, ...]:
    unknown = [str(no) for no in dict.fromkeys(numbers) if no not in pack.session]
    if unknown:
        stop(
            (f"The pack has no session {', '.join(unknown)}. Its sessions.csv has the numbers.",),
            WRONG_USAGE,
        )
    return tuple(pack.session[no] for no in dict.fromkeys(numbers)) or pack.sessions


def _languages(pack: Pack, asked: tuple[str, ...]) -> tuple[str, ...]:
    languages = pack.event.languages
    unknown = next((each for each in asked if each not in languages), None)
    if unknown is not None:
        stop((f"The pack has no texts in “{unknown}”. Use {' or '.join(languages)}.",), WRONG_USAGE)
    return tuple(dict.fromkeys(asked)) or languages[:1]


def _file(out: Path) -> Path:
    """The file that `out` leads to; never a device or a pipe, which a rename would destroy."""
    try:
        file = out.resolve()
        is_new = not file.exists()
    except (OSError, RuntimeError):
        stop((f"{out} leads nowhere. Choose another place with --out.",), WRONG_USAGE)
    if not out.name:
        stop(("--out has no file name. Write one, such as sheet.pdf.",), WRONG_USAGE)
    if not (is_new or file.is_file()):
        stop((f"{out} is not a file. Choose another place with --out.",), WRONG_USAGE)
    return file


def _write(file: Path, document: bytes, out: Path) -> None:
    """The whole file or nothing of it, even if the plug is pulled."""
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as target:
            target.write(document)
            target.flush()
            os.fsync(target.fileno())
        part.rename(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        stop(
            (
                f"{out} cannot be written ({error.strerror}). "
                "Choose another place with --out, or mend this one.",
            ),
            OUTSIDE_FAILED,
        )
