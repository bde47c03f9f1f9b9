"""What the server and the storage tell each other of arms: plain values that know no table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ArmState = Literal["draft", "frozen"]


@dataclass(frozen=True, slots=True)
class NewArm:
    """A draft to be kept. `document` is JSON text; `title` and `title_zh` are what it says of them."""

    id: str
    owner: str
    title: str
    title_zh: str
    document: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ArmCard:
    """An arm as it is kept. `version` counts its saves, so that two who edit it do not undo each other's work unseen.

    `arm_hash` and `frozen_at` are set when it is frozen; from then on the document never changes. `offered`: it stands
    among the games that people may open. `used`: a game or an experiment is of it, so that it is kept for good.
    """

    id: str
    owner: str
    owner_name: str
    title: str
    title_zh: str
    document: str
    state: ArmState
    arm_hash: str | None
    offered: bool
    experiment_id: str | None
    used: bool
    version: int
    created_at: datetime
    changed_at: datetime
    frozen_at: datetime | None


@dataclass(frozen=True, slots=True)
class ArmSave:
    """What a draft becomes, if it is still of that version."""

    id: str
    version: int
    title: str
    title_zh: str
    document: str
    at: datetime
