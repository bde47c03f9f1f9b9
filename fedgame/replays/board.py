"""One board: what a seat saw when it decided, or how all of them stood; and what was sealed then.

What a seat saw is `observe`, the same filter that the seat was sent through when it played. What was sealed is for those
who may take all data of the session, and never for a player.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from engine.actions import ChangeCommitment, Commitment, LeaveFederation, PlaceBid, Ready, WithdrawBid
from engine.events import PaidOut
from engine.rules.holdings import free_resources, rank_of
from engine.seen.observe import observe
from engine.state import Game
from fedgame.live.audience import seen
from fedgame.replays.timeline import ReplaySeat, opened_at
from fedgame.replays.walk import Step, Walk
from fedgame.training.registries import task_words
from fedgame.wire.messages import View


@dataclass(frozen=True, slots=True)
class SealedBid:
    """A bid that was open when the step closed, and what it promised."""

    player: int
    federation: int
    commitment: Commitment
    placed_step: int


@dataclass(frozen=True, slots=True)
class SealedLeave:
    """A member who had asked to leave."""

    player: int
    federation: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """What nobody else could see: open bids and leaves, those of the seat whose board it is left out."""

    bids: tuple[SealedBid, ...]
    leaves: tuple[SealedLeave, ...]


@dataclass(frozen=True, slots=True)
class Did:
    """Something a seat did in the step; `after_seconds` from its opening; `code` where it was refused."""

    player: int
    kind: Literal["place_bid", "change_commitment", "withdraw_bid", "leave_federation", "ready", "other"]
    federation: int | None
    commitment: Commitment | None
    after_seconds: float | None
    code: str | None


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """A seat when the step opened; `bids` are those that were open when it closed, where what was sealed is asked for."""

    player: int
    money_cents: int
    profit_cents: int
    rank: int
    resources_free: int
    federations: tuple[int, ...]
    bids: tuple[int, ...]
    ready_after_seconds: float | None


@dataclass(frozen=True, slots=True)
class ReplayPaid:
    """What a player got of a payout, and what the cycle had cost it: 0 for a former member to whom a debt was paid."""

    player: int
    payment_cents: int
    fee_cents: int
    cost_cents: int


@dataclass(frozen=True, slots=True)
class ReplayPayout:
    """A payout that opened the step, to everybody. `undistributed_cents` of the pool stayed with the federation."""

    federation: int
    cycle: int
    scheme: str
    pool_cents: int
    undistributed_cents: int
    paid: tuple[ReplayPaid, ...]


@dataclass(frozen=True, slots=True)
class ReplayBoard:
    """The board at a step. `seat` is None for all seats: then the view is that of nobody, without anything of one's own.

    `standings` are there for all seats, and for one where what was sealed is asked for; `payouts` are those that opened the
    step, on the board of all: a seat has its own in its view.
    """

    step: int
    seat: int | None
    message: View
    did: tuple[Did, ...]
    payouts: tuple[ReplayPayout, ...]
    standings: tuple[SeatStanding, ...] | None
    sealed: Sealed | None


def board(walked: Walk, step: Step, seat: int | None, seats: Sequence[ReplaySeat], *, sealed: bool) -> ReplayBoard:
    """The board of `seat` (from 1), or of all for None, at `step`."""
    # Of all seats at once, what they did is what was sealed.
    done = tuple(_done(walked, step, seat)) if sealed or seat is not None else ()
    return ReplayBoard(
        step=step.number,
        seat=seat,
        message=_message(step, seat, seats),
        did=done,
        payouts=tuple(_payouts(step)) if seat is None else (),
        standings=_standings(walked, step, sealed=sealed) if sealed or seat is None else None,
        sealed=_sealed(step.decided, seat) if sealed else None,
    )


def _message(step: Step, seat: int | None, seats: Sequence[ReplaySeat]) -> View:
    """As the table sent it, but for names and clocks: people are called by their number in the session."""
    game = step.opening
    view = observe(game, seat or 1)
    if seat is None:
        view = replace(
            view,
            payouts=(),
            running=(),
            federations=tuple(replace(one, my_bid=None, my_membership=None) for one in view.federations),
        )
    return View(
        seq=step.number,
        view=view,
        events=seen(step.recent, game, seat) if seat is not None else (),
        deadline_ms=None,
        disconnected=(),
        stand_ins=(),
        paused=False,
        names=tuple("" if one.participant is None else f"P-{one.participant:03d}" for one in seats),
        bots=tuple(one.player for one in seats if one.policy is not None),
        characters={},
        task=task_words(game.treatment.training.task),
    )


def _done(walked: Walk, step: Step, seat: int | None) -> Iterator[Did]:
    """Accepted and refused actions of the step in the order of their times, those of one seat or of all."""
    opened = opened_at(walked, step.number)
    found: list[Did] = []
    for logged in step.actions:
        if logged.player is None or seat not in (None, logged.player):
            continue
        after = _after(opened, logged.submitted_at or logged.accepted_at)
        match logged.action:
            case PlaceBid() | ChangeCommitment() as act:
                found.append(Did(logged.player, act.kind, act.federation, act.commitment, after, None))
            case WithdrawBid() | LeaveFederation() as act:
                found.append(Did(logged.player, act.kind, act.federation, None, after, None))
            case Ready() as act:
                found.append(Did(logged.player, act.kind, None, None, after, None))
    for refusal in walked.record.refusals:
        if step.opening.finished or refusal.step != step.number:
            continue
        if refusal.player is not None and seat in (None, refusal.player):
            found.append(Did(refusal.player, "other", None, None, _after(opened, refusal.submitted_at), refusal.code))
    yield from sorted(found, key=lambda did: did.after_seconds if did.after_seconds is not None else 0.0)


def _after(opened: datetime | None, at: datetime | None) -> float | None:
    return max(0.0, (at - opened).total_seconds()) if opened is not None and at is not None else None


def _payouts(step: Step) -> Iterator[ReplayPayout]:
    for event in step.recent:
        if isinstance(event, PaidOut):
            cycle = step.opening.federation(event.federation).cycles[event.cycle - 1]
            spent = {member.player: (member.fee_cents, member.cost_cents) for member in cycle.members}
            paid = tuple(
                ReplayPaid(row.player, row.payment_cents, *spent.get(row.player, (0, 0))) for row in event.payouts
            )
            yield ReplayPayout(
                event.federation, event.cycle, event.scheme, event.pool_cents, event.undistributed_cents, paid
            )


def _sealed(game: Game, seat: int | None) -> Sealed:
    return Sealed(
        bids=tuple(
            SealedBid(bid.player, federation.number, bid.commitment, bid.placed_step)
            for federation in game.federations
            for bid in federation.bids
            if bid.player != seat
        ),
        leaves=tuple(
            SealedLeave(member.player, federation.number)
            for federation in game.federations
            for member in federation.members
            if member.leaving and member.player != seat
        ),
    )


def _standings(walked: Walk, step: Step, *, sealed: bool) -> tuple[SeatStanding, ...]:
    game = step.opening
    opened = opened_at(walked, step.number)
    ready = {
        logged.player: _after(opened, logged.submitted_at or logged.accepted_at)
        for logged in step.actions
        if isinstance(logged.action, Ready)
    }
    money = {player.number: game.money(player.number) for player in game.players}
    return tuple(
        SeatStanding(
            player=player.number,
            money_cents=money[player.number],
            profit_cents=money[player.number] - player.endowment.money_cents,
            rank=rank_of(game, player.number),
            resources_free=free_resources(game, player.number),
            federations=tuple(one.number for one in game.federations if one.membership(player.number)),
            bids=tuple(one.number for one in step.decided.federations if sealed and one.bid(player.number)),
            ready_after_seconds=ready.get(player.number),
        )
        for player in game.players
    )
