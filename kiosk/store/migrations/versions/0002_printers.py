"""Printers as they last said, and how a printer knows a job."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of printers, and a column to the print jobs."""
    op.add_column("print_jobs", sa.Column("remote", sa.Text))
    op.create_table(
        "printers",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("wants", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_printers"),
    )
