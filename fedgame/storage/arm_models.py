"""The table of arms. Rows are written by `fedgame.storage.arm_writes` and read by `fedgame.storage.arm_reads` alone."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from fedgame.storage.models import text_column, utc_column


class ArmRow(SQLModel, table=True):
    """An arm of an account, a draft or frozen. `document` is JSON, as a scenario file says it (fedgame.arms.document)."""

    __tablename__ = "arms"

    id: str = Field(primary_key=True, max_length=32)
    owner: str = Field(max_length=32, foreign_key="accounts.id", index=True)
    title: str = Field(sa_column=text_column())
    title_zh: str = Field(sa_column=text_column())
    document: str = Field(sa_column=text_column())
    state: str = Field(max_length=16)
    arm_hash: str | None = Field(default=None, max_length=64)
    offered: bool = False
    experiment_id: str | None = Field(default=None, max_length=32, index=True)
    version: int = 1
    created_at: datetime = Field(sa_column=utc_column(nullable=False))
    changed_at: datetime = Field(sa_column=utc_column(nullable=False))
    frozen_at: datetime | None = Field(default=None, sa_column=utc_column())
