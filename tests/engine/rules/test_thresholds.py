"""The conditions of a federation: what is asked, what is brought, and the first that is missed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rules.costs import Offer
from engine.rules.thresholds import refusal, thresholds
from engine.treatment import AdmissionPolicy

POLICY = AdmissionPolicy(min_quality=0.3, min_quantity=0.4, min_resources=2, min_payment_cents=50_00, max_members=3)
JUST = Offer(quality=0.3, quantity=0.4, samples=40, resources=2, cost_cents=0, fee_cents=50_00)


def test_who_brings_exactly_what_is_asked_for_and_takes_the_last_place_is_admitted() -> None:
    assert refusal(POLICY, JUST, others=2) is None
    assert [(one.rule, one.needed, one.given, one.met) for one in thresholds(POLICY, JUST, others=2)] == [
        ("quality", 0.3, 0.3, True),
        ("quantity", 0.4, 0.4, True),
        ("resources", 2, 2, True),
        ("payment", 50_00, 50_00, True),
        ("members", 3, 3, True),
    ]


@pytest.mark.parametrize(
    ("less", "others", "reason"),
    [
        ({"quality": 0.299}, 0, "quality"),
        ({"quantity": 0.399}, 0, "quantity"),
        ({"resources": 1}, 0, "resources"),
        ({"fee_cents": 49_99}, 0, "payment"),
        ({}, 3, "full"),
        ({"fee_cents": 0, "quantity": 0.0}, 3, "quantity"),
    ],
)
def test_the_first_condition_that_is_missed_is_the_reason(less: dict[str, float], others: int, reason: str) -> None:
    assert refusal(POLICY, replace(JUST, **less), others) == reason  # type: ignore[arg-type]  # by name


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 4), st.integers(0, 100_00), st.integers(0, 5))
def test_there_is_a_reason_where_something_is_not_met_and_nowhere_else(
    quality: float, quantity: float, units: int, fee: int, others: int
) -> None:
    offered = Offer(quality, quantity, 0, units, 0, fee)
    met = all(threshold.met for threshold in thresholds(POLICY, offered, others))
    assert (refusal(POLICY, offered, others) is None) == met
