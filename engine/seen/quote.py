"""What a draft bid would cost and do, said before it is sent. Asks the same rules that judge the bid afterwards."""

from __future__ import annotations

from math import isnan

from engine.actions import Commitment, IllegalAction
from engine.ranges import MAX_RESOURCES
from engine.rules.bidding import (
    check_can_bid,
    check_can_change,
    check_commitment,
    check_seat,
    find_federation,
    find_player,
)
from engine.rules.clock import bids_open_in
from engine.rules.costs import Offer, offer, training_ticks
from engine.rules.holdings import free_cents
from engine.rules.thresholds import thresholds
from engine.seen.paid_before import paid_before
from engine.seen.view import Quote, QuoteCheck
from engine.state import Federation, Game
from engine.treatment import Treatment


def quote(game: Game, player: int, federation: int, commitment: Commitment) -> Quote:
    """The consequences of `commitment` at `federation` for `player`, as a new bid or as a member's change.

    Raises IllegalAction when there is no such seat or federation; anything else is said in the Quote itself. The
    figures of a commitment with impossible numbers are those of the nearest possible one.
    """
    own = find_player(game, player).endowment
    target = find_federation(game, federation)
    treatment = game.treatment
    brought = offer(treatment, own, _possible(commitment))
    refused = _refusal(game, player, target, commitment)
    ticks = training_ticks(treatment, brought.quantity, brought.resources)
    admitted_tick = game.tick + bids_open_in(treatment, target) + _bidding_left(treatment, target)
    payout_tick = admitted_tick + ticks + treatment.phases.profit
    return Quote(
        federation=federation,
        cost_cents=brought.cost_cents,
        fee_cents=brought.fee_cents,
        total_cents=brought.total_cents,
        left_cents=free_cents(game, player, besides=federation) - brought.total_cents,
        samples=brought.samples,
        committed_quality=brought.quality,
        committed_quantity=brought.quantity,
        training_ticks=ticks,
        payout_tick=payout_tick,
        payout_turn=game.turn_opened_by(payout_tick),
        payouts_left=max(
            0, 1 + (game.last_tick - payout_tick) // (treatment.phases.bidding + ticks + treatment.phases.profit)
        ),
        paid_before=paid_before(game, player, target, brought),
        checks=_checks(target, brought, player),
        legal=refused is None,
        code=refused.code if refused else None,
        message=refused.message if refused else None,
        facts=refused.facts if refused else {},
    )


def _possible(commitment: Commitment) -> Commitment:
    return Commitment(
        quality_share=_share(commitment.quality_share),
        quantity_share=_share(commitment.quantity_share),
        resources=min(max(0, commitment.resources), MAX_RESOURCES),
        payment_cents=max(0, commitment.payment_cents),
    )


def _share(share: float) -> float:
    return 0.0 if isnan(share) else min(max(0.0, share), 1.0)


def _refusal(game: Game, player: int, federation: Federation, commitment: Commitment) -> IllegalAction | None:
    try:
        check_seat(game, player)
        if federation.membership(player):
            check_can_change(game, player, federation.number)
        else:
            check_can_bid(game, player, federation.number)
        check_commitment(game, player, federation.number, commitment)
    except IllegalAction as refusal:
        return refusal
    return None


def _bidding_left(treatment: Treatment, federation: Federation) -> int:
    """How long bids are taken, from when they next are."""
    return federation.ticks_left if federation.phase == "bidding" else treatment.phases.bidding


def _checks(target: Federation, brought: Offer, player: int) -> tuple[QuoteCheck, ...]:
    others = sum(1 for member in target.members if member.player != player)
    return tuple(
        QuoteCheck(threshold.rule, threshold.needed, threshold.given, threshold.met)
        for threshold in thresholds(target.spec.admission, brought, others)
    )
