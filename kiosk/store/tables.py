"""The tables, and how times and sentences are kept in both databases."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from kiosk.words import Sentence

_AS_JSON = '["'
"""How a sentence with its values begins, and no sentence that was kept alone."""


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC: SQLite would drop the zone, PostgreSQL answer in its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn an aware time into UTC; a naive one is a mistake in the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        kept: datetime = value
        return kept.replace(tzinfo=UTC) if kept.tzinfo is None else kept.astimezone(UTC)


class Said(TypeDecorator[Sentence]):
    """A sentence with its values as JSON; what earlier versions kept is the sentence alone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sentence | None, _dialect: Dialect) -> str | None:
        """Put the text and its values into one."""
        if value is None:
            return None
        return json.dumps([value.text, dict(value.values)], ensure_ascii=False)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Sentence | None:
        """Take them apart again."""
        if value is None:
            return None
        return Sentence(*json.loads(value)) if value.startswith(_AS_JSON) else Sentence(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("sheet", Text, nullable=False, unique=True),
    Column("layout", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("visit", Text, nullable=False),
    Column("visit_id", Text, index=True),
    Column("printer", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("remote", Text),
    Column("reason", Said),
    Column("original", Integer, ForeignKey("print_jobs.id"), index=True),
    Column("due", UtcTime, nullable=False),
    Column("created", UtcTime, nullable=False, index=True),
    Column("changed", UtcTime, nullable=False),
)

printers = Table(
    "printers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("address", Text, nullable=False),
    Column("layouts", Text, nullable=False),
    Column("side", Text),
    Column("origin", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("wants", Text, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("held_since", UtcTime),
)

help_calls = Table(
    "help_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit", Text, nullable=False),
    Column("screen", Text, nullable=False),
    Column("no", Integer),
    Column("asked", UtcTime, nullable=False),
    Column("going", UtcTime),
    Column("cleared", UtcTime, index=True),
)

staff_access = Table(
    "staff_access",
    metadata,
    Column("pin_hash", Text),
    Column("generation", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcTime),
)

revision = Table("revision", metadata, Column("number", Integer, nullable=False))

secret = Table("secret", metadata, Column("value", Text, nullable=False))
