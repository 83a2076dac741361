"""Alembic, driven from Python. Imported only when a database is not at head."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).with_name("migrations")


class UnknownMigrationError(Exception):
    """The database is at a migration that this kiosk does not have."""


def upgrade(connection: Connection) -> None:
    """Bring a database to head within the transaction of this connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise UnknownMigrationError(str(error)) from error
