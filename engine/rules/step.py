"""`step`: one action in, the next game and its events out. The only way a game changes."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from engine.actions import (
    Action,
    ChangeCommitment,
    EndGame,
    IllegalAction,
    LeaveFederation,
    NotReady,
    PlaceBid,
    React,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.events import PlayerNotReady, PlayerReady, Reacted
from engine.rules.bidding import (
    change_commitment,
    check_open,
    check_seat,
    find_player,
    leave_federation,
    place_bid,
    withdraw_bid,
)
from engine.rules.clock import close_step, end_early, move_if_possible
from engine.rules.training import accept_report
from engine.rules.transition import Draft, Transition
from engine.state import Game


def step(game: Game, action: Action) -> Transition:
    """Apply `action` to `game`. Pure: `game` is unchanged, and a refused action raises IllegalAction and does nothing."""
    draft = Draft(game)
    match action:
        case PlaceBid():
            place_bid(draft, action)
        case WithdrawBid():
            withdraw_bid(draft, action)
        case ChangeCommitment():
            change_commitment(draft, action)
        case LeaveFederation():
            leave_federation(draft, action)
        case Ready():
            _ready(draft, action)
        case NotReady():
            _not_ready(draft, action)
        case React():
            _react(draft, action)
        case TimeUp():
            _time_up(draft, action)
        case EndGame():
            end_early(draft)
        case TrainingReported():
            accept_report(draft, action)
            move_if_possible(draft)
        case _:
            assert_never(action)
    return draft.done()


def _ready(draft: Draft, action: Ready) -> None:
    check_seat(draft.game, action.player)
    draft.put(replace(draft.game.player(action.player), ready=True))
    draft.emit(PlayerReady(action.player))
    if all(player.ready for player in draft.game.players):
        close_step(draft, by_time=False)


def _not_ready(draft: Draft, action: NotReady) -> None:
    check_open(draft.game, action.player)
    player = draft.game.player(action.player)
    if not player.ready:
        raise IllegalAction("seat.not_ready", "You have not said that you are ready: you can still decide.")
    draft.put(replace(player, ready=False))
    draft.emit(PlayerNotReady(action.player))


def _react(draft: Draft, action: React) -> None:
    """Also while trainings are waited for, and by who is ready: it is no decision."""
    game = draft.game
    find_player(game, action.player)
    if game.finished:
        raise IllegalAction("game.finished", "The game is over: nothing can be changed any more.")
    if game.treatment.reactions == "off":
        raise IllegalAction("reaction.off", "In this game players show each other no reactions.")
    draft.emit(Reacted(action.player, game.tick, action.reaction))


def _time_up(draft: Draft, action: TimeUp) -> None:
    game = draft.game
    if game.finished:
        raise IllegalAction("game.finished", "The game is over: no deadline runs.")
    if action.step != game.step or game.closing:
        raise IllegalAction("step.stale", f"Step {action.step} is closed already: the game is in step {game.step}.")
    close_step(draft, by_time=True)
