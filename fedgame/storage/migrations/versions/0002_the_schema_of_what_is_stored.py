"""Which version of the schema treatments, actions and events were stored in: what is there already is of the first."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("games", "actions"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("schema_version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    for table in ("actions", "games"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("schema_version")
