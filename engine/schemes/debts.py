"""What a federation still owes to each player who ever was a member: the two queues of the FL Incentivizer.

Regret Y grows by the cost of a cycle and falls by what was paid for it; temporal regret Q grows by the usual cost as
long as there is regret, so waiting is a cost too. It decides no payment. Source: Yu et al., A Fairness-aware Incentive
Scheme for Federated Learning, AIES 2020.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PlayerDebt:
    """One player's queues, in cents (0 or more): `regret` is Y, `temporal_regret` is Q.

    `cycles` is the number of cycles that the player contributed to, and `costs_sum` the cents that they cost it.
    """

    player: int
    regret: float = 0.0
    temporal_regret: float = 0.0
    costs_sum: int = 0
    cycles: int = 0


@dataclass(frozen=True, slots=True)
class IncentivizerMemory:
    """The debts to every player who ever was a member, by player number."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    players: tuple[PlayerDebt, ...] = ()

    def debt(self, player: int) -> PlayerDebt:
        """The debt to `player`: nothing, for one who never was a member."""
        return next((debt for debt in self.players if debt.player == player), PlayerDebt(player))


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one player brings into a cycle: its queues before, and in cents the cost c_i and the usual cost lambda_i.

    `cost` is 0 for a player who did not contribute to this cycle.
    """

    before: PlayerDebt
    cost: int
    usual_cost: float
    contributed: bool

    @property
    def is_owed(self) -> bool:
        """Whether any debt is left from the cycles before."""
        return self.before.regret > 0 or self.before.temporal_regret > 0

    def after(self, paid: int) -> PlayerDebt:
        """The queues when `paid` cents were paid: Y = max(0, Y + c - paid), Q = max(0, Q + lambda - paid)."""
        return PlayerDebt(
            player=self.before.player,
            regret=max(0.0, self.before.regret + self.cost - paid),
            temporal_regret=max(0.0, self.before.temporal_regret + self.usual_cost - paid),
            costs_sum=self.before.costs_sum + self.cost,
            cycles=self.before.cycles + self.contributed,
        )


def claims_of_cycle(memory: IncentivizerMemory | None, costs: Mapping[int, int]) -> dict[int, Claimed]:
    """Each player who ever was a member, by number; `costs` are the cents of this cycle's contributors.

    lambda_i is the mean cost over the cycles that i contributed to, this one included, and 0 without regret. A cycle
    spent elsewhere is not a cycle at cost 0: else the debt to a leaver would grow the slower the longer it is owed.
    """
    known = memory or IncentivizerMemory()
    claims = {}
    for player in sorted({debt.player for debt in known.players} | set(costs)):
        before = known.debt(player)
        contributed = player in costs
        cost = costs.get(player, 0)
        cycles = before.cycles + contributed
        usual = (before.costs_sum + cost) / cycles if before.regret > 0 and cycles > 0 else 0.0
        claims[player] = Claimed(before, cost, usual, contributed)
    return claims


def settle(claims: Mapping[int, Claimed], payments: Mapping[int, int]) -> IncentivizerMemory:
    """The debts after `payments` (cents; none means 0). The payments of any scheme can be settled, to compare them."""
    return IncentivizerMemory(tuple(claims[player].after(payments.get(player, 0)) for player in sorted(claims)))
