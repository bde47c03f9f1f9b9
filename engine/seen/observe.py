"""The one filter between the game and a seat: `observe` for its state, `visible` for its events.

Both build their answer from an allow-list (engine.seen.view, and _EVENTS below); what is not listed is not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

from engine.actions import Commitment, IllegalAction
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    GameFinished,
    LeaveAsked,
    MarketShared,
    MemberLeft,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingEnded,
    TrainingUnsettled,
)
from engine.refusals import RefusalCode
from engine.rules.bidding import check_can_bid, check_can_change, check_can_leave, check_can_withdraw, find_player
from engine.rules.clock import bids_open_in
from engine.rules.costs import offer
from engine.rules.holdings import (
    free_cents,
    free_resources,
    invested_cents,
    rank_of,
    reserved_cents,
    resources_in_bids,
    resources_in_use,
)
from engine.rules.payout import cycle_to_pay, payout_pool
from engine.schemes import ParameterValue, PayoffScheme
from engine.schemes.nesting import described
from engine.seen.crowd import compared
from engine.seen.pay import pay_by_federation
from engine.seen.payouts import own_payouts, paid_on
from engine.seen.view import (
    AllowedHere,
    CycleView,
    Demographics,
    FederationView,
    MemberView,
    OtherPlayer,
    OwnBid,
    OwnMembership,
    OwnView,
    PlayerView,
    RulesView,
    RunningCycle,
    SchemeChange,
    Standing,
    TurnView,
)
from engine.state import Cycle, Federation, Game
from engine.treatment import FederationSpec, Visibility
from engine.values.parameters import samples_of

_BINS = 10


def observe(game: Game, player: int) -> PlayerView:
    """What the seat `player` (from 1) sees of `game` now. Raises IllegalAction when there is no such seat."""
    find_player(game, player)
    treatment = game.treatment
    visibility = treatment.visibility
    return PlayerView(
        status="finished" if game.finished else "closing" if game.closing else "playing",
        step=game.step,
        turn=game.turn,
        tick=game.tick,
        turn_ticks=_turn_ticks(game),
        players_count=len(game.players),
        ready=tuple(other.number for other in game.players if other.ready),
        you=_own(game, player),
        federations=tuple(_federation(game, player, federation) for federation in game.federations),
        others=_others(game, player) if visibility == "full" else None,
        demographics=_demographics(game) if compared(visibility, len(game.players) - 1) else None,
        turns=_turns(game, player),
        payouts=own_payouts(game, player),
        running=_running(game, player),
        rules=RulesView(
            treatment.turns,
            treatment.ticks_per_turn,
            treatment.phases,
            treatment.payout_fraction,
            treatment.costs,
            treatment.market,
            treatment.training.shown(),
            visibility,
            treatment.reactions == "on",
        ),
        standings=_standings(game) if game.finished and visibility != "none" else None,
        pay=pay_by_federation(game, player) if game.finished else None,
        ended_early=game.ended_early,
    )


def _turn_ticks(game: Game) -> int:
    """Ticks gone in the running turn; a game that was played out stands at the end of its last one."""
    per_turn = game.treatment.ticks_per_turn
    return per_turn if _played_out(game) else game.tick % per_turn


def _played_out(game: Game) -> bool:
    return game.finished and not game.ended_early


def _own(game: Game, player: int) -> OwnView:
    own = game.player(player).endowment
    money = game.money(player)
    compared = game.treatment.visibility != "none"
    before = game.turns[:-1] if _played_out(game) else game.turns
    turn_start = before[-1].money_cents[player - 1] if before else own.money_cents
    opening_tick = (game.turn - 1) * game.treatment.ticks_per_turn
    return OwnView(
        player=player,
        money_cents=money,
        free_cents=free_cents(game, player),
        reserved_cents=reserved_cents(game, player),
        invested_cents=invested_cents(game, player),
        earned_this_turn_cents=money - turn_start + paid_on(game, player, opening_tick),
        profit_cents=money - own.money_cents,
        resources=own.resources,
        resources_free=free_resources(game, player),
        resources_in_bids=resources_in_bids(game, player),
        resources_in_use=resources_in_use(game, player),
        quality=own.quality,
        quantity=own.quantity,
        samples=samples_of(own.quantity, game.treatment.training.max_samples),
        quality_percentile=_percentile(game, player, lambda n: game.player(n).endowment.quality) if compared else None,
        quantity_percentile=_percentile(game, player, lambda n: game.player(n).endowment.quantity)
        if compared
        else None,
        rank=rank_of(game, player) if compared else None,
        ready=game.player(player).ready,
    )


def _percentile(game: Game, player: int, of: Callable[[int], float]) -> float:
    others = [of(other.number) for other in game.players if other.number != player]
    return sum(value < of(player) for value in others) / len(others) if others else 0.0


def _profit(game: Game, player: int) -> int:
    return game.money(player) - game.player(player).endowment.money_cents


def _federation(game: Game, player: int, federation: Federation) -> FederationView:
    spec = federation.spec
    turn, cycle = cycle_to_pay(game, federation)
    scheme = spec.payoff_scheme.in_force(turn, cycle)
    visibility = game.treatment.visibility
    members = [_member(federation, membership.player) for membership in federation.members]
    show_average = bool(members) and compared(visibility, sum(member.player != player for member in members))
    return FederationView(
        federation=federation.number,
        name=spec.name,
        scheme=scheme.name,
        scheme_parameters=told_parameters(spec, scheme),
        changes=_changes(spec, turn, cycle),
        estimated_above=_estimated_above(spec, scheme),
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
        members=tuple(members) if visibility == "full" else None,
        average_quality=sum(m.quality for m in members) / len(members) if show_average else None,
        average_quantity=sum(m.quantity for m in members) / len(members) if show_average else None,
        my_bid=_own_bid(federation, player),
        my_membership=_own_membership(game, federation, player),
        allowed=_allowed(game, player, federation),
    )


def _member(federation: Federation, player: int) -> MemberView:
    """A member by what it put into the last cycle it was in; a change made since then is still sealed."""
    for cycle in reversed(federation.cycles):
        for brought in cycle.members:
            if brought.player == player:
                return MemberView(player, brought.quality, brought.quantity, brought.resources)
    raise AssertionError(f"member {player} of federation {federation.number} was in none of its cycles")


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


def told_parameters(spec: FederationSpec, scheme: PayoffScheme) -> Mapping[str, ParameterValue]:
    """As the scenario gives them; of a scheme that is one of several in turn, its own alone."""
    return spec.scheme_parameters if scheme.name == spec.scheme else described(scheme)


def _changes(spec: FederationSpec, turn: int, cycle: int) -> tuple[SchemeChange, ...]:
    return tuple(
        SchemeChange(change.unit, change.start, change.scheme.name, described(change.scheme))
        for change in spec.payoff_scheme.changes_after(turn, cycle)
    )


def _estimated_above(spec: FederationSpec, scheme: PayoffScheme) -> int | None:
    """Only where the federation can have so many members."""
    above = scheme.estimated_above
    return above if above is not None and spec.admission.max_members > above else None


def _own_bid(federation: Federation, player: int) -> OwnBid | None:
    bid = federation.bid(player)
    return OwnBid(bid.commitment, bid.cost_cents) if bid else None


def _own_membership(game: Game, federation: Federation, player: int) -> OwnMembership | None:
    member = federation.membership(player)
    if member is None:
        return None
    brought = offer(game.treatment, game.player(player).endowment, member.commitment)
    return OwnMembership(member.commitment, brought.cost_cents, member.join_order, member.leaving)


def _allowed(game: Game, player: int, federation: Federation) -> AllowedHere:
    number = federation.number
    bid_refusal = _refusal(check_can_bid, game, player, number)
    change_refusal = _refusal(check_can_change, game, player, number)
    why_not = change_refusal if federation.membership(player) else bid_refusal
    return AllowedHere(
        place_bid=bid_refusal is None,
        withdraw_bid=_refusal(check_can_withdraw, game, player, number) is None,
        change_commitment=change_refusal is None,
        leave=_refusal(check_can_leave, game, player, number) is None,
        max_resources=free_resources(game, player, besides=number),
        max_payment_cents=max(0, free_cents(game, player, besides=number)),
        why_not=why_not,
        opens_in=bids_open_in(game.treatment, federation),
        suggested=_suggested(game, player, federation),
    )


def _suggested(game: Game, player: int, federation: Federation) -> Commitment:
    promised = federation.bid(player) or federation.membership(player)
    if promised is not None:
        return promised.commitment
    asks, number = federation.spec.admission, federation.number
    third = ceil(game.player(player).endowment.resources / 3)
    most = max(free_resources(game, player, besides=number), asks.min_resources)
    return Commitment(1.0, 1.0, min(max(asks.min_resources, third), most), asks.min_payment_cents)


def _refusal(check: Callable[[Game, int, int], object], game: Game, player: int, number: int) -> RefusalCode | None:
    try:
        check(game, player, number)
    except IllegalAction as refusal:
        return refusal.code
    return None


def _others(game: Game, player: int) -> tuple[OtherPlayer, ...]:
    return tuple(
        OtherPlayer(
            other.number,
            rank_of(game, other.number),
            other.endowment.quality,
            other.endowment.quantity,
            other.endowment.resources,
            game.money(other.number),
        )
        for other in game.players
        if other.number != player
    )


def _demographics(game: Game) -> Demographics:
    return Demographics(
        _bins([player.endowment.quality for player in game.players]),
        _bins([player.endowment.quantity for player in game.players]),
    )


def _bins(values: list[float]) -> tuple[int, ...]:
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value * _BINS), _BINS - 1)] += 1
    return tuple(counts)


def _turns(game: Game, player: int) -> tuple[TurnView, ...]:
    starts = [other.endowment.money_cents for other in game.players]
    views = []
    for record in game.turns:
        profits = [money - start for money, start in zip(record.money_cents, starts, strict=True)]
        top = (
            tuple(sorted(profits, reverse=True)[:3]) if compared(game.treatment.visibility, len(profits) - 1) else None
        )
        views.append(TurnView(record.turn, record.shares, record.qualities, profits[player - 1], top))
    return tuple(views)


def _running(game: Game, player: int) -> tuple[RunningCycle, ...]:
    return tuple(
        RunningCycle(federation.number, cycle.number, member.fee_cents, member.cost_cents)
        for federation in game.federations
        for cycle in federation.cycles[-1:]
        if cycle.paid_tick is None
        for member in cycle.members
        if member.player == player
    )


def _standings(game: Game) -> tuple[Standing, ...]:
    order = sorted(range(1, len(game.players) + 1), key=lambda number: (-game.money(number), number))
    return tuple(Standing(rank_of(game, number), number, game.money(number), _profit(game, number)) for number in order)


_PUBLIC = (
    PlayerReady,
    PlayerNotReady,
    Reacted,
    StepClosed,
    PhaseStarted,
    TrainingEnded,
    TrainingUnsettled,
    MarketShared,
)
_OWN = (BidPlaced, BidWithdrawn, CommitmentChanged, LeaveAsked, BidRefused)
_OWN_OR_FULL = (BidAdmitted, MemberLeft)


def visible(event: Event, player: int, visibility: Visibility) -> Event | None:
    """`event` if the seat `player` may see it, else None. Payouts reach a seat as PayoutView, in its view."""
    if isinstance(event, _PUBLIC):
        return event
    if isinstance(event, _OWN):
        return event if event.player == player else None
    if isinstance(event, _OWN_OR_FULL):
        return event if event.player == player or visibility == "full" else None
    if isinstance(event, GameFinished):
        return event if visibility != "none" else None
    return None
