"""Where games and accounts are kept: the log of actions, what it caused, who holds which seat. The only user of sqlmodel."""

from fedgame.storage.account_book import AccountBook
from fedgame.storage.account_entries import (
    COMMAND_LINE,
    AccountCard,
    AuditLine,
    Language,
    Link,
    NewAccount,
    NewSignIn,
    Note,
    Role,
    SignInCard,
    SignInKind,
)
from fedgame.storage.archive import Archive
from fedgame.storage.arm_book import ArmBook
from fedgame.storage.arm_entries import ArmCard, ArmSave, ArmState, NewArm
from fedgame.storage.chain import LogDamaged
from fedgame.storage.claim import DatabaseInUse
from fedgame.storage.connect import without_password
from fedgame.storage.entries import (
    NEVER,
    Answer,
    Control,
    ControlKind,
    Deadline,
    Entry,
    GameCard,
    LogWrite,
    NewGameRow,
    SeatCard,
    Seated,
    SeatStart,
    StartWrite,
    Status,
    StoredGame,
    TrainingRow,
)
from fedgame.storage.leases import ROOMS, NotOwner, Worker
from fedgame.storage.store import Store
from fedgame.storage.verify import LogShorter
from fedgame.storage.writer import CommitInDoubt, Conflict, NotWritten, StoreClosed

__all__ = [
    "COMMAND_LINE",
    "NEVER",
    "ROOMS",
    "AccountBook",
    "AccountCard",
    "Answer",
    "Archive",
    "ArmBook",
    "ArmCard",
    "ArmSave",
    "ArmState",
    "AuditLine",
    "CommitInDoubt",
    "Conflict",
    "Control",
    "ControlKind",
    "DatabaseInUse",
    "Deadline",
    "Entry",
    "GameCard",
    "Language",
    "Link",
    "LogDamaged",
    "LogShorter",
    "LogWrite",
    "NewAccount",
    "NewArm",
    "NewGameRow",
    "NewSignIn",
    "NotOwner",
    "NotWritten",
    "Note",
    "Role",
    "SeatCard",
    "SeatStart",
    "Seated",
    "SignInCard",
    "SignInKind",
    "StartWrite",
    "Status",
    "Store",
    "StoreClosed",
    "StoredGame",
    "TrainingRow",
    "Worker",
    "without_password",
]
