"""The clock: a closed step moves all federations by the smallest number of ticks left in any of them.

So federations run at their own pace, and where all phases have fixed lengths that add up to one turn they move
together: the plain game is the same code. Where phases end on the same tick, the order is: trainings end, market,
payouts, admissions. A training whose phase would end by the move must have been reported; until then the step stays
closing.
"""

from __future__ import annotations

from dataclasses import replace

from engine.actions import IllegalAction
from engine.events import GameFinished, StepClosed
from engine.rules.admission import close_bidding
from engine.rules.market import end_turn, record_turn
from engine.rules.payout import pay_members
from engine.rules.training import end_training, lacks_report
from engine.rules.transition import Draft
from engine.state import Federation, Game, Phase
from engine.treatment import Treatment


def ticks_to_move(game: Game) -> int:
    """How far the clock moves when the running step closes."""
    return min(min(federation.ticks_left for federation in game.federations), game.last_tick - game.tick)


def bids_open_in(treatment: Treatment, federation: Federation) -> int:
    """Ticks until the federation takes bids, its running training taken at its planned length; 0 while it takes them."""
    if federation.phase == "bidding":
        return 0
    return federation.ticks_left + (treatment.phases.profit if federation.phase == "training" else 0)


def awaits_reports(game: Game) -> bool:
    """The clock cannot move: a training that ends by the move has no report."""
    ticks = ticks_to_move(game)
    return any(federation.ticks_left == ticks and lacks_report(federation) for federation in game.federations)


def close_step(draft: Draft, *, by_time: bool) -> None:
    """No more decisions in this step; move the clock, now or when the last report is in."""
    game = draft.game
    draft.emit(StepClosed(game.step, game.tick, game.tick + ticks_to_move(game), by_time))
    draft.game = replace(game, closing=True)
    move_if_possible(draft)


def move_if_possible(draft: Draft) -> None:
    if draft.game.closing and not awaits_reports(draft.game):
        _move(draft)


def _move(draft: Draft) -> None:
    game = draft.game
    per_turn = game.treatment.ticks_per_turn
    target = game.tick + ticks_to_move(game)
    for turn_end in range(game.tick - game.tick % per_turn + per_turn, target, per_turn):
        draft.game = replace(draft.game, tick=turn_end)
        end_turn(draft)
        record_turn(draft)
    _set_tick(draft, game.tick, target)
    for number in _ended(draft.game, "training"):
        end_training(draft, number)
    if target % per_turn == 0:
        end_turn(draft)
    for number in _ended(draft.game, "profit"):
        pay_members(draft, number)
    if target % per_turn == 0:
        record_turn(draft)
    if target == game.last_tick:
        _finish(draft)
        return
    for number in _ended(draft.game, "bidding"):
        close_bidding(draft, number)
    players = tuple(replace(player, ready=False) for player in draft.game.players)
    draft.game = replace(draft.game, players=players, step=game.step + 1, closing=False)


def _set_tick(draft: Draft, before: int, target: int) -> None:
    federations = tuple(
        replace(federation, ticks_left=federation.ticks_left - (target - before))
        for federation in draft.game.federations
    )
    draft.game = replace(draft.game, tick=target, federations=federations)


def _ended(game: Game, phase: Phase) -> list[int]:
    return [f.number for f in game.federations if f.phase == phase and f.ticks_left == 0]


def end_early(draft: Draft) -> None:
    """The game is over before its last tick. No market is shared and nobody is paid for it: the money stands as it stands,
    what trains is not waited for. Raises IllegalAction where the game is over already.
    """
    if draft.game.finished:
        raise IllegalAction("game.finished", "The game is over: it cannot be ended once more.")
    draft.game = replace(draft.game, ended_early=True)
    _finish(draft)


def _finish(draft: Draft) -> None:
    """The markets and payouts until now count for the ranking; bids that are still open are void."""
    game = draft.game
    federations = tuple(replace(federation, bids=()) for federation in game.federations)
    draft.game = replace(game, federations=federations, finished=True, closing=False)
    money = tuple(game.money(player.number) for player in game.players)
    ranking = sorted(range(1, len(money) + 1), key=lambda number: (-money[number - 1], number))
    draft.emit(GameFinished(game.tick, tuple(ranking), money))
