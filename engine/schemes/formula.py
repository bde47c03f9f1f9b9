"""A formula: pay by an expression of one's own, over what a scheme may know of a member.

Only the coalitions that its names need are trained. A result that is no finite number (a division by 0, the logarithm of
0, something too large) counts as 0; one below 0 is kept and paid nothing, as in every scheme. Weights become payments by
Yu et al., A Fairness-aware Incentive Scheme for Federated Learning, AIES 2020, eq. 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import ClassVar

from simpleeval import SimpleEval

from engine.schemes.base import Needs, PayoffClaim, PayoffScheme, SchemeError
from engine.schemes.division import Division
from engine.schemes.expression import FUNCTIONS, OPERATORS, Expression, read_expression
from engine.schemes.fair_value import marginal_losses
from engine.schemes.families import Bar, Picture
from engine.schemes.individual import Individual
from engine.schemes.labour_union import LabourUnion
from engine.schemes.parameters import Choice, ParameterSpec
from engine.schemes.reasons import Reason, ReasonKind, plain_reasons, terms_of
from engine.values.coalition import (
    MAX_EXACT_PLAYERS,
    Coalition,
    all_coalitions,
    check_players,
    leave_one_out,
    prefixes,
    singletons,
)
from engine.values.semivalues import shapley_values
from engine.values.words import Explained, Words


@dataclass(frozen=True, slots=True)
class Variable:
    """A name in an expression: what it is of each member, and which coalitions have to be valued for it."""

    words: Words
    values: Callable[[PayoffClaim], Mapping[int, float]]
    coalitions: Callable[[Sequence[int]], set[Coalition]] = lambda _: set()


def _of_all(value: Callable[[PayoffClaim], float]) -> Callable[[PayoffClaim], dict[int, float]]:
    """The same for every member."""
    return lambda claim: dict.fromkeys(claim.members, value(claim))


def _brought(claim: PayoffClaim, part: str) -> dict[int, float]:
    return {member: float(getattr(claim.contribution(member), part)) for member in claim.members}


VARIABLES: Mapping[str, Variable] = {
    "q": Variable(
        Words("quality committed, 0 to 1", "投入数据的质量，0 到 1"), lambda claim: _brought(claim, "quality")
    ),
    "d": Variable(
        Words("quantity committed, 0 to 1", "投入数据的数量，0 到 1"), lambda claim: _brought(claim, "quantity")
    ),
    "cost": Variable(
        Words("what the cycle cost the member, in cents", "成员本周期的成本，以分计"),
        lambda claim: _brought(claim, "cost_cents"),
    ),
    "order": Variable(
        Words("place in the order of joining, from 1", "加入的先后，从 1 数起"),
        lambda claim: {member: float(place) for place, member in enumerate(claim.members, start=1)},
    ),
    "n": Variable(Words("how many members there are", "成员人数"), _of_all(lambda claim: len(claim.members))),
    "v_alone": Variable(
        Words("value of a model of this member's data alone", "只用该成员数据的模型价值"),
        lambda claim: Individual().weights(claim),
        singletons,
    ),
    "v_all": Variable(
        Words("value of the model of all members", "全体成员模型的价值"),
        _of_all(lambda claim: claim.game.value(frozenset(claim.members))),
        lambda members: {frozenset(members)},
    ),
    "gain": Variable(
        Words("what the member added when it joined", "成员加入时带来的提升"),
        lambda claim: LabourUnion().weights(claim),
        prefixes,
    ),
    "loss": Variable(
        Words("what would be lost without the member", "没有该成员会损失多少"),
        lambda claim: marginal_losses(claim.game, claim.members),
        leave_one_out,
    ),
    "shapley": Variable(
        Words("the Shapley value", "沙普利值"),
        lambda claim: shapley_values(claim.game, claim.members) if claim.members else {},
        lambda members: set(all_coalitions(members)),
    ),
}


@dataclass(frozen=True, slots=True)
class Formula(PayoffScheme):
    """u_i = the expression, with the values of member i in the place of its names."""

    expression: str = "q * d"

    name: ClassVar[str] = "formula"
    family: ClassVar[str] = "put together"
    source: ClassVar[str] = "Yu et al., AIES 2020, eq. 1"
    reason: ClassVar[ReasonKind] = "formula"
    needs: ClassVar[Needs] = "as_set"
    configured: ClassVar[bool] = True
    words: ClassVar[Explained] = Explained(
        name=Words("Formula", "自定公式"),
        short=Words("Paid by a formula that was made for this game.", "按为本局专门制定的公式分配。"),
        long=Words(
            "A formula gives each member a number, from what it brings and what it adds. The slices follow these numbers.",
            "公式根据每个成员投入了什么、带来了什么，算出一个数。份额与这个数成比例。",
        ),
    )
    picture: ClassVar[Picture | None] = Picture(
        Words("Two measures of you, and the slice that a formula makes of them", "关于你的两项数值，和公式由此得出的份额"),
        (
            Bar(4, 6, 26, 12, "you"),
            Bar(4, 26, 16, 12, "you"),
            Bar(36, 8, 16, 28, "open"),
            Bar(60, 10, 32, 8),
            Bar(60, 20, 32, 12, "you"),
            Bar(60, 34, 32, 4),
        ),
    )  # fmt: skip
    parameters: ClassVar[tuple[ParameterSpec, ...]] = (
        ParameterSpec(
            "expression",
            "expression",
            Words("Formula of a member's weight", "成员权重的公式"),
            Words(
                "Numbers, the names below, + - * / **, comparisons, and, or, not, A if B else C, and "
                f"{', '.join(FUNCTIONS)}. Below 0, or no number: nothing is paid.",
                f"可用数字、下列名称、+ - * / **、比较、and or not、A if B else C 以及 {'、'.join(FUNCTIONS)}。结果为负或不是数时不付。",
            ),
            choices=tuple(Choice(name, variable.words) for name, variable in VARIABLES.items()),
        ),
    )

    def __post_init__(self) -> None:
        self.check_parameters()
        self._read()

    def coalitions_needed(self, members: Sequence[int]) -> set[Coalition]:
        """What the names in the expression need."""
        check_players(members)
        return set[Coalition]().union(*(VARIABLES[name].coalitions(members) for name in self._read().names))

    def check_members(self, most: int) -> None:
        """The Shapley value of a formula is exact, or there is none."""
        if "shapley" in self._read().names and most > MAX_EXACT_PLAYERS:
            raise SchemeError(
                f"the name shapley in a formula trains every coalition, so at most {MAX_EXACT_PLAYERS} members are possible"
            )

    def weights(self, claim: PayoffClaim) -> dict[int, float]:
        """The value of the expression for each member."""
        expression, values = self._read(), self._values(claim)
        return {
            member: _value(self.expression, expression, {name: of[member] for name, of in values.items()})
            for member in sorted(claim.members)
        }

    def explain(self, claim: PayoffClaim, division: Division) -> tuple[Reason, ...]:
        """With what the names in the expression are of each member."""
        values = self._values(claim)
        return tuple(
            replace(reason, terms=terms_of(**{name: of[reason.player] for name, of in values.items()}))
            for reason in plain_reasons(self.name, self.reason, claim.pool, division.weights)
        )

    def _values(self, claim: PayoffClaim) -> dict[str, Mapping[int, float]]:
        return {name: VARIABLES[name].values(claim) for name in sorted(self._read().names)}

    def _read(self) -> Expression:
        try:
            return read_expression(self.expression, tuple(VARIABLES))
        except SchemeError as error:
            raise error.under("expression") from None


def _value(text: str, expression: Expression, names: Mapping[str, float]) -> float:
    """A finite number: 0 for whatever is none."""
    functions = {name: function for name, (function, _) in FUNCTIONS.items()}
    evaluator = SimpleEval(operators=dict(OPERATORS), functions=functions, names=dict(names))
    value = float(evaluator.eval(text, previously_parsed=expression.tree))
    return value if isfinite(value) else 0.0
