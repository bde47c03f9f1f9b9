"""Rooms for tables without a server; and a time limit for each test here, where something keeps it (`make mutants`)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from fedgame.live import table as table_module
from tests.fedgame.live.alone import Room, Rooms, card, everybody_sits

SECONDS = 30


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Many a change of a table makes a test wait for ever, in which case it has noticed."""
    if config.pluginmanager.hasplugin("timeout"):
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(pytest.mark.timeout(SECONDS))


@pytest.fixture
async def rooms(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rooms]:
    monkeypatch.setattr(table_module, "RETRY_SECONDS", 0.01)
    made: list[Room] = []

    def room(full: bool = True, **changed: Any) -> Room:
        made.append(Room(everybody_sits(card(**changed)) if full else card(**changed)))
        return made[-1]

    yield room
    for one in made:
        for table in one.tables:
            table.close()
