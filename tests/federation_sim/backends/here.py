"""The backends that this machine can test: a torch that is missing is a failure, unless one asked to go without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

NEEDS_TORCH = pytest.mark.skipif(
    os.environ.get("FEDGAME_WITHOUT_TORCH") == "1", reason="FEDGAME_WITHOUT_TORCH: see docs/contributing.md"
)
ON_THE_PROCESSOR = [pytest.param("native"), pytest.param("numpy"), pytest.param("torch-cpu", marks=NEEDS_TORCH)]


def _has_a_card() -> bool:
    """Whether CUDA finds a card here. PyTorch, which takes seconds to import, is asked only where the driver's device is."""
    if not Path("/dev/nvidiactl").exists():
        return False
    import torch

    return bool(torch.cuda.is_available())


ALL_HERE = [*ON_THE_PROCESSOR, *([pytest.param("torch-cuda")] if _has_a_card() else [])]
"""And the card of this machine, if it has one: what must hold for every backend is asked of it too."""
