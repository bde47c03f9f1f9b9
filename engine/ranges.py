"""The numbers that a treatment may have: the one place where they stand, by the key that a refusal names.

engine.treatment refuses by them, and a form is made of them. Those of the training are shared with it and stand in
engine.values.parameters. Keys count from the part that checks them: `admission.min_quality` holds for every federation,
`endowment.quality` for the ends of a distribution and for what is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from engine.values.coalition import MAX_PLAYERS
from engine.values.parameters import RANGES as TRAINING_RANGES
from engine.values.parameters import Range

MAX_RESOURCES = 1000
MAX_FEDERATIONS = 26
"""As many as there are letters."""

MAX_NAME = 40
"""Characters of a federation's name."""

_TICKS = Range(1, 1000, unit="ticks")
_SHARE = Range(0, 1, whole=False)
_CENTS = Range(0, inf, unit="cents")
_PRICE = Range(0, 1e9, whole=False)

RANGES: Mapping[str, Range] = {
    "federations": Range(1, MAX_FEDERATIONS, unit="federations"),
    "federations.opening_cents": _CENTS,
    "admission.min_quality": _SHARE,
    "admission.min_quantity": _SHARE,
    "admission.min_resources": Range(1, inf, unit="units"),
    "admission.min_payment_cents": _CENTS,
    "admission.max_members": Range(1, MAX_PLAYERS),
    "turns": Range(1, 1000),
    "ticks_per_turn": _TICKS,
    "phases.bidding": _TICKS,
    "phases.training": _TICKS,
    "phases.profit": _TICKS,
    "payout_fraction": _SHARE,
    "endowment.quality": _SHARE,
    "endowment.quantity": _SHARE,
    "endowment.resources": Range(0, MAX_RESOURCES, unit="units"),
    "endowment.money_cents": Range(0, 10**12, unit="cents"),
    "costs.per_sample_cents": _PRICE,
    "costs.per_quality": _PRICE,
    "costs.per_resource_cents": _PRICE,
    "market.revenue_cents": Range(0, inf, unit="cents a turn"),
    "market.beta": Range(0, 1000, whole=False),
    "market.baseline": _SHARE,
    "market.inertia": Range(0, 1, whole=False, below=True),
    "decision_seconds": Range(0, 86_400, whole=False, unit="seconds", note=", 0 for no limit"),
    "grace_seconds": Range(0, 86_400, whole=False, unit="seconds"),
    "stand_ins": Range(1, MAX_PLAYERS, unit="policies"),
    **{f"training.{key}": allowed for key, allowed in TRAINING_RANGES.items()},
}
