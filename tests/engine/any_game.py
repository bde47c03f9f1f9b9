"""Any small game that random play starts from, and any terms, possible or not, that a seat may name in it.

The numbers are chosen so that every cost is a whole number of cents, and so that most plays get somewhere.
"""

from __future__ import annotations

from hypothesis import strategies as st

from engine.actions import Commitment
from engine.schemes import SCHEMES
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
)

twentieths = st.sampled_from([1.0, 0.8, 0.7, 0.55, 0.35, 0.15, 0.0])
endowments = st.builds(
    Endowment,
    quality=twentieths,
    quantity=twentieths,
    resources=st.sampled_from([8, 8, 8, 4, 2, 1, 0]),
    money_cents=st.sampled_from([400_00, 400_00, 150_00, 50_00, 0]),
)
admissions = st.builds(
    AdmissionPolicy,
    min_quality=st.sampled_from([0, 0, 0, 0.3]),
    min_quantity=st.sampled_from([0, 0, 0, 0.3]),
    min_resources=st.sampled_from([1, 1, 1, 2]),
    min_payment_cents=st.sampled_from([0, 0, 0, 10_00]),
    max_members=st.sampled_from([12, 3, 1]),
)
specs = st.builds(
    FederationSpec,
    name=st.uuids().map(str),
    scheme=st.sampled_from(sorted(SCHEMES)),
    admission=admissions,
    opening_cents=st.sampled_from([0, 0, 100_01]),
)
phase_lengths = st.builds(
    lambda bidding, shortest, width, profit: PhaseLengths(bidding, (shortest, shortest + width), profit),
    st.integers(1, 4),
    st.integers(1, 4),
    st.sampled_from([0, 2]),
    st.integers(1, 3),
)
treatments = st.builds(
    Treatment,
    federations=st.lists(specs, min_size=1, max_size=3, unique_by=lambda spec: spec.name).map(tuple),
    turns=st.sampled_from([20, 8, 2]),
    ticks_per_turn=st.sampled_from([10, 5, 3]),
    phases=phase_lengths,
    payout_fraction=st.sampled_from([0.3, 0.5, 1.0]),
    endowment=st.just(EndowmentSpec()),
    costs=st.builds(  # chosen so that every cost is a whole number of cents
        Costs, st.sampled_from([0, 80]), st.sampled_from([0, 0.5, 1]), st.sampled_from([0, 100])
    ),
    market=st.builds(
        Market,
        model=st.sampled_from(["logit", "proportional"]),
        revenue_cents=st.sampled_from([0, 100_01]),
        inertia=st.sampled_from([0, 0.5]),
    ),
    training=st.just(Training(max_samples=15)),
    visibility=st.sampled_from(["full", "aggregate", "none"]),
)
seats = st.sampled_from([1, 1, 1, 2, 2, 2, 3, 3, 4, 0, 9])
places = st.sampled_from([1, 1, 1, 2, 2, 3, 0])
shares = st.sampled_from([1.0, 1.0, 1.0, 0.5, 0.5, 0.0, 1.5, -0.5, float("nan")])
commitments = st.builds(
    Commitment,
    quality_share=shares,
    quantity_share=shares,
    resources=st.sampled_from([1, 1, 1, 2, 2, 3, 9, 0, -1]),
    payment_cents=st.sampled_from([0, 10_00, 10_00, 20_00, 149_99, 400_01, -1]),
)

modest = st.builds(
    Commitment,
    quality_share=st.sampled_from([1.0, 0.5]),
    quantity_share=st.sampled_from([1.0, 0.5]),
    resources=st.sampled_from([1, 2]),
    payment_cents=st.sampled_from([10_00, 40_00, 0]),
)
