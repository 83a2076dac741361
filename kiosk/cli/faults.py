"""How a command says what is wrong: one plain sentence a fault on stderr, and an exit code."""

from collections.abc import Iterable
from typing import NoReturn

import click

from kiosk.settings import Settings, SettingsError, load

INPUT_HAS_FAULTS = 1
WRONG_USAGE = 2
OUTSIDE_FAILED = 3


def stop(sentences: Iterable[str], exit_code: int) -> NoReturn:
    """Say each sentence on stderr and leave with the exit code."""
    for sentence in sentences:
        click.echo(sentence, err=True)
    raise click.exceptions.Exit(exit_code)


def settings() -> Settings:
    """The settings, or every fault in them and exit code 1."""
    try:
        return load()
    except SettingsError as error:
        stop(error.faults, INPUT_HAS_FAULTS)
