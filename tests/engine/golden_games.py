"""The golden games: for each file in tests/engine/golden the treatment, the seats, and a formula for the trainings.

What is done in them stands in the files themselves, in words (see tests.engine.golden_text).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from engine.treatment import AdmissionPolicy, Costs, Endowment, FederationSpec, Market, PhaseLengths, Treatment
from tests.engine.play import Worth, arm, player_with

STAGGERED = PhaseLengths(bidding=2, training=(2, 6), profit=2)


@dataclass(frozen=True)
class GoldenGame:
    treatment: Treatment
    endowments: tuple[Endowment, ...]
    worth: Worth
    worth_in_words: str


def by_hand(members: tuple[int, ...]) -> tuple[float, float]:
    """The table of the game that is worked out by hand in its comments."""
    value = {(): 0.0, (1,): 0.3, (2,): 0.1, (1, 2): 0.6}[members]
    return value, 0.1 + value


def by_root(members: tuple[int, ...]) -> tuple[float, float]:
    """The more, the less each adds: the root of the sum of the players' numbers, over 4."""
    value = sqrt(sum(members)) / 4
    return value, 0.2 + value / 2


def by_largest(members: tuple[int, ...]) -> tuple[float, float]:
    """An airport: who needs the longest runway has it built, and the others land on it for nothing."""
    value = max(members, default=0) / 10
    return value, 0.2 + value


BY_HAND = "v({1}) = 0.3, v({2}) = 0.1, v({1, 2}) = 0.6; accuracy 0.1 + v"
BY_ROOT = "v(S) = square root of the sum of the players' numbers / 4; accuracy 0.2 + v / 2"
BY_LARGEST = "v(S) = the largest of the players' numbers / 10; accuracy 0.2 + v"

ASKING = AdmissionPolicy(min_quality=0.2, min_quantity=0.1, min_resources=1, min_payment_cents=5_00, max_members=2)


def _treatment(*federations: tuple[str, str], **changes: object) -> Treatment:
    """Plain turns, full visibility and 100.00 a turn by `proportional`, unless `changes` say otherwise."""
    specs = tuple(
        FederationSpec(name, scheme, admission=ASKING) for name, scheme in federations or (("Aurora", "equal"),)
    )
    plain = replace(
        arm(),
        federations=specs,
        turns=2,
        payout_fraction=0.5,
        costs=Costs(per_sample_cents=1, per_quality=1, per_resource_cents=50),
        market=Market(model="proportional", revenue_cents=100_00, baseline=0.1, inertia=0),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # checked by Treatment


LOGIT = Market(model="logit", revenue_cents=100_00, beta=10, baseline=0.1, inertia=0.25)

TWO = (
    player_with(quality=1.0, quantity=0.5, resources=4, money_cents=100_00),
    player_with(quality=0.5, quantity=1.0, resources=4, money_cents=100_00),
)
THREE = (
    player_with(quality=0.8, quantity=0.5, resources=5, money_cents=60_00),
    player_with(quality=0.6, quantity=1.0, resources=6, money_cents=80_00),
    player_with(quality=1.0, quantity=0.3, resources=3, money_cents=30_00),
)
FOUR = (player_with(quality=1.0, quantity=0.5, resources=2, money_cents=40_00),) * 4

ESTIMATED = FederationSpec(
    "Kite", "shapley", {"exact_up_to": 3.0, "max_models": 13.0}, admission=replace(ASKING, max_members=4)
)
"""One member more than is valued exactly, and just enough models for the two pairs of orders that an error needs."""

CONFIGURED = tuple(
    FederationSpec(name, scheme, parameters, admission=ASKING)
    for name, scheme, parameters in (
        ("Lark", "mixture", {"parts": ({"scheme": "equal", "weight": 1.0}, {"scheme": "shapley", "weight": 3.0})}),
        ("Merle", "bounded", {"of": {"scheme": "individual"}, "floor": 0.4}),
        ("Nightjar", "formula", {"expression": "loss + d / 10"}),
        (
            "Owl",
            "schedule",
            {
                "phases": ({"scheme": "equal", "start": 1.0}, {"scheme": "labour_union", "start": 2.0}),
                "announced": False,
            },
        ),
    )
)
"""One federation for each scheme that is what its parameters make of it."""

GAMES: Mapping[str, GoldenGame] = {
    "plain_full": GoldenGame(_treatment(("Aurora", "equal"), ("Borealis", "shapley")), TWO, by_hand, BY_HAND),
    "plain_aggregate": GoldenGame(
        _treatment(("Cirrus", "labour_union"), ("Equinox", "fair_value"), visibility="aggregate", market=LOGIT),
        THREE,
        by_root,
        BY_ROOT,
    ),
    "plain_none": GoldenGame(
        _treatment(("Fjord", "incentivizer"), visibility="none", payout_fraction=0.05), TWO, by_root, BY_ROOT
    ),
    "staggered_full": GoldenGame(
        _treatment(("Aurora", "linear"), ("Borealis", "individual"), phases=STAGGERED, market=LOGIT),
        THREE,
        by_root,
        BY_ROOT,
    ),
    "staggered_aggregate": GoldenGame(
        _treatment(("Delta", "shapley"), ("Aurora", "equal"), phases=STAGGERED, visibility="aggregate", market=LOGIT),
        THREE,
        by_root,
        BY_ROOT,
    ),
    "staggered_none": GoldenGame(
        _treatment(("Cirrus", "labour_union"), ("Fjord", "incentivizer"), phases=STAGGERED, visibility="none"),
        THREE,
        by_root,
        BY_ROOT,
    ),
    "classic": GoldenGame(
        _treatment(
            ("Aurora", "equal"),
            ("Delta", "shapley"),
            phases=PhaseLengths(bidding=5, training=(5, 15), profit=3),
            visibility="aggregate",
            turns=3,
        ),
        THREE,
        by_root,
        BY_ROOT,
    ),
    "data_values": GoldenGame(
        _treatment(
            ("Gale", "banzhaf"), ("Halo", "beta_shapley"), ("Iris", "least_core"), ("Juno", "leave_one_out"), turns=1
        ),
        TWO,
        by_hand,
        BY_HAND,
    ),
    "unsettled": GoldenGame(_treatment(("Aurora", "equal"), ("Delta", "shapley"), turns=3), TWO, by_hand, BY_HAND),
    "configured": GoldenGame(replace(_treatment(), federations=CONFIGURED), TWO, by_hand, BY_HAND),
    "sampled_shapley": GoldenGame(
        replace(_treatment(("Kite", "shapley"), turns=1), federations=(ESTIMATED,)), FOUR, by_largest, BY_LARGEST
    ),
}
