"""The FL Incentivizer: pay by contribution, and over the cycles pay back costs that exceeded pay, the waiting included.

Debts survive leaving. If pools stay below costs, regret grows without bound: it is reported, not hidden. The queues
themselves are in debts.py. Source: Yu et al., A Fairness-aware Incentive Scheme for Federated Learning, AIES 2020,
Alg. 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import ClassVar

from engine.money import Cents
from engine.schemes.base import Allocation, Needs, PayoffClaim, PayoffScheme, check_flag, check_number, pay_by_weight
from engine.schemes.debts import Claimed, claims_of_cycle, settle
from engine.schemes.fair_value import marginal_losses
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
    needs: ClassVar[Needs] = "leave_one_out"
    words: ClassVar[Explained] = Explained(
        name=Words("Incentivizer", "激励器"),
        short=Words("Pays back costs first, then by what you add.", "先补偿成本，再按贡献分配。"),
        long=Words(
            "Members whose costs were not yet paid back come first, and longer waits count more; what remains follows what you add to the model.",
            "成本尚未收回的成员优先，等得越久越优先；其余部分按你对模型的贡献分配。",
        ),
    )

    def __post_init__(self) -> None:
        check_number(self.name, "omega", self.omega)
        check_flag(self.name, "pay_leavers", self.pay_leavers)
        check_flag(self.name, "cap", self.cap)

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """u_i of everybody who may be paid in this cycle: the members, and with `pay_leavers` who left and is owed."""
        return self._weights(claim, _debts_claimed(claim))

    def allocate(self, claim: PayoffClaim) -> Allocation:
        """Divide the pool and settle the queues; without members nothing is paid and the debts wait as they are."""
        if not claim.members:
            return Allocation({}, {}, claim.pool, claim.memory)
        claims = _debts_claimed(claim)
        weights = self._weights(claim, claims)
        payments = pay_by_weight(claim.pool, weights)
        if self.cap:
            payments = {player: min(paid, _whole_cents(weights[player])) for player, paid in payments.items()}
        undistributed = claim.pool - sum(payments.values())
        return Allocation(payments, weights, undistributed, settle(claims, payments))

    def _weights(self, claim: PayoffClaim, claims: Mapping[int, Claimed]) -> dict[int, float]:
        if not claim.members:
            return {}
        gains = money_gains(claim.pool, claim.game, claim.members)
        return {
            player: (
                min(MOST_CENTS, self.omega * gains.get(player, 0.0))
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
    return claims_of_cycle(claim.memory, {member: claim.contribution(member).cost_cents for member in claim.members})


def _whole_cents(weight: float) -> Cents:
    return floor(max(0.0, weight) + CAP_SLACK_CENTS)
