"""The fold of the log: how a game follows from its treatment, its seed and the actions that were accepted.

There is no other: a live table, its recovery, a batch and a replay all take each action through `apply`, so that what
one of them writes is what the others read. Pure: nothing is read, written, drawn or waited for but the deal, which
follows from the seed. What a log holds and the rules refuse comes back as a value, because whose fault it is only callers know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from engine.actions import Action, EndGame, IllegalAction, TimeUp, TrainingReported
from engine.rules import step
from engine.rules.endowment import draw_endowments
from engine.state import Game
from engine.treatment import Endowment, Treatment
from fedgame.log.codec import as_sent
from fedgame.log.record import LoggedAction, RefusedAction
from fedgame.log.seeds import endowment_rng


@dataclass(frozen=True, slots=True)
class Applied:
    """The game after an action, and the log's line for it with the events it caused."""

    game: Game
    logged: LoggedAction


@dataclass(frozen=True, slots=True)
class NotApplied:
    """The rules refuse this line of a log, its number `seq` by counting: nothing after it can be applied."""

    seq: int
    stored: LoggedAction
    code: str


def endowments_of(treatment: Treatment, seed: int, seats: int) -> tuple[Endowment, ...]:
    """What the seed gives each of `seats` seats, in their order."""
    return draw_endowments(treatment.endowment, seats, endowment_rng(seed))


def fold(game: Game, actions: Iterable[LoggedAction]) -> Iterator[Applied | NotApplied]:
    """Apply a whole log to the dealt `game`, counting from 1. Each line keeps its times; its events come from the rules.

    Ends with the log, or with the first action that the rules refuse.
    """
    for seq, stored in enumerate(actions, start=1):
        try:
            applied = apply(
                game,
                seq,
                stored.action,
                submitted_at=stored.submitted_at,
                accepted_at=stored.accepted_at,
                response_ms=stored.response_ms,
            )
        except IllegalAction as refusal:
            yield NotApplied(seq, stored, refusal.code)
            return
        yield applied
        game = applied.game


def apply(
    game: Game,
    seq: int,
    action: Action,
    *,
    submitted_at: datetime | None = None,
    accepted_at: datetime | None = None,
    response_ms: int | None = None,
) -> Applied:
    """Do `action` on `game` as number `seq` of its log. Raises IllegalAction."""
    transition = step(game, action)
    logged = LoggedAction(
        seq=seq,
        step=game.step,
        turn=game.turn,
        tick=game.tick,
        player=player_of(action),
        action=action,
        events=transition.events,
        submitted_at=submitted_at,
        accepted_at=accepted_at,
        response_ms=response_ms,
    )
    return Applied(transition.game, logged)


def refused(
    game: Game,
    after_seq: int,
    action: Action,
    code: str,
    *,
    submitted_at: datetime | None = None,
    response_ms: int | None = None,
) -> RefusedAction:
    """The record that `game`, `after_seq` actions into its log, refused `action`."""
    return RefusedAction(
        after_seq=after_seq,
        step=game.step,
        turn=game.turn,
        tick=game.tick,
        player=player_of(action),
        kind=action.kind,
        payload=as_sent(action),
        code=code,
        submitted_at=submitted_at,
        response_ms=response_ms,
    )


def player_of(action: Action) -> int | None:
    """Whose action it is; None for nature's."""
    return None if isinstance(action, TimeUp | EndGame | TrainingReported) else action.player
