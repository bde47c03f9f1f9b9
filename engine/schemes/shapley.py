"""Shapley pay: by what a member adds on average over all orders of joining.

Exact up to `exact_up_to` members; above that estimated from a sample of orders, which the training reports and the claim
carries. Neither is ever put in the other's place.
Sources: Shapley, A Value for n-Person Games (1953); Yang et al., Federated Learning (2019), ch. 7.5; engine.values.estimate
for the estimate.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division
from engine.schemes.families import Bar, Picture
from engine.schemes.parameters import ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, gains_by_place, gains_in_orders, plain_reasons
from engine.values.coalition import MAX_EXACT_PLAYERS, Coalition, CoalitionError, all_coalitions, check_players
from engine.values.estimate import SamplingPlan, estimate_shapley
from engine.values.orders import LEAST_MEMBERS, least_models, sampled_coalitions
from engine.values.semivalues import shapley_shares, shapley_values
from engine.values.words import Explained, Words

MEMBERS = Words("members", "名成员")


@dataclass(frozen=True, slots=True)
class Shapley(PayoffScheme):
    """u_i = the Shapley value of i in the game of the members; before normalising the weights add up to v(N).

    `exact_up_to` (3 to 12) members every coalition is trained. Beyond, orders of joining are sampled until `max_models`
    coalitions are trained (4100 are enough for 64 members), or the largest standard error is at most `target_stderr` of
    v(N) (0: no such target), or `max_seconds` are over (0: no limit; a limit makes the result depend on the machine).
    """

    exact_up_to: float = MAX_EXACT_PLAYERS
    max_models: float = 4100
    target_stderr: float = 0.01
    max_seconds: float = 0

    name: ClassVar[str] = "shapley"
    family: ClassVar[str] = "marginal gain"
    source: ClassVar[str] = "Yang et al., Federated Learning (2019), ch. 7.5"
    reason: ClassVar[ReasonKind] = "orders"
    needs: ClassVar[Needs] = "all"
    words: ClassVar[Explained] = Explained(
        name=Words("Shapley value", "沙普利值"),
        short=Words("Paid by what you add on average, in any order.", "看你在各种加入次序下平均带来的提升。"),
        long=Words(
            "What you add is measured in every group of members, with you and without you, and averaged over all "
            "orders of joining. That average is your share.",
            "在每一种成员组合里，比较有你和没有你的差别，再对所有加入次序取平均。这个平均值就是你的份额。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("The same member joining first, second and third, averaged", "同一成员第一、第二、第三个加入，取平均"),
        (
            Bar(4, 4, 30, 10, "you"),
            Bar(36, 4, 18, 10),
            Bar(56, 4, 34, 10),
            Bar(4, 17, 34, 10),
            Bar(40, 17, 22, 10, "you"),
            Bar(64, 17, 26, 10),
            Bar(4, 30, 38, 10),
            Bar(44, 30, 28, 10),
            Bar(74, 30, 16, 10, "you"),
        ),
    )

    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "exact_up_to",
            "whole",
            Words("Exact up to", "精确计算的人数上限"),
            Words(
                "With more members, the value is estimated from a sample of orders of joining.",
                "成员更多时，从抽取的若干加入次序来估计。",
            ),
            least=LEAST_MEMBERS - 1,
            most=MAX_EXACT_PLAYERS,
            unit=MEMBERS,
        ),
        ParameterSpec(
            "max_models",
            "whole",
            Words("Models at most", "模型数上限"),
            Words("What an estimate may train in one cycle.", "一次估计在一个周期内最多训练的模型数。"),
            least=least_models(LEAST_MEMBERS),
            most=10**6,
            unit=Words("models", "个模型"),
        ),
        ParameterSpec(
            "target_stderr",
            "number",
            Words("Error to stop at", "停止时的误差"),
            Words(
                "An estimate stops when every standard error is at most this part of the whole. 0: never.",
                "当每个标准误差都不超过总价值的这一比例时停止估计；0 表示不停。",
            ),
            least=0,
        ),
        ParameterSpec(
            "max_seconds",
            "number",
            Words("Seconds at most", "秒数上限"),
            Words(
                "Then an estimate begins nothing new. 0: no limit. With one, results depend on the machine.",
                "到时不再开始新的训练；0 表示不限。设了上限，结果就与机器有关。",
            ),
            least=0,
            unit=Words("seconds", "秒"),
        ),
    )

    @property
    def estimated_above(self) -> int:
        """exact_up_to members."""
        return int(self.exact_up_to)

    def sampling_plan(self, members: Sequence[int]) -> SamplingPlan | None:
        """None where every coalition is trained: up to exact_up_to members."""
        if len(members) <= self.exact_up_to:
            return None
        return SamplingPlan(int(self.max_models), self.target_stderr, self.max_seconds)

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        """Every coalition; of more members than are valued exactly, those that any sample has in any case."""
        check_players(members)
        if self.sampling_plan(members) is None:
            return set(all_coalitions(members))
        return sampled_coalitions(members, ())

    def check_members(self, most: int) -> None:
        """SchemeError unless up to `most` members can be paid: a sample must have everybody at an end of an order."""
        if most > self.exact_up_to and self.max_models < least_models(most):
            raise SchemeError(
                f"max_models of scheme {self.name!r} is {self.max_models:g}: {most} members need at least "
                f"{least_models(most)}, so that everybody is first or last in some order and standard errors can be relied on"
            )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The Shapley value of each member: estimated from the orders of the claim where it has any, else exact."""
        if not claim.members:
            return {}
        if claim.orders:
            return self.estimate(claim)[0]
        if len(claim.members) > MAX_EXACT_PLAYERS:
            raise CoalitionError(
                f"{len(claim.members)} members have too many coalitions, at most {MAX_EXACT_PLAYERS} members are paid "
                "exactly: give the orders that the values were sampled along"
            )
        return shapley_values(claim.game, claim.members)

    def estimate(self, claim: PayoffClaim) -> tuple[dict[int, float], dict[int, float]]:
        """With standard errors where the claim has orders."""
        if not (claim.members and claim.orders):
            return self.weights(claim), {}
        found = estimate_shapley(claim.game, claim.members, claim.orders)
        return found.values, found.stderr

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With what each member adds by its place in the orders."""
        if not claim.members:
            return ()
        gains = (
            gains_in_orders(claim.game, claim.members, claim.orders)
            if claim.orders
            else gains_by_place(claim.game, claim.members, shapley_shares(len(claim.members)))
        )
        return tuple(
            replace(reason, gains=tuple(gains[reason.player]))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )
