"""The names that programs outside rely on: notebooks of researchers, schemes and bots of others."""

from engine.coalition import TabularGame
from engine.schemes import SCHEMES, PayoffClaim, get_scheme
from federation_sim import Contribution, TrainingSpec, train_coalitions


def test_a_game_trained_by_hand_is_paid_by_a_scheme_through_the_lasting_names() -> None:
    members = (Contribution(1, 0.9, 0.2), Contribution(2, 0.4, 0.2))
    trained = train_coalitions(TrainingSpec(rounds=2, local_steps=1, max_samples=50), members)
    game = TabularGame((1, 2), trained.values)
    assert set(trained.values) == {frozenset(), frozenset({1}), frozenset({2}), frozenset({1, 2})}
    allocation = get_scheme("shapley").allocate(PayoffClaim(1_000, (1, 2), game, {}))
    assert sum(allocation.payments.values()) + allocation.undistributed == 1_000
    assert tuple(SCHEMES)[:7] == (
        "equal",
        "linear",
        "individual",
        "labour_union",
        "shapley",
        "fair_value",
        "incentivizer",
    )
