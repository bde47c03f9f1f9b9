"""An arm at the edge of what a screen must hold: forty players, twenty federations, data that are a table, nothing hidden.

All bots bid with all federations, so the first one, which alone has room for everybody, has forty members.
"""

from __future__ import annotations

from engine.treatment import (
    AdmissionPolicy,
    Costs,
    EndowmentSpec,
    FederationSpec,
    PhaseLengths,
    Training,
    Treatment,
)
from fedgame.arms.scenario import Scenario, SeatSpec

PLAYERS = 40
FEDERATIONS = (
    *("Aurora", "Borealis", "Cirrus", "Delta", "Equinox", "Fjord", "Glacier", "Harbour", "Isthmus", "Juniper"),
    *("Kestrel", "Lagoon", "Meridian", "Nimbus", "Orchard", "Prairie", "Quartz", "Ravine", "Solstice", "Tundra"),
)

TREATMENT = Treatment(
    federations=tuple(
        FederationSpec(
            name,
            ("linear", "equal")[number % 2],
            admission=AdmissionPolicy(
                min_quality=0, min_quantity=0, min_payment_cents=0, max_members=3 if number else PLAYERS
            ),
        )
        for number, name in enumerate(FEDERATIONS)
    ),
    turns=2,
    phases=PhaseLengths(bidding=3, training=(4, 4), profit=3),
    payout_fraction=0.5,
    endowment=EndowmentSpec(resources=(60, 60), money_cents=(1_000_000, 1_000_000)),
    costs=Costs(per_sample_cents=1, per_resource_cents=1),
    training=Training(task="breast_cancer", rounds=2, local_steps=2, max_samples=20),
    decision_seconds=3_600,
    grace_seconds=3_600,
    visibility="full",
)

LARGE = Scenario(
    "large",
    "Large",
    "大型",
    "Forty players and twenty federations.",
    "四十名玩家，二十个联邦。",
    TREATMENT,
    (SeatSpec("person", None), *[SeatSpec("bot", "equal_distribution")] * (PLAYERS - 1)),
)
