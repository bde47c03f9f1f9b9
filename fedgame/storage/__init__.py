"""Where games are kept: the log of actions, what it caused, and who holds which seat. The only user of sqlmodel."""

from fedgame.storage.archive import Archive
from fedgame.storage.claim import DatabaseInUse
from fedgame.storage.connect import without_password
from fedgame.storage.entries import (
    Answer,
    Deadline,
    Entry,
    GameCard,
    LogWrite,
    NewGameRow,
    SeatCard,
    SeatStart,
    StartWrite,
    StoredGame,
    TrainingRow,
)
from fedgame.storage.store import Store
from fedgame.storage.writer import CommitInDoubt, Conflict, StoreClosed

__all__ = [
    "Answer",
    "Archive",
    "CommitInDoubt",
    "Conflict",
    "DatabaseInUse",
    "Deadline",
    "Entry",
    "GameCard",
    "LogWrite",
    "NewGameRow",
    "SeatCard",
    "SeatStart",
    "StartWrite",
    "Store",
    "StoreClosed",
    "StoredGame",
    "TrainingRow",
    "without_password",
]
