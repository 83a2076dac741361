"""The group of commands, and the one place where a fault becomes a sentence and an exit code."""

import importlib

import click

from kiosk import __version__

COMMANDS = ("serve", "check", "handouts", "pin")


class Commands(click.Group):
    """Commands that are imported only when they are asked for, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a stand's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"kiosk.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """Run a conference-stand kiosk from an event pack."""
