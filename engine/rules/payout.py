"""The end of PROFIT: the pool is divided by the federation's scheme, and those who asked to leave go."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from engine.events import PaidOut
from engine.money import Cents, player_account
from engine.rules.admission import start_bidding
from engine.rules.bidding import remove_member
from engine.rules.transition import Draft
from engine.schemes import Contribution, PayoffClaim
from engine.state import Cycle, Federation, Game, PayoutRow
from engine.treatment import Treatment
from engine.values.coalition import TabularGame


def prepare_payouts(treatment: Treatment) -> None:
    """Import what the schemes of this treatment need, which can take a second: for whoever has no time in a `step`."""
    for spec in treatment.federations:
        spec.payoff_scheme.prepare()


def payout_pool(game: Game, federation: Federation) -> Cents:
    """The part of the federation's money that is paid out, rounded down to the cent."""
    fraction = Fraction(repr(game.treatment.payout_fraction))
    return int(game.ledger.balance(federation.account) * fraction)


def cycle_to_pay(game: Game, federation: Federation) -> tuple[int, int]:
    """Turn and number of the running cycle; between cycles, of one that began now."""
    last = federation.cycles[-1] if federation.cycles else None
    if last is not None and last.paid_tick is None:
        return last.turn, last.number
    return game.turn, len(federation.cycles) + 1


def payoff_claim(federation: Federation, cycle: Cycle, pool: Cents) -> PayoffClaim:
    """The claim of one cycle: its members in the order of joining, the values of its coalitions, what each brought.

    Where the training of all members did not settle, every coalition is worth nothing: there is no model to share out.
    """
    members = tuple(member.player for member in cycle.members)
    worth = {frozenset(row.members): 0.0 if cycle.outcome == "unsettled" else row.value for row in cycle.values}
    return PayoffClaim(
        pool=pool,
        members=members,
        game=TabularGame(members, worth),
        contributions={
            member.player: Contribution(member.quality, member.quantity, member.cost_cents) for member in cycle.members
        },
        memory=federation.memory,
        orders=cycle.orders,
        turn=cycle.turn,
        cycle=cycle.number,
    )


def pay_members(draft: Draft, number: int) -> None:
    """Pay the cycle's pool, let the leavers go, and open for bids again."""
    game = draft.game
    federation = game.federation(number)
    cycle = federation.cycles[-1]
    pool = payout_pool(game, federation)
    scheme = federation.spec.payoff_scheme
    allocation = scheme.allocate(payoff_claim(federation, cycle, pool))
    in_force = scheme.in_force(cycle.turn, cycle.number).name
    order = [member.player for member in cycle.members]
    paid = order + sorted(set(allocation.payments) - set(order))
    rows = tuple(
        PayoutRow(
            player,
            allocation.weights.get(player, 0.0),
            allocation.payments.get(player, 0),
            allocation.stderr.get(player),
        )
        for player in paid
    )
    for row in rows:
        draft.pay(federation.account, player_account(row.player), row.payment_cents, "payout")
    done = replace(
        cycle,
        pool_cents=pool,
        undistributed_cents=allocation.undistributed,
        payouts=rows,
        portions=allocation.portions,
        reasons=allocation.reasons,
        paid_tick=game.tick,
    )
    federation = draft.game.federation(number)
    draft.put(replace(federation, cycles=(*federation.cycles[:-1], done), memory=allocation.memory))
    draft.emit(PaidOut(number, cycle.number, game.tick, in_force, pool, allocation.undistributed, rows))
    for membership in federation.members:
        if membership.leaving:
            remove_member(draft, number, membership, "left")
    start_bidding(draft, number)
