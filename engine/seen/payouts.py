"""The payouts as the one who was paid may see them: how much, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.money import Cents
from engine.schemes import PayoffScheme, Reason, SchemeName
from engine.seen.crowd import compared
from engine.seen.view import PayoutView, PortionView, ReasonView, WeightView
from engine.state import Cycle, Game, PayoutRow
from engine.treatment import Visibility


@dataclass(frozen=True, slots=True, eq=False)
class PaidCycle:
    """A cycle that was paid in a federation (by its number), with what is the same for all who look at it.

    `shares` are everybody's parts of the pool in [0, 1], the largest first, `stderr` their standard errors where they are
    estimated; `models` has value and accuracy of every coalition that settled, by its members in ascending order; `turn` is
    the one that shows it.
    """

    federation: int
    cycle: Cycle
    turn: int
    scheme: SchemeName
    visibility: Visibility
    shares: Mapping[int, float]
    stderr: Mapping[int, float]
    models: Mapping[tuple[int, ...], tuple[float, float]]

    def payout(self, row: PayoutRow) -> PayoutView:
        """The payout as the one of this row may see it."""
        cycle = self.cycle
        brought = next((member for member in cycle.members if member.player == row.player), None)
        fee = brought.fee_cents if brought else 0
        cost = brought.cost_cents if brought else 0
        everybody = tuple(sorted(member.player for member in cycle.members))
        others = tuple(player for player in everybody if player != row.player)
        with_me = self.models.get(everybody)
        without_me = self.models.get(others) if brought else None
        return PayoutView(
            federation=self.federation,
            cycle=cycle.number,
            turn=self.turn,
            tick=cycle.paid_tick or 0,
            scheme=self.scheme,
            pool_cents=cycle.pool_cents or 0,
            undistributed_cents=cycle.undistributed_cents,
            my_weight=row.weight,
            my_weight_stderr=row.stderr,
            my_share=self.shares[row.player],
            my_share_stderr=self.stderr.get(row.player),
            models=max(0, len(cycle.values) - 1),
            payment_cents=row.payment_cents,
            fee_cents=fee,
            cost_cents=cost,
            net_cents=row.payment_cents - fee - cost,
            weights=_weights(cycle, self.shares, self.stderr, row.player, self.visibility),
            accuracy_with=with_me[1] if with_me else None,
            accuracy_without=without_me[1] if without_me else None,
            value_with=with_me[0] if with_me else None,
            value_without=without_me[0] if without_me else None,
            outcome=cycle.outcome,
            settled_without=brought is None or others not in cycle.unsettled,
            portions=tuple(
                PortionView(part.scheme, part.cents) for part in cycle.portions if part.player == row.player
            ),
            reasons=_reasons(self, row),
        )


def paid_cycle(game: Game, federation: int, cycle: Cycle, payoff_scheme: PayoffScheme) -> PaidCycle:
    """`payoff_scheme` is that of the federation with this number. Where the training of all members did not settle, no
    model of the cycle is shown.
    """
    shares = _shares(cycle)
    shown = cycle.values if cycle.outcome != "unsettled" else ()
    return PaidCycle(
        federation=federation,
        cycle=cycle,
        turn=game.turn_opened_by(cycle.paid_tick or 0),
        scheme=payoff_scheme.in_force(cycle.turn, cycle.number).name,
        visibility=game.treatment.visibility,
        shares=dict(sorted(shares.items(), key=lambda item: (-item[1], item[0]))),
        stderr=_share_errors(cycle),
        models={row.members: (row.value, row.accuracy) for row in shown if row.members not in cycle.unsettled},
    )


def _reasons(paid: PaidCycle, row: PayoutRow) -> tuple[ReasonView, ...]:
    """The player's own, with what each of them pays."""
    cycle = paid.cycle
    own = [part.cents for part in cycle.portions if part.player == row.player] or [row.payment_cents]
    return tuple(_reason(paid, reason, own[reason.part]) for reason in cycle.reasons if reason.player == row.player)


def _reason(paid: PaidCycle, reason: Reason, payment_cents: Cents) -> ReasonView:
    before, after = (_accuracy(paid, coalition) for coalition in (reason.before, reason.after))
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


def _accuracy(paid: PaidCycle, coalition: frozenset[int] | None) -> float | None:
    trained = paid.models.get(tuple(sorted(coalition))) if coalition is not None else None
    return trained[1] if trained else None


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
    cycle: Cycle, shares: Mapping[int, float], stderr: Mapping[int, float], player: int, visibility: Visibility
) -> tuple[WeightView, ...]:
    """Largest first, as `shares` are. Others are nameless unless visibility is `full`, and not there when it is `none`."""
    places = {member.player: place for place, member in enumerate(cycle.members, start=1)}
    crowd = compared(visibility, sum(member != player for member in places))
    return tuple(
        WeightView(
            other if other == player or visibility == "full" else None,
            places.get(other) if other == player or crowd else None,
            share,
            stderr.get(other),
        )
        for other, share in shares.items()
        if other == player or visibility != "none"
    )
