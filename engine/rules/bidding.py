"""What a seat may do, and what each refusal says.

Every check raises IllegalAction before anything is written; what a view asks for gives its code instead. Bids only
have to be affordable here; whether they meet the federation's thresholds is judged when bidding closes
(engine.rules.admission).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite

from engine.actions import ChangeCommitment, Commitment, IllegalAction, LeaveFederation, PlaceBid, WithdrawBid
from engine.events import BidPlaced, BidWithdrawn, CommitmentChanged, LeaveAsked, LeaveReason, MemberLeft
from engine.money import format_cents
from engine.refusals import RefusalCode
from engine.rules.costs import Offer, offer
from engine.rules.holdings import free_cents, free_resources
from engine.rules.thresholds import thresholds
from engine.rules.transition import Draft
from engine.state import Bid, Federation, Game, Membership, Player

_SENTENCES: Mapping[RefusalCode, str] = {
    "seat.ready": "You have said that you are ready: wait for the next step.",
    "game.finished": "The game is over: nothing can be changed any more.",
    "step.closing": "All decisions are in and trainings are being finished: wait for the next step.",
    "federation.not_bidding": "{name} takes no bids now: wait until it is bidding again.",
    "federation.already_member": "You are a member of {name}: change your commitment instead.",
    "federation.not_member": "You are not a member of {name}: place a bid to join.",
    "federation.already_leaving": "You are leaving {name} after its next payout already.",
    "bid.none": "You have no open bid with {name}.",
}


def _refuse(code: RefusalCode | None, federation: Federation | None = None) -> None:
    """Raises the refusal of that code; does nothing where there is none."""
    if code is None:
        return
    sentence = _SENTENCES[code].format(name=federation.spec.name if federation else "")
    if code == "federation.not_bidding" and federation is not None:
        raise IllegalAction(code, sentence, phase=federation.phase, ticks_left=federation.ticks_left)
    raise IllegalAction(code, sentence)


def check_seat(game: Game, player: int) -> None:
    """The seat may act at all: the game runs, the step is open, and the seat has not said that it is ready."""
    find_player(game, player)
    _refuse(seat_refusal(game, player))


def check_open(game: Game, player: int) -> None:
    """There is such a seat, the game runs, and the step is open."""
    find_player(game, player)
    _refuse(_open_refusal(game))


def find_player(game: Game, number: int) -> Player:
    if not 1 <= number <= len(game.players):
        raise IllegalAction("seat.unknown", f"There is no seat {number}: seats are numbered 1 to {len(game.players)}.")
    return game.player(number)


def find_federation(game: Game, number: int) -> Federation:
    if not 1 <= number <= len(game.federations):
        raise IllegalAction(
            "federation.unknown", f"There is no federation {number}: choose one from 1 to {len(game.federations)}."
        )
    return game.federation(number)


# Why something cannot be done now, or None where it can. A view asks for all of it at every federation.


def seat_refusal(game: Game, player: int) -> RefusalCode | None:
    """Why the seat `player` may not act at all."""
    closed = _open_refusal(game)
    return "seat.ready" if closed is None and game.player(player).ready else closed


def _open_refusal(game: Game) -> RefusalCode | None:
    if game.finished:
        return "game.finished"
    return "step.closing" if game.closing else None


def bid_refusal(federation: Federation, membership: Membership | None) -> RefusalCode | None:
    """Why who has this membership there may not place a bid, whatever it holds."""
    if federation.phase != "bidding":
        return "federation.not_bidding"
    return None if membership is None else "federation.already_member"


def change_refusal(federation: Federation, membership: Membership | None) -> RefusalCode | None:
    """Why the commitment may not be changed, whatever the new one holds."""
    if membership is None:
        return "federation.not_member"
    return None if federation.phase == "bidding" else "federation.not_bidding"


def withdraw_refusal(bid: Bid | None) -> RefusalCode | None:
    return "bid.none" if bid is None else None


def leave_refusal(membership: Membership | None) -> RefusalCode | None:
    if membership is None:
        return "federation.not_member"
    return "federation.already_leaving" if membership.leaving else None


# The same as checks, with what is asked for


def check_can_bid(game: Game, player: int, number: int) -> Federation:
    check_seat(game, player)
    federation = find_federation(game, number)
    _refuse(bid_refusal(federation, federation.membership(player)), federation)
    return federation


def check_can_change(game: Game, player: int, number: int) -> Membership:
    check_seat(game, player)
    federation = find_federation(game, number)
    membership = federation.membership(player)
    _refuse(change_refusal(federation, membership), federation)
    assert membership is not None  # noqa: S101 - it was refused otherwise
    return membership


def check_can_withdraw(game: Game, player: int, number: int) -> Bid:
    check_seat(game, player)
    federation = find_federation(game, number)
    bid = federation.bid(player)
    _refuse(withdraw_refusal(bid), federation)
    assert bid is not None  # noqa: S101 - as above
    return bid


def check_can_leave(game: Game, player: int, number: int) -> Membership:
    check_seat(game, player)
    federation = find_federation(game, number)
    membership = federation.membership(player)
    _refuse(leave_refusal(membership), federation)
    assert membership is not None  # noqa: S101 - as above
    return membership


def check_commitment(game: Game, player: int, number: int, commitment: Commitment) -> Offer:
    """The commitment is well-formed and the player can afford it beside everything else that is promised."""
    for name, share in (("quality", commitment.quality_share), ("quantity", commitment.quantity_share)):
        if not (isfinite(share) and 0 <= share <= 1):
            raise IllegalAction(
                "bid.share_out_of_range",
                f"The share of your data's {name} must be from 0 % to 100 %.",
                given=str(share),
            )
    if commitment.resources < 0:
        raise IllegalAction("bid.resources_negative", "Resources must be 0 or more.", given=commitment.resources)
    if commitment.payment_cents < 0:
        raise IllegalAction("bid.payment_negative", "The payment must be 0 or more.", given=commitment.payment_cents)
    free_units = free_resources(game, player, besides=number)
    if commitment.resources > free_units:
        raise IllegalAction(
            "bid.resources_exceeded",
            f"You offer {commitment.resources} resource units but only {free_units} are free: offer at most {free_units}.",
            needed=commitment.resources,
            free=free_units,
        )
    brought = offer(game.treatment, game.player(player).endowment, commitment)
    free = free_cents(game, player, besides=number)
    if brought.total_cents > free:
        raise IllegalAction(
            "bid.payment_exceeded",
            f"The payment and the cost of taking part come to {format_cents(brought.total_cents)}, but you have "
            f"{format_cents(free)} free: offer a smaller payment, fewer data or fewer resources.",
            needed=brought.total_cents,
            free=free,
        )
    return brought


def check_admissible(game: Game, bid: PlaceBid) -> None:
    """The bid is legal, and not refused for certain when bidding closes, whatever the others do.

    For who takes bids from people: `step` itself takes every bid that can be paid, since logs hold such bids. That a
    federation is full is not certain before its bidding closes, since members may leave.
    """
    federation = check_can_bid(game, bid.player, bid.federation)
    brought = check_commitment(game, bid.player, bid.federation, bid.commitment)
    missed = next((one for one in thresholds(federation.spec.admission, brought, others=0) if not one.met), None)
    if missed is None:
        return
    needed, given = (
        format_cents(int(value)) if missed.rule == "payment" else f"{value:.4g}"
        for value in (missed.needed, missed.given)
    )
    raise IllegalAction(
        "bid.not_admissible",
        f"{federation.spec.name} would refuse this bid: its {missed.rule} is {given}, and at least {needed} is asked for.",
        rule=missed.rule,
        needed=missed.needed,
        given=missed.given,
    )


def place_bid(draft: Draft, action: PlaceBid) -> None:
    federation = check_can_bid(draft.game, action.player, action.federation)
    brought = check_commitment(draft.game, action.player, action.federation, action.commitment)
    others = tuple(bid for bid in federation.bids if bid.player != action.player)
    bid = Bid(action.player, action.commitment, draft.game.step, action.at_ms, brought.cost_cents)
    draft.put(replace(federation, bids=(*others, bid)))
    replaced = len(others) < len(federation.bids)
    draft.emit(BidPlaced(action.player, action.federation, action.commitment, brought.cost_cents, replaced))


def withdraw_bid(draft: Draft, action: WithdrawBid) -> None:
    bid = check_can_withdraw(draft.game, action.player, action.federation)
    federation = draft.game.federation(action.federation)
    draft.put(replace(federation, bids=tuple(other for other in federation.bids if other is not bid)))
    draft.emit(BidWithdrawn(action.player, action.federation))


def change_commitment(draft: Draft, action: ChangeCommitment) -> None:
    membership = check_can_change(draft.game, action.player, action.federation)
    check_commitment(draft.game, action.player, action.federation, action.commitment)
    federation = draft.game.federation(action.federation)
    changed = replace(membership, commitment=action.commitment)
    members = tuple(changed if member is membership else member for member in federation.members)
    draft.put(replace(federation, members=members))
    draft.emit(CommitmentChanged(action.player, action.federation, action.commitment))


def leave_federation(draft: Draft, action: LeaveFederation) -> None:
    membership = check_can_leave(draft.game, action.player, action.federation)
    federation = draft.game.federation(action.federation)
    if federation.phase == "bidding":
        remove_member(draft, federation.number, membership, "left")
        return
    leaving = replace(membership, leaving=True)
    members = tuple(leaving if member is membership else member for member in federation.members)
    draft.put(replace(federation, members=members))
    draft.emit(LeaveAsked(action.player, action.federation))


def remove_member(draft: Draft, number: int, membership: Membership, reason: LeaveReason) -> None:
    """Take a member out of federation `number`; its resources are free from now on."""
    federation = draft.game.federation(number)
    draft.put(replace(federation, members=tuple(m for m in federation.members if m.player != membership.player)))
    draft.emit(
        MemberLeft(membership.player, number, draft.game.tick, membership.join_order, membership.joined_tick, reason)
    )
