"""The payouts as the one who was paid may see them: how much, and why."""

from __future__ import annotations

from engine.money import Cents
from engine.schemes import Reason
from engine.seen.crowd import compared
from engine.seen.view import PayoutView, PortionView, ReasonView, WeightView
from engine.state import Cycle, Federation, Game, PayoutRow
from engine.treatment import Visibility


def own_payouts(game: Game, player: int) -> tuple[PayoutView, ...]:
    """All payouts that `player` took part in or was still owed something by, oldest first."""
    views = [
        _payout(game, federation, cycle, row)
        for federation in game.federations
        for cycle in federation.cycles
        if cycle.paid_tick is not None
        for row in cycle.payouts
        if row.player == player
    ]
    return tuple(sorted(views, key=lambda view: (view.tick, view.federation)))


def paid_on(game: Game, player: int, tick: int) -> Cents:
    """What `player` was paid on that tick by all federations together."""
    return sum(
        row.payment_cents
        for federation in game.federations
        for cycle in federation.cycles
        if cycle.paid_tick == tick
        for row in cycle.payouts
        if row.player == player
    )


def _payout(game: Game, federation: Federation, cycle: Cycle, row: PayoutRow) -> PayoutView:
    everybody = frozenset(member.player for member in cycle.members)
    brought = next((member for member in cycle.members if member.player == row.player), None)
    fee = brought.fee_cents if brought else 0
    cost = brought.cost_cents if brought else 0
    tick = cycle.paid_tick or 0
    has_model = cycle.outcome != "unsettled"
    with_me = _trained(cycle, everybody) if has_model else None
    without_me = _trained(cycle, everybody - {row.player}) if brought and has_model else None
    shares, stderr = _shares(cycle), _share_errors(cycle)
    return PayoutView(
        federation=federation.number,
        cycle=cycle.number,
        turn=game.turn_opened_by(tick),
        tick=tick,
        scheme=federation.spec.payoff_scheme.in_force(cycle.turn, cycle.number).name,
        pool_cents=cycle.pool_cents or 0,
        undistributed_cents=cycle.undistributed_cents,
        my_weight=row.weight,
        my_weight_stderr=row.stderr,
        my_share=shares[row.player],
        my_share_stderr=stderr.get(row.player),
        models=max(0, len(cycle.values) - 1),
        payment_cents=row.payment_cents,
        fee_cents=fee,
        cost_cents=cost,
        net_cents=row.payment_cents - fee - cost,
        weights=_weights(cycle, shares, stderr, row.player, game.treatment.visibility),
        accuracy_with=with_me[1] if with_me else None,
        accuracy_without=without_me[1] if without_me else None,
        value_with=with_me[0] if with_me else None,
        value_without=without_me[0] if without_me else None,
        outcome=cycle.outcome,
        settled_without=brought is None or tuple(sorted(everybody - {row.player})) not in cycle.unsettled,
        portions=tuple(PortionView(part.scheme, part.cents) for part in cycle.portions if part.player == row.player),
        reasons=_reasons(cycle, row),
    )


def _reasons(cycle: Cycle, row: PayoutRow) -> tuple[ReasonView, ...]:
    """The player's own, with what each of them pays."""
    own = [part.cents for part in cycle.portions if part.player == row.player] or [row.payment_cents]
    return tuple(_reason(cycle, reason, own[reason.part]) for reason in cycle.reasons if reason.player == row.player)


def _reason(cycle: Cycle, reason: Reason, payment_cents: Cents) -> ReasonView:
    before, after = (_accuracy(cycle, coalition) for coalition in (reason.before, reason.after))
    return ReasonView(
        reason.scheme,
        reason.kind,
        reason.pool,
        payment_cents,
        reason.weight,
        reason.total,
        reason.terms,
        reason.gains,
        before,
        after,
    )


def _accuracy(cycle: Cycle, coalition: frozenset[int] | None) -> float | None:
    if coalition is None or cycle.outcome == "unsettled":
        return None
    trained = _trained(cycle, coalition)
    return trained[1] if trained else None


def _trained(cycle: Cycle, coalition: frozenset[int]) -> tuple[float, float] | None:
    """Value and accuracy of its model; None where there is none."""
    for row in cycle.values:
        if len(row.members) == len(coalition) and frozenset(row.members) == coalition:
            return None if row.members in cycle.unsettled else (row.value, row.accuracy)
    return None


def _shares(cycle: Cycle) -> dict[int, float]:
    """Everybody's part of the pool in [0, 1], by player number; 0 for all when the pool is empty."""
    pool = cycle.pool_cents or 0
    return {row.player: row.payment_cents / pool if pool else 0.0 for row in cycle.payouts}


def _share_errors(cycle: Cycle) -> dict[int, float]:
    """The standard errors of estimated shares, by player number: those of the weights, over what the pool is divided by.

    That sum is v(N), which is trained and not sampled, as long as no weight is below 0. Only what is paid out is divided.
    """
    total, pool = sum(max(0.0, row.weight) for row in cycle.payouts), cycle.pool_cents or 0
    paid = (pool - cycle.undistributed_cents) / pool if pool else 0.0
    return {row.player: row.stderr / total * paid for row in cycle.payouts if row.stderr is not None and total > 0}


def _weights(
    cycle: Cycle, shares: dict[int, float], stderr: dict[int, float], player: int, visibility: Visibility
) -> tuple[WeightView, ...]:
    """Largest first. Others are nameless unless visibility is `full`, and not there at all when it is `none`."""
    places = {member.player: place for place, member in enumerate(cycle.members, start=1)}
    crowd = compared(visibility, sum(member != player for member in places))
    rows = [
        WeightView(
            other if other == player or visibility == "full" else None,
            places.get(other) if other == player or crowd else None,
            share,
            stderr.get(other),
        )
        for other, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        if other == player or visibility != "none"
    ]
    return tuple(rows)
