"""Which worker may write a game, and the chain that says how far its log had come."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("actions", sa.Column("chain", sa.String(length=64), nullable=True))
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=64), primary_key=True),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), primary_key=True),
        sa.Column("worker", sa.String(length=64), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
    )
    op.create_index("ix_leases_worker", "leases", ["worker"])


def downgrade() -> None:
    op.drop_index("ix_leases_worker", "leases")
    op.drop_table("leases")
    op.drop_table("workers")
    op.drop_column("actions", "chain")
