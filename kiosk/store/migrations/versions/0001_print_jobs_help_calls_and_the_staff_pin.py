"""Print jobs, help calls, the staff PIN, the revision and the secret."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the first tables, with the rows of which there is always one."""
    op.create_table(
        "print_jobs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("printer", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("original", sa.Integer),
        sa.Column("due", TIME, nullable=False),
        sa.Column("created", TIME, nullable=False),
        sa.Column("changed", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_print_jobs"),
        sa.UniqueConstraint("key", name="uq_print_jobs_key"),
        sa.UniqueConstraint("sheet", name="uq_print_jobs_sheet"),
        sa.ForeignKeyConstraint(["original"], ["print_jobs.id"], name="fk_print_jobs_original"),
    )
    op.create_index("ix_print_jobs_state", "print_jobs", ["state"])
    op.create_index("ix_print_jobs_original", "print_jobs", ["original"])
    op.create_table(
        "help_calls",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("screen", sa.Text, nullable=False),
        sa.Column("no", sa.Integer),
        sa.Column("asked", TIME, nullable=False),
        sa.Column("going", TIME),
        sa.Column("cleared", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_help_calls"),
    )
    op.create_index("ix_help_calls_cleared", "help_calls", ["cleared"])
    access = op.create_table(
        "staff_access",
        sa.Column("pin_hash", sa.Text),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", TIME),
    )
    revisions = op.create_table("revision", sa.Column("number", sa.Integer, nullable=False))
    op.create_table("secret", sa.Column("value", sa.Text, nullable=False))
    op.bulk_insert(access, [{"generation": 0, "failures": 0}])
    op.bulk_insert(revisions, [{"number": 0}])
