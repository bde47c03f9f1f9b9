"""The FL Incentivizer: pay by contribution, and over the cycles pay back costs that exceeded pay, the waiting included.

Debts survive leaving. If pools stay below costs, regret grows without bound: it is reported, not hidden. The queues
themselves are in debts.py. Source: Yu et al., A Fairness-aware Incentive Scheme for Federated Learning, AIES 2020,
Alg. 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import ClassVar

from engine.money import Cents
from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.debts import Claimed, IncentivizerMemory, claims_of_cycle, settle
from engine.schemes.division import Division, pay_by_share, shares_by_weight
from engine.schemes.fair_value import marginal_losses
from engine.schemes.memory import Memory
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, Term, plain_reasons, terms_of
from engine.schemes.told import StateTerm
from engine.values.coalition import CoalitionalGame
from engine.values.words import Explained, Words

# A weight that is a whole number of cents may have come out a hair below it; a cap must not take a cent for that.
CAP_SLACK_CENTS = 1e-6

# A v(N) within rounding of 0, or a huge omega, must not make weights leave the floats.
MOST_TIMES_WORTH = 1e18
MOST_CENTS = 1e300


@dataclass(frozen=True, slots=True)
class Incentivizer(PayoffScheme):
    """u_i = (omega * q_i + Y_i + c_i + Q_i + lambda_i) / 2, in cents, for the members and the leavers who are owed.

    `omega` (0 or more) weighs contribution against debt; `pay_leavers` pays old debts to those who left (else these
    only wait); `cap` never pays more than u_i, rounded down to the cent, and leaves the rest undistributed.
    """

    omega: float = 1.0
    pay_leavers: bool = True
    cap: bool = False

    name: ClassVar[str] = "incentivizer"
    family: ClassVar[str] = "several fairnesses at once"
    source: ClassVar[str] = "Yu et al., AIES 2020, Alg. 1"
    reason: ClassVar[ReasonKind] = "debts"
    needs: ClassVar[Needs] = "leave_one_out"
    words: ClassVar[Explained] = Explained(
        name=Words("Incentivizer", "激励器"),
        short=Words("Pays back costs first, then by what you add.", "先补偿成本，再按贡献分配。"),
        long=Words(
            "Members whose costs were not yet paid back come first, and longer waits count more; what remains follows what you add to the model.",
            "成本尚未收回的成员优先，等得越久越优先；其余部分按你对模型的贡献分配。",
        ),
    )

    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "omega",
            "number",
            Words("Weight of contribution", "贡献的分量"),
            Words(
                "How much what a member adds counts, against what it is still owed.",
                "成员带来的提升与尚欠成员的债务相比，占多大分量。",
            ),
            least=0,
        ),
        ParameterSpec(
            "pay_leavers",
            "flag",
            Words("Pay who left", "向已离开者偿还"),
            Words("Off: debts to those who left only wait.", "关闭时，对已离开者的欠款只是挂着。"),
        ),
        ParameterSpec(
            "cap",
            "flag",
            Words("Never pay more than is due", "不多付"),
            Words(
                "Nobody gets more than its claim, and the rest stays with the federation.",
                "谁也拿不到超过应得的数目，余下的留在联邦。",
            ),
        ),
    )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """u_i of everybody who may be paid in this cycle: the members, and with `pay_leavers` who left and is owed."""
        return self._weights(claim, _debts_claimed(claim))

    def divide(self, claim: PayoffClaim) -> Division:
        """By the weights; with `cap`, whole cents that are no more than these."""
        weights = self.weights(claim)
        shares = shares_by_weight(weights)
        if self.cap and claim.pool > 0:
            capped = {
                player: min(paid, _whole_cents(weights[player]))
                for player, paid in pay_by_share(claim.pool, shares).items()
            }
            shares = {player: Fraction(paid, claim.pool) for player, paid in capped.items()}
        return Division(weights, shares)

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With the three things that a weight is the sum of, in cents: what a member adds, its costs, its waiting."""
        gains, claims = money_gains(claim.pool, claim.game, claim.members), _debts_claimed(claim)
        return tuple(
            replace(reason, terms=self._terms(gains.get(reason.player, 0.0), claims[reason.player]))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )

    def _terms(self, gain: float, owed: Claimed) -> tuple[Term, ...]:
        return terms_of(
            added=self._added(gain) / 2,
            owed=(owed.before.regret + owed.cost) / 2,
            waiting=(owed.before.temporal_regret + owed.usual_cost) / 2,
        )

    def _added(self, gain: float) -> float:
        return min(MOST_CENTS, self.omega * gain)

    def remember(self, claim: PayoffClaim, division: Division, payments: Mapping[int, Cents]) -> Memory | None:  # noqa: ARG002 - what was paid is enough
        """The queues after the payments; without members the debts wait as they are."""
        return settle(_debts_claimed(claim), payments) if claim.members else claim.memory

    @property
    def remembers(self) -> bool:
        return True

    def tell_state(self, claim: PayoffClaim, after: Memory | None) -> tuple[StateTerm, ...]:
        """Of everybody who ever was a member: q, c, lambda, and the queues Y and Q before and after the payout."""
        if not claim.members or not isinstance(after, IncentivizerMemory):
            return ()
        gains = money_gains(claim.pool, claim.game, claim.members)
        terms = []
        for player, owed in _debts_claimed(claim).items():
            left = after.debt(player)
            cents = {
                "q": gains.get(player, 0.0),
                "c": float(owed.cost),
                "lambda": owed.usual_cost,
                "Y_before": owed.before.regret,
                "Q_before": owed.before.temporal_regret,
                "Y": left.regret,
                "Q": left.temporal_regret,
                "costs_sum": float(left.costs_sum),
            }
            terms += [StateTerm(self.name, player, name, value, "cents") for name, value in cents.items()]
            terms.append(StateTerm(self.name, player, "cycles", float(left.cycles), "cycles"))
        return tuple(terms)

    def _weights(self, claim: PayoffClaim, claims: Mapping[int, Claimed]) -> dict[int, float]:
        if not claim.members:
            return {}
        gains = money_gains(claim.pool, claim.game, claim.members)
        return {
            player: (
                self._added(gains.get(player, 0.0))
                + owed.before.regret
                + owed.cost
                + owed.before.temporal_regret
                + owed.usual_cost
            )
            / 2
            for player, owed in claims.items()
            if owed.contributed or (self.pay_leavers and owed.is_owed)
        }


def money_gains(pool: Cents, game: CoalitionalGame, members: tuple[int, ...]) -> dict[int, float]:
    """q_i: what each member adds to the pool, in cents: pool * max(0, v(N) - v(N - i)) / v(N).

    All 0 when v(N) is 0 or less: a model that is worth nothing has nothing to share out. At most 10^18 times the pool.
    """
    losses = marginal_losses(game, members)
    worth = game.value(frozenset(members)) if members else 0.0
    if worth <= 0:
        return dict.fromkeys(losses, 0.0)
    return {member: pool * min(MOST_TIMES_WORTH, max(0.0, loss) / worth) for member, loss in losses.items()}


def _debts_claimed(claim: PayoffClaim) -> dict[int, Claimed]:
    known = claim.memory
    if known is not None and not isinstance(known, IncentivizerMemory):
        raise SchemeError("the memory of this claim is that of several schemes: give what the incentivizer returned")
    return claims_of_cycle(known, {member: claim.contribution(member).cost_cents for member in claim.members})


def _whole_cents(weight: float) -> Cents:
    return floor(max(0.0, weight) + CAP_SLACK_CENTS)
