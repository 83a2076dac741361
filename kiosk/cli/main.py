"""The group of commands: what `python -m kiosk --help` lists."""

import click

from kiosk import __version__
from kiosk.cli.check import check
from kiosk.cli.handouts import handouts
from kiosk.cli.import_programme import import_programme
from kiosk.cli.new import new
from kiosk.cli.pin import pin
from kiosk.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """Run a conference-stand kiosk from an event pack."""


for command in (serve, new, check, import_programme, handouts, pin):
    main.add_command(command)
