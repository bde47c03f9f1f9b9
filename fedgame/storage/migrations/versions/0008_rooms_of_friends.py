"""What comes after a game: another one of the same people, and a link that shows its result."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("games", sa.Column("next_id", sa.String(length=32), nullable=True))
    op.add_column("games", sa.Column("share_hash", sa.String(length=64), nullable=True))
    op.create_index("ix_games_share_hash", "games", ["share_hash"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_games_share_hash", "games")
    op.drop_column("games", "share_hash")
    op.drop_column("games", "next_id")
