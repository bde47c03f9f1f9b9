"""Whether a database holds all that its servers had acknowledged, as far as the heads beside it tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, func, select, text
from sqlmodel import col

from fedgame.storage.chain import LogDamaged, check
from fedgame.storage.claim import Claim
from fedgame.storage.connect import open_readers, sqlite_file
from fedgame.storage.heads import Head, Heads, read_heads
from fedgame.storage.models import ActionRow, GameRow

MOST_NAMED = 3


class LogShorter(Exception):  # noqa: N818 - it says what is the case
    """The database lacks what had been acknowledged, or is damaged; the sentence says what, and how to go on."""


def heads_file(url: str, folder: Path | None, worker: str) -> Path | None:
    """Where a server keeps its heads: beside the SQLite file, or, for a database server, in `folder`, by its own name."""
    file = sqlite_file(url)
    if file is not None:
        return file.with_name(f"{file.name}.heads")
    return folder / f"{worker}.heads" if folder is not None else None


def check_whole(engine: Engine, url: str, heads: Path | None) -> None:
    """At the start of a server. Raises LogShorter unless the database has everything of which the heads know."""
    file = sqlite_file(url)
    with engine.connect() as connection:
        if file is not None and _left_open(file):
            _check_pages(connection, file)
        problems = list(lost(connection, known_heads(heads)))
    if not problems:
        return
    named = "; ".join(problems[:MOST_NAMED])
    more = f"; and {len(problems) - MOST_NAMED} more games" if len(problems) > MOST_NAMED else ""
    raise LogShorter(
        f"the database is behind what had been acknowledged: {named}{more}. Its newest part was lost or cut, or an older copy"
        " stands in its place. Put back what is missing (of an SQLite file also the one that ends in -wal) and start again; or"
        " go on from what is there, for good, with: fedgame verify --accept"
    )


def known_heads(heads: Path | None) -> Mapping[str, Head]:
    """What this server's file says, and the files of other workers in its folder; the farthest of each game."""
    found: dict[str, Head] = {}
    for file in _files(heads):
        for game_id, head in read_heads(file).items():
            if game_id not in found or head.seq > found[game_id].seq:
                found[game_id] = head
    return found


def _files(heads: Path | None) -> Iterable[Path]:
    if heads is None:
        return ()
    return sorted(heads.parent.glob("*.heads")) if heads.parent.is_dir() and ".sqlite" not in heads.name else (heads,)


def lost(connection: Connection, heads: Mapping[str, Head]) -> Iterator[str]:
    """What the heads know of and the database has not, one sentence for each game."""
    for game_id, head in sorted(heads.items()):
        if head.seq == 0:
            if connection.execute(select(col(GameRow.id)).where(col(GameRow.id) == game_id)).first() is None:
                yield f"game {game_id} is not there"
            continue
        row = connection.execute(
            select(col(ActionRow.chain)).where(col(ActionRow.game_id) == game_id, col(ActionRow.seq) == head.seq)
        ).first()
        if row is None:
            last = connection.execute(
                select(func.max(col(ActionRow.seq))).where(col(ActionRow.game_id) == game_id)
            ).scalar()
            yield f"game {game_id} ends at action {last or 0} and had come to {head.seq}"
        elif row[0] != head.chain:
            yield f"game {game_id} has another action {head.seq} than was acknowledged"


def damaged(connection: Connection) -> Iterator[str]:
    """The games whose log is not as it was written, one sentence for each."""
    for game_id in connection.execute(select(col(GameRow.id)).order_by(col(GameRow.created_at))).scalars().all():
        rows = connection.execute(
            select(*ActionRow.__table__.columns).where(col(ActionRow.game_id) == game_id).order_by(col(ActionRow.seq))  # type: ignore[attr-defined]  # its class does not know it
        ).mappings()
        try:
            check(game_id, ((row["chain"], cast(Mapping[str, object], row)) for row in rows))
        except LogDamaged as error:
            yield str(error)


@dataclass(frozen=True, slots=True)
class Verified:
    """How many games and actions a database has, and what is wrong with it, in sentences."""

    games: int
    actions: int
    problems: tuple[str, ...]


def look_over(url: str, folder: Path, worker: str) -> Verified:
    """Compare the database with the heads, and check the chain of every game; a server may run meanwhile."""
    heads = heads_file(url, folder, worker)
    # First: what is acknowledged meanwhile is in the database, and not in what was read here.
    known = known_heads(heads)
    engine = open_readers(url)
    try:
        with engine.connect() as connection:
            problems = (*lost(connection, known), *damaged(connection))
            games = connection.execute(select(func.count()).select_from(GameRow)).scalar() or 0
            actions = connection.execute(select(func.count()).select_from(ActionRow)).scalar() or 0
            return Verified(games, actions, problems)
    finally:
        engine.dispose()


def accept_what_is_there(url: str, folder: Path, worker: str) -> Path | None:
    """Have the heads say what the database holds, while no server runs on it: DatabaseInUse for an SQLite file of one.

    The files that said something else are kept; the name of the last of them.
    """
    file, heads = sqlite_file(url), heads_file(url, folder, worker)
    assert heads is not None  # noqa: S101 - there is a folder
    claim = Claim(file) if file is not None else None
    engine = open_readers(url)
    try:
        with engine.connect() as connection:
            return _accept(connection, heads)
    finally:
        engine.dispose()
        if claim is not None:
            claim.release()


def _accept(connection: Connection, heads: Path) -> Path | None:
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = None
    for file in tuple(_files(heads)):
        if file.exists():
            kept = file.rename(file.with_name(f"{file.name}-until-{now}"))
    fresh = Heads(heads)
    for game_id, seq in connection.execute(
        select(col(ActionRow.game_id), func.max(col(ActionRow.seq))).group_by(col(ActionRow.game_id))
    ).all():
        chain = connection.execute(
            select(col(ActionRow.chain)).where(col(ActionRow.game_id) == game_id, col(ActionRow.seq) == seq)
        ).scalar()
        fresh.put(game_id, Head(seq, chain))
    fresh.close()
    return kept


def _left_open(file: Path) -> bool:
    """Whether the last server did not close the file: a log of its own stands beside it."""
    beside = file.with_name(f"{file.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _check_pages(connection: Connection, file: Path) -> None:
    found = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if found != "ok":
        raise LogShorter(
            f"the database {file} is damaged ({str(found).splitlines()[0]}): put back a backup, or save what can be read with"
            f" `sqlite3 {file.name} .recover`"
        )
