"""A treatment refuses what makes no game, and says which key, which value and what is allowed."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest

from engine.schemes import SCHEMES, get_scheme
from engine.treatment import (
    AdmissionPolicy,
    Costs,
    Endowment,
    EndowmentSpec,
    FederationSpec,
    Market,
    PhaseLengths,
    Training,
    Treatment,
    TreatmentError,
)
from engine.values.coalition import MAX_EXACT_PLAYERS

ONE = FederationSpec("Aurora", "equal")

WRONG: list[tuple[str, Callable[[], object], str]] = [
    ("phases.bidding", lambda: PhaseLengths(bidding=0), "a whole number from 1 to 1000 ticks"),
    ("phases.training", lambda: PhaseLengths(training=(6, 5)), "1 <= lowest <= highest <= 1000"),
    ("phases.training", lambda: PhaseLengths(training=(0, 5)), "1 <= lowest"),
    ("phases.profit", lambda: PhaseLengths(profit=0), "from 1 to 1000"),
    ("admission.min_quality", lambda: AdmissionPolicy(min_quality=1.1), "a number from 0 to 1"),
    ("admission.min_quantity", lambda: AdmissionPolicy(min_quantity=-0.1), "a number from 0 to 1"),
    ("admission.min_resources", lambda: AdmissionPolicy(min_resources=0), "a whole number, 1 or more units"),
    ("admission.min_payment_cents", lambda: AdmissionPolicy(min_payment_cents=-1), "0 or more cents"),
    ("admission.max_members", lambda: AdmissionPolicy(max_members=0), "from 1 to 64"),
    ("federations.name", lambda: FederationSpec(" ", "equal"), "1 to 40 characters"),
    ("federations.opening_cents", lambda: FederationSpec("A", "equal", opening_cents=-1), "0 or more cents"),
    ("federations.scheme", lambda: FederationSpec("A", "fair"), "the schemes are equal, linear"),
    ("federations.scheme_parameters.omega", lambda: FederationSpec("A", "equal", {"omega": 1}), "no parameter 'omega'"),
    ("endowment.quality", lambda: Endowment(1.5, 0.5, 1, 1), "a number from 0 to 1"),
    ("endowment.quantity", lambda: Endowment(0.5, -1, 1, 1), "a number from 0 to 1"),
    ("endowment.resources", lambda: Endowment(0.5, 0.5, 1001, 1), "0 to 1000 units"),
    ("endowment.money_cents", lambda: Endowment(0.5, 0.5, 1, -1), "from 0 to 1000000000000 cents"),
    ("endowment.quality", lambda: EndowmentSpec(quality=(0.9, 0.2)), "0 <= lowest <= highest <= 1"),
    ("endowment.quantity", lambda: EndowmentSpec(quantity=(0, float("nan"))), "lowest <= highest"),
    ("endowment.resources", lambda: EndowmentSpec(resources=(-1, 3)), "0 <= lowest"),
    ("endowment.money_cents", lambda: EndowmentSpec(money_cents=(5, 4)), "lowest <= highest"),
    ("costs.per_sample_cents", lambda: Costs(per_sample_cents=-1), "from 0 to 1000000000"),
    ("costs.per_quality", lambda: Costs(per_quality=float("nan")), "from 0 to 1000000000"),
    ("costs.per_resource_cents", lambda: Costs(per_resource_cents=float("inf")), "from 0 to 1000000000"),
    ("market.revenue_cents", lambda: Market(revenue_cents=-1), "0 or more cents a turn"),
    ("market.beta", lambda: Market(beta=-1), "from 0 to 1000"),
    ("market.baseline", lambda: Market(baseline=1.1), "a number from 0 to 1"),
    ("market.inertia", lambda: Market(inertia=1), "from 0 to below 1"),
    ("training.rounds", lambda: Training(rounds=0), "from 1 to 1000"),
    ("training.local_steps", lambda: Training(local_steps=0), "from 1 to 1000"),
    ("training.learning_rate", lambda: Training(learning_rate=0), "above 0"),
    ("training.max_samples", lambda: Training(max_samples=0), "from 1 to 100000"),
    ("training.alpha", lambda: Training(alpha=0), "from 0.001 to 1000000"),
    ("training.alpha", lambda: Training(alpha=float("nan")), "from 0.001 to 1000000"),
    ("training.labels_per_player", lambda: Training(labels_per_player=0), "from 1 to 1000"),
    ("training.seeds", lambda: Training(seeds=-1), "from 0 to 64, 0 for as many as the model needs"),
    ("federations", lambda: Treatment(federations=()), "from 1 to 26 federations"),
    ("federations.name", lambda: Treatment(federations=(ONE, ONE)), "a name of its own"),
    ("turns", lambda: Treatment(federations=(ONE,), turns=0), "from 1 to 1000"),
    ("ticks_per_turn", lambda: Treatment(federations=(ONE,), ticks_per_turn=0), "from 1 to 1000 ticks"),
    ("payout_fraction", lambda: Treatment(federations=(ONE,), payout_fraction=1.01), "a number from 0 to 1"),
    (
        "decision_seconds",
        lambda: Treatment(federations=(ONE,), decision_seconds=-1),
        "from 0 to 86400 seconds, 0 for no limit",
    ),
    ("grace_seconds", lambda: Treatment(federations=(ONE,), grace_seconds=-1), "from 0 to 86400 seconds"),
]


@pytest.mark.parametrize(("key", "make", "allowed"), WRONG, ids=[f"{row[0]}: {row[2]}" for row in WRONG])
def test_a_wrong_value_is_refused_with_its_key_and_what_is_allowed(
    key: str, make: Callable[[], object], allowed: str
) -> None:
    with pytest.raises(TreatmentError) as wrong:
        make()
    assert wrong.value.key == key
    assert repr(wrong.value.value) in str(wrong.value)
    assert allowed in wrong.value.allowed


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_that_needs_every_coalition_has_at_most_twelve_members(scheme: str) -> None:
    admission = AdmissionPolicy(max_members=MAX_EXACT_PLAYERS + 1)
    if SCHEMES[scheme].needs == "all" and get_scheme(scheme).estimated_above is None:
        with pytest.raises(TreatmentError, match="trains every coalition, so at most 12 members"):
            FederationSpec("A", scheme, admission=admission)
    else:
        assert FederationSpec("A", scheme, admission=admission).admission.max_members == 13
    FederationSpec("A", scheme, admission=AdmissionPolicy(max_members=12))


def test_shapley_is_estimated_above_twelve_members_if_the_budget_gives_everybody_a_turn_at_an_end() -> None:
    assert FederationSpec("A", "shapley", admission=AdmissionPolicy(max_members=64)).admission.max_members == 64
    few = {"max_models": 4032}
    with pytest.raises(TreatmentError, match="max_models of scheme 'shapley' is 4032: 64 members need at least 4033"):
        FederationSpec("A", "shapley", few, AdmissionPolicy(max_members=64))
    FederationSpec("A", "shapley", few, AdmissionPolicy(max_members=63))
    FederationSpec("A", "shapley", {"max_models": 13}, AdmissionPolicy(max_members=12))


def test_the_numbers_of_the_rules_are_the_defaults() -> None:
    treatment = Treatment(federations=(ONE,))
    assert treatment.ticks_per_turn == 10
    assert treatment.phases == PhaseLengths(bidding=5, training=(5, 15), profit=3)
    assert treatment.payout_fraction == 0.3
    assert (treatment.market.model, treatment.market.beta, treatment.market.revenue_cents) == ("logit", 10, 2000_00)
    assert treatment.market.inertia == 0


def test_a_treatment_cannot_be_changed_only_replaced() -> None:
    treatment = Treatment(federations=(ONE,))
    with pytest.raises(FrozenInstanceError):
        treatment.turns = 3  # type: ignore[misc]  # that is the point
    assert replace(treatment, turns=3).turns == 3


@pytest.mark.parametrize(
    ("task", "shown"),
    [
        ("digits", "digits"),
        ("csv:/home/ann/secret/people.csv?target=ill&party=site&digest=ab", "csv:people.csv?target=ill"),
        ("csv:C:\\data\\people.csv?party=site&target=ill or not", "csv:people.csv?target=ill or not"),
        ("csv:people.csv?target=a%26b", "csv:people.csv?target=a%26b"),
    ],
)
def test_players_are_told_what_is_learned_and_never_where_the_file_lies(task: str, shown: str) -> None:
    training = Training(task=task, rounds=3)
    assert training.shown() == replace(training, task=shown)


@pytest.mark.parametrize(
    ("task", "portable"),
    [
        ("digits", "digits"),
        ("csv:/home/ann/people.csv?target=ill&party=site&digest=ab", "csv:people.csv?target=ill&party=site&digest=ab"),
        ("csv:C:\\data\\people.csv?target=a%26b&digest=ab", "csv:people.csv?target=a%26b&digest=ab"),
        ("csv:/home/ann/people.csv?target=digest", "csv:/home/ann/people.csv?target=digest"),
    ],
)
def test_a_file_goes_by_its_name_where_its_digest_says_what_is_in_it(task: str, portable: str) -> None:
    training = Training(task=task, rounds=3)
    assert training.portable() == replace(training, task=portable)
    assert training.portable().portable() == training.portable()
