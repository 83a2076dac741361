"""Printers as they last said, and how printers and limits know a job."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of printers, and columns to the print jobs."""
    op.add_column("print_jobs", sa.Column("remote", sa.Text))
    op.add_column("print_jobs", sa.Column("visit_id", sa.Text))
    op.create_index("ix_print_jobs_visit_id", "print_jobs", ["visit_id"])
    op.create_index("ix_print_jobs_created", "print_jobs", ["created"])
    op.create_table(
        "printers",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("layouts", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("wants", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_printers"),
    )
