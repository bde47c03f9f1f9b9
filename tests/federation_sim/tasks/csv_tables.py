"""Small tables as text, and the tasks that are read from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from federation_sim import csv_task
from federation_sim.tasks import Task, load_task

ROWS = 40
_TIMES = count(1)
Cell = Callable[[int], str]


def table(header: str, cell: Cell, target: Sequence[str] = ("yes", "no"), by: str = ",") -> str:
    """40 rows of one cell and a class, the classes in turn."""
    return "\n".join([header, *(f"{cell(row)}{by}{target[row % len(target)]}" for row in range(ROWS))])


def write(tmp_path: Path, content: str | bytes, name: str = "doubts.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    # A file is read again when its time has changed, and clocks of file systems are coarse.
    os.utime(path, ns=(next(_TIMES), next(_TIMES)))
    return path


def read(tmp_path: Path, content: str | bytes, target: str = "ill", **keys: Any) -> Task:
    return load_task(csv_task(write(tmp_path, content), target, **keys))
