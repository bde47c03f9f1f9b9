"""Runs the migrations on the engine that the store (or a test) hands over."""

from alembic import context
from sqlmodel import SQLModel

from fedgame.storage import account_models, arm_models, models, session_models  # noqa: F401 - imported so that their tables are known

engine = context.config.attributes["engine"]

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
