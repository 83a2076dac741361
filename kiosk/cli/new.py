"""`new`: a pack to start from."""

import shlex
from pathlib import Path

import click

from kiosk.cli.faults import OUTSIDE_FAILED, WRONG_USAGE, stop
from kiosk.packs import OccupiedFolderError, start_pack


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small event pack to start from, with a note on every line to change."""
    try:
        start_pack(folder)
    except OccupiedFolderError as error:
        stop((str(error),), WRONG_USAGE)
    except OSError as error:
        stop(
            (f"{folder} cannot be written ({error.strerror}). Choose another place.",),
            OUTSIDE_FAILED,
        )
    where = shlex.quote(str(folder))
    click.echo(f"{folder} is a pack now. Its README.md says what to change.")
    click.echo(f"Look at it:  python -m kiosk serve --pack {where}")
    click.echo(f"Check it:    python -m kiosk check {where}")
