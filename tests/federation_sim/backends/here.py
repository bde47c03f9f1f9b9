"""The backends that this machine can test: a torch that is missing is a failure, unless one asked to go without it."""

from __future__ import annotations

import os

import pytest

NEEDS_TORCH = pytest.mark.skipif(
    os.environ.get("FEDGAME_WITHOUT_TORCH") == "1", reason="FEDGAME_WITHOUT_TORCH: see docs/contributing.md"
)
ON_THE_PROCESSOR = [pytest.param("numpy"), pytest.param("torch-cpu", marks=NEEDS_TORCH)]
