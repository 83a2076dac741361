"""Bring a database to the tables that this kiosk needs."""

from sqlalchemy import Connection, inspect, text

from kiosk.store.engine import Database, StoreError

HEAD = "0003"
"""The newest migration."""


def bring_to_head(database: Database) -> None:
    """Run the migrations that a database lacks, all of them or none.

    Raises `StoreError` where a newer kiosk made it.
    """
    with database.read() as connection:
        found = _version(connection)
    if found == HEAD:
        return
    # Importing Alembic takes longer than the rest of the start, so it waits until it is needed.
    from kiosk.store.migrating import UnknownMigrationError, upgrade

    with database.exclusive() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7130)"))
        try:
            upgrade(connection)
        except UnknownMigrationError as error:
            raise StoreError(
                f"The database {database.where} was made by a newer kiosk. "
                "Start that one, or choose another database."
            ) from error


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
