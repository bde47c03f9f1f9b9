"""A tiny arm for tests of the live server: three seats, two federations, two turns, trainings of milliseconds.

Every number that somebody could leak is unlike any other number in the game, so that it can be searched for.
"""

from __future__ import annotations

from dataclasses import replace

from engine.treatment import (
    AdmissionPolicy,
    Endowment,
    EndowmentSpec,
    FederationSpec,
    PhaseLengths,
    Training,
    Treatment,
    Visibility,
)
from fedgame.arms.scenario import Scenario, SeatSpec

SEED = 7_238_114_905_513

ENDOWMENTS = (
    Endowment(quality=0.8123, quantity=0.6417, resources=7, money_cents=71_327),
    Endowment(quality=0.5239, quantity=0.7351, resources=8, money_cents=72_931),
    Endowment(quality=0.9371, quantity=0.4583, resources=9, money_cents=73_517),
)

TREATMENT = Treatment(
    federations=(
        FederationSpec("Aurora", "equal", admission=AdmissionPolicy(min_payment_cents=1_000), opening_cents=20_000),
        FederationSpec("Borealis", "shapley", admission=AdmissionPolicy(min_payment_cents=1_000), opening_cents=20_000),
    ),
    turns=2,
    phases=PhaseLengths(bidding=3, training=(3, 5), profit=2),
    endowment=EndowmentSpec(listed=ENDOWMENTS),
    training=Training(task="breast_cancer", rounds=2, local_steps=2, max_samples=40),
    decision_seconds=3_600,
    grace_seconds=3_600,
)


def scenario(
    name: str = "tiny", *, persons: int = 3, visibility: Visibility = "aggregate", treatment: Treatment = TREATMENT
) -> Scenario:
    """The arm with `persons` people and bots in the rest of its three seats."""
    seats = (*[SeatSpec("person", None)] * persons, *[SeatSpec("bot", "random")] * (3 - persons))
    return Scenario(name, "Tiny", "小", "", "", replace(treatment, visibility=visibility), seats)


def scenarios(*listed: Scenario) -> dict[str, Scenario]:
    return {one.name: one for one in listed or (scenario(),)}
