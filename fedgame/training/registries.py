"""What can be trained, by name and in words: the training's registries, for those who may not import it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from engine.values.names import NameIn
from federation_sim import FEDERATIONS, MODELS, PARTITIONS, TASKS, task_words

__all__ = [
    "FEDERATIONS",
    "MODELS",
    "PARTITIONS",
    "TASKS",
    "FederationName",
    "ModelName",
    "PartitionName",
    "TaskName",
    "task_words",
]

TaskName: TypeAlias = Annotated[str, NameIn("tasks", TASKS)]
ModelName: TypeAlias = Annotated[str, NameIn("models", MODELS)]
PartitionName: TypeAlias = Annotated[str, NameIn("partitions", PARTITIONS)]
FederationName: TypeAlias = Annotated[str, NameIn("federations", FEDERATIONS)]
