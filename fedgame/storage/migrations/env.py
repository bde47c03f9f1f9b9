"""Runs the migrations on the engine that the store (or a test) hands over."""

from alembic import context

from fedgame.storage import models

engine = context.config.attributes["engine"]

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=models.GameRow.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
