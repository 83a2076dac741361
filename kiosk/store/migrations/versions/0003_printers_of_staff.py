"""Printers with their address and their side, those that staff added, and since when one waits."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; addresses are written at every start."""
    op.add_column("printers", sa.Column("address", sa.Text, nullable=False, server_default=""))
    op.add_column("printers", sa.Column("side", sa.Text))
    op.add_column(
        "printers", sa.Column("origin", sa.Text, nullable=False, server_default="settings")
    )
    op.add_column("printers", sa.Column("held_since", sa.DateTime(timezone=True)))
    op.execute("UPDATE printers SET held_since = since WHERE held")
    op.drop_column("printers", "held")
