"""What each seat saw when it decided, and what it chose: choice_sets.csv, made on request because it is long.

A decision is what one seat did in one step: between two steps nothing of what a seat sees changes but by its own hand.
The log is played again and every seat observed as its step opened, through the one filter that the screen, the bots and
the programs see through (engine.seen). A number that the treatment hides from the seat is empty here as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.actions import ChangeCommitment, Commitment, LeaveFederation, PlaceBid, React, Ready, WithdrawBid
from engine.rules import new_game
from engine.seen.observer import Observer
from engine.seen.view import FederationView, PlayerView
from engine.state import Game
from fedgame.export.choice_columns import CHOICE_COLUMNS
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import Cell, GameSheet, Row, own_row
from fedgame.log.fold import NotApplied, fold
from fedgame.log.record import LoggedAction


def _choice_sets(game: Recorded) -> Iterator[Row]:
    """Step by step, seat by seat, federation by federation; only of steps that are over.

    A log that today's rules do not play to its end has rows up to there: one game must not keep a session's data back.
    """
    record = game.record
    if record.status == "lobby":
        return
    opened = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats)).game
    doings: list[LoggedAction] = []
    observer = Observer()
    for done in fold(opened, record.actions):
        if isinstance(done, NotApplied):
            return
        doings.append(done.logged)
        if done.game.step != opened.step or done.game.finished:
            yield from _step(game, opened, doings, observer)
            opened, doings = done.game, []


def _step(game: Recorded, opened: Game, doings: Sequence[LoggedAction], observer: Observer) -> Iterator[Row]:
    for seat in opened.players:
        own = [one for one in doings if one.player == seat.number and not isinstance(one.action, React)]
        view = observer.observe(opened, seat.number)
        # A step may be opened anew by nature while a training is waited for: then nobody can decide.
        if view.status != "playing":
            continue
        shared = _decision(game, view, own)
        for option in view.federations:
            yield {**shared, **_seen(view, option), **_chosen(own, option.federation)}


def _decision(game: Recorded, view: PlayerView, own: Sequence[LoggedAction]) -> dict[str, Cell]:
    """Who decided when, and what of itself it saw."""
    ready = next((logged for logged in own if isinstance(logged.action, Ready)), None)
    you, seat = view.you, game.record.seats[view.you.player - 1]
    return {
        "game_id": game.record.game_id,
        "step": view.step,
        "turn": view.turn,
        "tick": view.tick,
        "player": you.player,
        "actor": game.actor(own[-1]) if own else ("bot" if seat.kind == "bot" else None),
        "decided": ready is not None,
        "response_ms": ready.response_ms if ready else None,
        "own_money_cents": you.money_cents,
        "own_free_cents": you.free_cents,
        "own_profit_cents": you.profit_cents,
        "own_resources_free": you.resources_free,
        "own_quality": you.quality,
        "own_quantity": you.quantity,
        "own_rank": you.rank,
        "arm_hash": game.arm_hash,
    }


def _seen(view: PlayerView, option: FederationView) -> dict[str, Cell]:
    """One federation as the seat saw it."""
    allowed, asks = option.allowed, option.admission
    paid = [payout for payout in view.payouts if payout.federation == option.federation]
    last = max(paid, key=lambda payout: payout.cycle, default=None)
    return {
        "federation": option.federation,
        "scheme": option.scheme,
        "phase": option.phase,
        "ticks_left": option.ticks_left,
        "share": option.share,
        "model_quality": option.quality,
        "federation_cents": option.money_cents,
        "pool_now_cents": option.pool_now_cents,
        "members_count": option.members_count,
        "average_quality": option.average_quality,
        "average_quantity": option.average_quantity,
        "min_quality": asks.min_quality,
        "min_quantity": asks.min_quantity,
        "min_resources": asks.min_resources,
        "min_payment_cents": asks.min_payment_cents,
        "max_members": asks.max_members,
        "member": option.my_membership is not None,
        "leaving": option.my_membership.leaving if option.my_membership else None,
        "open_bid": option.my_bid is not None,
        "can_bid": allowed.place_bid,
        "can_withdraw": allowed.withdraw_bid,
        "can_change": allowed.change_commitment,
        "can_leave": allowed.leave,
        "why_not": allowed.why_not,
        "max_payment_cents": allowed.max_payment_cents,
        "cycles_paid": len(paid),
        "last_payment_cents": last.payment_cents if last else None,
        "last_net_cents": last.net_cents if last else None,
        "last_share": last.my_share if last else None,
    }


def _chosen(own: Sequence[LoggedAction], federation: int) -> Mapping[str, Cell]:
    """The last thing that the seat did there in the step; none if it let things be."""
    choice, commitment = "none", None
    for logged in own:
        match logged.action:
            case PlaceBid(federation=number, commitment=offered) if number == federation:
                choice, commitment = "bid", offered
            case ChangeCommitment(federation=number, commitment=offered) if number == federation:
                choice, commitment = "change", offered
            case WithdrawBid(federation=number) if number == federation:
                choice, commitment = "withdraw", None
            case LeaveFederation(federation=number) if number == federation:
                choice, commitment = "leave", None
    return {"choice": choice, **_promised(commitment)}


def _promised(commitment: Commitment | None) -> dict[str, Cell]:
    return {
        "quality_share": commitment.quality_share if commitment else None,
        "quantity_share": commitment.quantity_share if commitment else None,
        "resources": commitment.resources if commitment else None,
        "payment_cents": commitment.payment_cents if commitment else None,
    }


CHOICE_SETS = GameSheet(
    "choice_sets.csv",
    tuple(replace(column, since=3) for column in CHOICE_COLUMNS),
    _choice_sets,
    own=own_row,
    since=3,
)
