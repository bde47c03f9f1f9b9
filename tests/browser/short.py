"""Two arms for a whole session in the time of a test: two turns each, trainings of milliseconds, other ways to pay."""

from __future__ import annotations

from dataclasses import replace

from engine.treatment import AdmissionPolicy, FederationSpec, PhaseLengths, Training, Treatment
from fedgame.arms.scenario import Scenario, SeatSpec

NAMES = ("Aurora", "Borealis", "Cirrus")


def _federations(scheme: str) -> tuple[FederationSpec, ...]:
    admission = AdmissionPolicy(min_payment_cents=1_000)
    return tuple(FederationSpec(name, scheme, admission=admission, opening_cents=20_000) for name in NAMES)


# Time enough for a busy machine: whoever is waited for in this test is a browser.
EQUAL = Treatment(
    federations=_federations("equal"),
    turns=2,
    phases=PhaseLengths(bidding=3, training=(4, 4), profit=3),
    training=Training(task="breast_cancer", rounds=2, local_steps=2, max_samples=20),
    decision_seconds=300,
    grace_seconds=300,
    absent="bot",
)
SEATS = (SeatSpec("person", None), *[SeatSpec("bot", "equal_distribution")] * 7)

SHORT = (
    Scenario(
        "short_equal",
        "Equal shares",
        "平均分配",
        "Two turns, and everybody gets the same.",
        "两轮，人人均分。",
        EQUAL,
        SEATS,
    ),
    Scenario(
        "short_linear",
        "Pay for what is brought",
        "按投入分配",
        "Two turns, and who brings more gets more.",
        "两轮，投入越多，所得越多。",
        replace(EQUAL, federations=_federations("linear")),
        SEATS,
    ),
)
