"""What earlier versions of FedGame wrote, put into place for a test: see the README in each folder of fixtures/."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
EXPORTS = ("quickstart", "plain_turns", "grand_federation", "own_file", "live")


@dataclass(frozen=True, slots=True)
class EarlierGame:
    """A game of an earlier database: its id, and the tokens of its host and of the seats that people took."""

    game_id: str
    host_token: str
    seat_tokens: tuple[str, ...]


def unpack(version: str, name: str, folder: Path) -> Path:
    """The export of that name as it was written, in `folder`."""
    with zipfile.ZipFile(FIXTURES / version / f"{name}.zip") as archive:
        archive.extractall(folder)
    return folder


def restore(version: str, folder: Path) -> Mapping[str, EarlierGame]:
    """The database of that version as `folder`/fedgame.sqlite; its games by their status."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / "fedgame.sqlite")
    connection.executescript((FIXTURES / version / "database.sql").read_text(encoding="utf-8"))
    connection.close()
    games = json.loads((FIXTURES / version / "database.json").read_text(encoding="utf-8"))
    return {
        status: EarlierGame(game["game_id"], game["host_token"], tuple(game["seat_tokens"]))
        for status, game in games.items()
    }
