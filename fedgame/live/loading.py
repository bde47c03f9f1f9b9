"""How a table comes by its position: from the log, and to begin with by making the start durable."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from fedgame.live.dealing import deal
from fedgame.live.nature import Equipment
from fedgame.live.position import LogDiffers, Position, not_ahead, rebuild
from fedgame.log.upcasts import NewerSchemaError
from fedgame.storage import CommitInDoubt, Conflict, GameCard, LogDamaged

RETRY_SECONDS = 1.0

log = structlog.get_logger(__name__)


async def write_start(equipment: Equipment, game_id: str, *, untimed_alone: bool = False) -> None:
    """Make the start durable, unless an earlier try in doubt has done so. Raises CommitInDoubt when it was not kept.

    `untimed_alone`: where nobody else has come, it is played without a time limit.
    """
    store = equipment.store
    doubt: CommitInDoubt | None = None
    while True:
        card = await store.card(game_id)
        if card is None:
            raise KeyError(game_id)
        if card.status != "lobby":
            return
        if doubt is not None:
            raise doubt
        people = sum(seat.taken for seat in card.seats)
        # Who is alone keeps nobody waiting: there is time to read the whole screen before the first clock runs.
        now, alone = equipment.clock.now(), people == 1
        treatment = replace(card.treatment, decision_seconds=0.0) if alone and untimed_alone else card.treatment
        start = deal(game_id, treatment, card.seed, card.seats, now, leisurely=alone)
        log.info("game.starts", game=game_id, seats=len(start.seats), people=people)
        try:
            await store.start_game(start)
            return
        except Conflict:
            # Somebody took a seat in the same moment: look again.
            log.info("start.again", game=game_id)
        except CommitInDoubt as error:
            log.warning("start.in_doubt", game=game_id)
            doubt = error


async def load_position(equipment: Equipment, game_id: str) -> tuple[GameCard, Position]:
    """The game and its position from the log. Waits for a database that cannot be read. Raises LogDiffers."""
    waiting = False
    while True:
        try:
            stored = await equipment.store.stored_game(game_id)
            break
        except LogDamaged as error:
            raise LogDiffers(str(error)) from error
        except NewerSchemaError as error:
            raise LogDiffers(f"game {game_id}: {error}") from error
        except Exception:
            # Once: a database may be away for a night, and every game waits for it.
            if not waiting:
                log.exception("log.unreadable", game=game_id)
            waiting = True
            await asyncio.sleep(RETRY_SECONDS)
    if stored is None or stored.card.status == "lobby":
        raise LogDiffers(f"game {game_id} has not been started")
    position = await asyncio.to_thread(rebuild, stored)
    if position.controls.paused_at is None:
        position.deadline = not_ahead(position.deadline, equipment.clock.now())
    return stored.card, position
