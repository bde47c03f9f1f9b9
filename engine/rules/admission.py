"""The end of bidding: who stays, who comes in, what they pay, and the training that follows.

Members go first, in the order in which they joined; then the bids, by the time they were accepted, ties by a draw
with the game's seed. A bid's money was reserved when it was placed, so an admitted bid can always pay; a member pays
from what is free and is out if that is too little.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from engine.events import BidAdmitted, BidRefused, PhaseStarted, TrainingRequested
from engine.money import COSTS
from engine.rules.bidding import remove_member
from engine.rules.costs import Offer, offer, training_ticks
from engine.rules.holdings import free_cents
from engine.rules.thresholds import refusal
from engine.rules.training import training_request
from engine.rules.transition import Draft
from engine.state import Bid, Cycle, CycleMember, Membership


def close_bidding(draft: Draft, number: int) -> None:
    """Renew the members, admit or refuse the bids, and start training; with no member, bidding starts anew."""
    _renew_members(draft, number)
    _judge_bids(draft, number)
    if draft.game.federation(number).members:
        _start_training(draft, number)
    else:
        start_bidding(draft, number)


def start_bidding(draft: Draft, number: int) -> None:
    ticks = draft.game.treatment.phases.bidding
    draft.put(replace(draft.game.federation(number), phase="bidding", ticks_left=ticks, phase_ticks=ticks))
    draft.emit(PhaseStarted(number, "bidding", draft.game.tick, ticks))


def _renew_members(draft: Draft, number: int) -> None:
    federation = draft.game.federation(number)
    for membership in federation.members:
        offered = _offer_of(draft, membership.player, membership)
        # A member has its seat: only what it brings is judged anew.
        if refusal(federation.spec.admission, offered, others=0):
            remove_member(draft, number, membership, "below_threshold")
        elif free_cents(draft.game, membership.player) < offered.total_cents:
            remove_member(draft, number, membership, "cannot_pay")
        else:
            _collect(draft, number, membership.player, offered)


def _judge_bids(draft: Draft, number: int) -> None:
    federation = draft.game.federation(number)
    draft.put(replace(federation, bids=()))
    for bid in sorted(federation.bids, key=lambda bid: _joining_key(draft, number, bid)):
        offered = _offer_of(draft, bid.player, bid)
        reason = refusal(federation.spec.admission, offered, others=len(draft.game.federation(number).members))
        if reason is None:
            _admit(draft, number, bid)
            _collect(draft, number, bid.player, offered)
        else:
            draft.emit(BidRefused(bid.player, number, draft.game.tick, reason, bid.commitment))


def _joining_key(draft: Draft, number: int, bid: Bid) -> tuple[int, int, bytes]:
    lot = f"{draft.game.seed}:{number}:{draft.game.tick}:{bid.player}"
    return bid.placed_step, bid.placed_ms, hashlib.sha256(lot.encode()).digest()


def _admit(draft: Draft, number: int, bid: Bid) -> None:
    federation = draft.game.federation(number)
    order = federation.joined_ever + 1
    membership = Membership(bid.player, bid.commitment, order, draft.game.tick)
    draft.put(replace(federation, members=(*federation.members, membership), joined_ever=order))
    draft.emit(BidAdmitted(bid.player, number, draft.game.tick, order, bid.commitment))


def _collect(draft: Draft, number: int, player: int, offered: Offer) -> None:
    account = draft.game.player(player).account
    draft.pay(account, draft.game.federation(number).account, offered.fee_cents, "fee")
    draft.pay(account, COSTS, offered.cost_cents, "cost")


def _offer_of(draft: Draft, player: int, promised: Bid | Membership) -> Offer:
    return offer(draft.game.treatment, draft.game.player(player).endowment, promised.commitment)


def _start_training(draft: Draft, number: int) -> None:
    game = draft.game
    federation = game.federation(number)
    members = []
    for membership in federation.members:
        brought = _offer_of(draft, membership.player, membership)
        members.append(
            CycleMember(
                membership.player,
                membership.join_order,
                brought.quality,
                brought.quantity,
                brought.resources,
                brought.cost_cents,
                brought.fee_cents,
            )
        )
    ticks = max(training_ticks(game.treatment, member.quantity, member.resources) for member in members)
    number_of_cycle, turn = len(federation.cycles) + 1, game.turn_of(game.tick)
    cycle = Cycle(number_of_cycle, game.tick, game.tick + ticks, tuple(members), turn=turn)
    federation = replace(
        federation, phase="training", ticks_left=ticks, phase_ticks=ticks, cycles=(*federation.cycles, cycle)
    )
    draft.put(federation)
    draft.emit(PhaseStarted(number, "training", game.tick, ticks))
    request: TrainingRequested = training_request(federation)
    draft.emit(request)
