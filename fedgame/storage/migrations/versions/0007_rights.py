"""The rights of people: what they write is sealed under a key of their own, and both can be taken away."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session_events", sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.add_column("participants", sa.Column("seal_key", sa.LargeBinary(length=32), nullable=True))
    op.add_column("participants", sa.Column("erased_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("participants", "erased_at")
    op.drop_column("participants", "seal_key")
    op.drop_column("session_events", "sealed")
