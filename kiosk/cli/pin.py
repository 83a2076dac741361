"""`pin`: set the staff PIN."""

import sys

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, OUTSIDE_FAILED, WRONG_USAGE, settings, stop

NO_PIN = "There is no PIN in the input. Send it as one line, or type it."


@click.command()
def pin() -> None:
    """Set the staff PIN. It is asked for twice, or read as one line from a pipe.

    Staff who are signed in must sign in anew, and a PIN that is locked is open again.
    """
    found = settings()
    wanted = _asked()
    # Imported here so that a wrong setting is said at once.
    from kiosk.actions import PinError, StoreError, set_pin
    from kiosk.store import open_store

    try:
        store = open_store(found.database_url)
        set_pin(store, wanted)
    except PinError as error:
        stop((str(error),), INPUT_HAS_FAULTS)
    except StoreError as error:
        stop((str(error),), OUTSIDE_FAILED)
    store.close()
    click.echo("The staff PIN is set. Everybody signs in anew.")


def _asked() -> str:
    if sys.stdin is None:
        stop((NO_PIN,), WRONG_USAGE)
    stream = sys.stdin.buffer
    if stream.isatty():
        typed: str = click.prompt(
            "New staff PIN", hide_input=True, confirmation_prompt="The same once more"
        )
        return typed.strip()
    line = stream.readline()
    if not line.strip():
        stop((NO_PIN,), WRONG_USAGE)
    return line.decode(errors="replace").strip()
