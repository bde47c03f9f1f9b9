"""What is seen of one federation: by everybody alike, and by one seat that looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from engine.actions import Commitment
from engine.money import Cents
from engine.refusals import RefusalCode
from engine.rules.bidding import bid_refusal, change_refusal, leave_refusal, withdraw_refusal
from engine.rules.clock import bids_open_in
from engine.rules.costs import offer
from engine.rules.payout import cycle_to_pay, payout_pool
from engine.schemes import ParameterValue, PayoffScheme
from engine.schemes.nesting import described
from engine.seen.crowd import compared
from engine.seen.view import (
    AllowedHere,
    CycleView,
    FederationView,
    MemberView,
    OwnBid,
    OwnMembership,
    SchemeChange,
)
from engine.state import Bid, Cycle, Federation, Game, Membership
from engine.treatment import AdmissionPolicy, Endowment, FederationSpec, Treatment

_NOTHING = Commitment(0.0, 0.0, 0, 0)


@dataclass(frozen=True, slots=True)
class Purse:
    """What a seat may still promise, beside all that it has promised, and the refusal that it meets wherever it acts."""

    cents: Cents
    resources: int
    refusal: RefusalCode | None


def in_the_open(game: Game, federation: Federation, payoff_scheme: PayoffScheme) -> FederationView:
    """The federation as who has nothing to do with it sees it: without a bid, a membership, or anything allowed.

    `payoff_scheme` is the federation's, which takes a while to make.
    """
    spec, visibility = federation.spec, game.treatment.visibility
    turn, cycle = cycle_to_pay(game, federation)
    scheme = payoff_scheme.in_force(turn, cycle)
    members = _members(federation)
    show_average = bool(members) and compared(visibility, len(members))
    above = scheme.estimated_above
    return FederationView(
        federation=federation.number,
        name=spec.name,
        scheme=scheme.name,
        scheme_parameters=told_parameters(spec, scheme),
        changes=tuple(
            SchemeChange(change.unit, change.start, change.scheme.name, described(change.scheme))
            for change in payoff_scheme.changes_after(turn, cycle)
        ),
        # Only where the federation can have so many members.
        estimated_above=above if above is not None and spec.admission.max_members > above else None,
        phase=federation.phase,
        ticks_left=federation.ticks_left,
        phase_ticks=federation.phase_ticks,
        share=federation.share,
        quality=federation.quality,
        money_cents=game.ledger.balance(federation.account),
        pool_now_cents=payout_pool(game, federation),
        members_count=len(members),
        admission=spec.admission,
        cycles=tuple(_cycle(federation, cycle) for cycle in federation.cycles),
        members=members if visibility == "full" else None,
        average_quality=sum(m.quality for m in members) / len(members) if show_average else None,
        average_quantity=sum(m.quantity for m in members) / len(members) if show_average else None,
        my_bid=None,
        my_membership=None,
        allowed=AllowedHere(
            place_bid=False,
            withdraw_bid=False,
            change_commitment=False,
            leave=False,
            max_resources=0,
            max_payment_cents=0,
            why_not=None,
            opens_in=bids_open_in(game.treatment, federation),
            suggested=_NOTHING,
        ),
    )


def told_parameters(spec: FederationSpec, scheme: PayoffScheme) -> Mapping[str, ParameterValue]:
    """As the scenario gives them; of a scheme that is one of several in turn, its own alone."""
    return spec.scheme_parameters if scheme.name == spec.scheme else described(scheme)


def _members(federation: Federation) -> tuple[MemberView, ...]:
    """Members by what they put into the last cycle they were in; a change made since then is still sealed."""
    missing = {membership.player for membership in federation.members}
    found: dict[int, MemberView] = {}
    for cycle in reversed(federation.cycles):
        if not missing:
            break
        for brought in cycle.members:
            if brought.player in missing:
                missing.remove(brought.player)
                found[brought.player] = MemberView(brought.player, brought.quality, brought.quantity, brought.resources)
    return tuple(found[membership.player] for membership in federation.members)


def _cycle(federation: Federation, cycle: Cycle) -> CycleView:
    """The report of a running training is not public before its phase ends."""
    still_training = federation.phase == "training" and cycle.number == len(federation.cycles)
    trained = bool(cycle.values) and not still_training
    return CycleView(
        cycle=cycle.number,
        members_count=len(cycle.members),
        quality=cycle.quality if trained else None,
        pool_cents=cycle.pool_cents,
        models=len(cycle.values) - 1 if trained else None,
        estimated=bool(cycle.orders) if trained else None,
        outcome=cycle.outcome if trained else None,
    )


def seen_by(
    open_view: FederationView,
    federation: Federation,
    treatment: Treatment,
    endowment: Endowment,
    purse: Purse,
    bid: Bid | None,
    membership: Membership | None,
) -> FederationView:
    """The federation as the seat with this endowment, purse, bid and membership sees it."""
    averages = compared(treatment.visibility, open_view.members_count - (membership is not None))
    # Written out, because dataclasses.replace takes four times as long, and this is asked for all seats and federations.
    return FederationView(
        federation=open_view.federation,
        name=open_view.name,
        scheme=open_view.scheme,
        scheme_parameters=open_view.scheme_parameters,
        changes=open_view.changes,
        estimated_above=open_view.estimated_above,
        phase=open_view.phase,
        ticks_left=open_view.ticks_left,
        phase_ticks=open_view.phase_ticks,
        share=open_view.share,
        quality=open_view.quality,
        money_cents=open_view.money_cents,
        pool_now_cents=open_view.pool_now_cents,
        members_count=open_view.members_count,
        admission=open_view.admission,
        cycles=open_view.cycles,
        members=open_view.members,
        average_quality=open_view.average_quality if averages else None,
        average_quantity=open_view.average_quantity if averages else None,
        my_bid=OwnBid(bid.commitment, bid.cost_cents) if bid else None,
        my_membership=_own_membership(treatment, endowment, membership),
        allowed=_allowed(open_view, federation, endowment, purse, bid, membership),
    )


def _own_membership(treatment: Treatment, endowment: Endowment, member: Membership | None) -> OwnMembership | None:
    if member is None:
        return None
    brought = offer(treatment, endowment, member.commitment)
    return OwnMembership(member.commitment, brought.cost_cents, member.join_order, member.leaving)


def _allowed(
    open_view: FederationView,
    federation: Federation,
    endowment: Endowment,
    purse: Purse,
    bid: Bid | None,
    membership: Membership | None,
) -> AllowedHere:
    refusal = purse.refusal
    to_bid = refusal or bid_refusal(federation, membership)
    to_change = refusal or change_refusal(federation, membership)
    # What is promised here can be promised anew.
    most = purse.resources + (bid.commitment.resources if bid else 0)
    most += membership.commitment.resources if membership else 0
    cents = purse.cents + (bid.commitment.payment_cents + bid.cost_cents if bid else 0)
    promised = bid or membership
    return AllowedHere(
        place_bid=to_bid is None,
        withdraw_bid=(refusal or withdraw_refusal(bid)) is None,
        change_commitment=to_change is None,
        leave=(refusal or leave_refusal(membership)) is None,
        max_resources=most,
        max_payment_cents=max(0, cents),
        why_not=to_change if membership else to_bid,
        opens_in=open_view.allowed.opens_in,
        suggested=promised.commitment if promised else _suggested(federation.spec.admission, endowment, most),
    )


def _suggested(asks: AdmissionPolicy, endowment: Endowment, free: int) -> Commitment:
    """All of the data, a third of the resources and the least fee."""
    resources = max(asks.min_resources, ceil(endowment.resources / 3))
    return Commitment(1.0, 1.0, min(resources, max(free, asks.min_resources)), asks.min_payment_cents)
