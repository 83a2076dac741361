"""`handouts`: what is printed before the day, each page with its codes read back."""

from pathlib import Path

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, WRONG_USAGE, settings, stop
from kiosk.cli.handout_set import write_set
from kiosk.cli.writing import file_to_write, numbered, write_files
from kiosk.handouts import (
    LADDER_DOTS,
    Handout,
    Ladder,
    Layout,
    PreflightError,
    RenderError,
    codes_of,
    count_pages,
    event_handout,
    ladder_page,
    pdf,
    pictures,
    preflight,
)
from kiosk.packs import BrokenPackError, Pack, Session, read_pack
from kiosk.qr import keeping


@click.command()
@click.argument("pack", required=False, type=click.Path(path_type=Path))
@click.option(
    "--layout",
    type=click.Choice([*(each.value for each in (*Layout, *Ladder))]),
    help="The form of the handout; test tries an office printer, test-80 a receipt printer.",
)
@click.option("--all", "every", is_flag=True, help="Every layout, with a contents page.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write; with --all, the folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "png"]),
    default="pdf",
    show_default=True,
    help="A document, or a picture of each page.",
)
@click.option(
    "--session", "numbers", type=int, multiple=True, help="A session's no; give one or more."
)
@click.option(
    "--language",
    "asked",
    multiple=True,
    help="A language of the pack; give two for both on one sheet. Unless given, its first; "
    "with --all, each on sheets of its own.",
)
def handouts(  # noqa: PLR0913 (an argument for each option)
    pack: Path | None,
    *,
    layout: str | None,
    every: bool,
    out: Path,
    form: str,
    numbers: tuple[int, ...],
    asked: tuple[str, ...],
) -> None:
    """Make handouts from an event pack: one layout, or all of them."""
    _check_usage(layout, every, form, out)
    found = settings()
    read = _read(pack or found.pack)
    sessions, languages = _sessions(read, numbers), _languages(read, asked)
    takeaway = found.takeaway_url or read.event.takeaway
    try:
        with keeping(found.data):
            if layout is None:
                sheets = [languages] if asked else [(each,) for each in read.event.languages]
                write_set(out, read, sessions, sheets, takeaway)
            elif layout in list(Ladder):
                _write_ladder(Ladder(layout), read, languages, out)
            else:
                chosen = Layout(layout)
                handout = event_handout(chosen, read, sessions, languages, takeaway=takeaway)
                _write_handout(handout, out, form)
    except (RenderError, PreflightError) as error:
        stop((str(error),), INPUT_HAS_FAULTS)


def _check_usage(layout: str | None, every: bool, form: str, out: Path) -> None:
    wrong = None
    if layout is None and not every:
        wrong = "Say what to make: --layout with one of its forms, or --all."
    elif layout is not None and every:
        wrong = "--all makes every layout. Leave out --all, or --layout."
    elif every and form != "pdf":
        wrong = "--all makes PDF files only. For pictures, use --layout."
    elif layout in list(Ladder) and form != "pdf":
        wrong = "The test page is for a printer, so that it is a PDF only. Leave out --format."
    elif layout == Layout.MY_HANDOUT:
        wrong = (
            "A my-handout is made at the touchscreen, from what a delegate chose. "
            "Use --layout a4-sheet."
        )
    elif not every and out.suffix.lower() in {".pdf", ".png"} - {f".{form}"}:
        wrong = f"{out} would hold {form.upper()}. Give it another ending, or another --format."
    if wrong is not None:
        stop((wrong,), WRONG_USAGE)


def _write_handout(handout: Handout, out: Path, form: str) -> None:
    file = file_to_write(out)
    document = pdf(handout)
    preflight(document, handout)
    if form == "pdf":
        write_files((file,), (document,), out)
        said = f"{out} is written."
    else:
        files = tuple(map(file_to_write, numbered(file, count_pages(document))))
        write_files(files, pictures(handout, document), out)
        names = [str(out.with_name(each.name)) for each in (files[0], files[-1])]
        said = f"{out} is written." if len(files) == 1 else f"{' to '.join(names)} are written."
    click.echo(f"{said} All {len(codes_of(handout))} codes on it read.")


def _write_ladder(ladder: Ladder, pack: Pack, languages: tuple[str, ...], out: Path) -> None:
    file = file_to_write(out)
    write_files((file,), (ladder_page(ladder, pack, languages),), out)
    codes = len(LADDER_DOTS) * len(languages)
    click.echo(f"{out} is written. All {codes} codes on it read.")


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
