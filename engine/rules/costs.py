"""What a commitment amounts to: data, cost and training time. Pure arithmetic on the terms; nothing is charged here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.actions import Commitment
from engine.money import Cents
from engine.treatment import Costs, Endowment, PhaseLengths, Training
from engine.values.parameters import samples_of

# 70 % of 0.1 is 0.07, not the 0.06999999999999999 of binary floats, which would miss a threshold of 0.07.
_DECIMALS = 9


class Terms(Protocol):
    """The public numbers that costs and times follow from: a Treatment has them, and so has a seat's RulesView."""

    @property
    def costs(self) -> Costs: ...
    @property
    def training(self) -> Training: ...
    @property
    def phases(self) -> PhaseLengths: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A commitment seen from the federation: committed quality and quantity in [0, 1], samples, cost of one cycle."""

    quality: float
    quantity: float
    samples: int
    resources: int
    cost_cents: Cents
    fee_cents: Cents

    @property
    def total_cents(self) -> Cents:
        return self.cost_cents + self.fee_cents


def offer(terms: Terms, endowment: Endowment, commitment: Commitment) -> Offer:
    """What `commitment` brings out of `endowment`, and what one cycle of it costs the player."""
    quality = round(endowment.quality * commitment.quality_share, _DECIMALS)
    quantity = round(endowment.quantity * commitment.quantity_share, _DECIMALS)
    samples = samples_of(quantity, terms.training.max_samples)
    costs = terms.costs
    data_cents = costs.per_sample_cents * samples * (1 + costs.per_quality * quality)
    cost = round(data_cents + costs.per_resource_cents * commitment.resources)
    return Offer(quality, quantity, samples, commitment.resources, cost, commitment.payment_cents)


def training_ticks(terms: Terms, quantity: float, resources: int) -> int:
    """How long training takes if this member is the slowest one.

    The load, committed quantity over resource units, is scaled from [0, 1] (one unit for the largest quantity) to
    the bounds of the treatment, and rounded to whole ticks.
    """
    low, high = terms.phases.training
    load = min(1.0, quantity / resources) if resources > 0 else 1.0
    return low + round((high - low) * load)
