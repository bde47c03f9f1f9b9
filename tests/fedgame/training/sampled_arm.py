"""A small arm in which pay is estimated: sixteen bots, one Shapley federation with room for all, no exact pay for more than six members, a
tiny budget."""

from __future__ import annotations

from functools import cache

from fedgame.arms.scenario import Scenario, parse_scenario
from fedgame.log.record import GameRecord
from fedgame.studies.simulate import simulate

TEXT = f"""
title = "A sampled arm"
persons = 0
bots = {["equal_distribution"] * 16}

[treatment]
turns = 2
payout_fraction = 0.5

[treatment.phases]
bidding = 3
training = [4, 4]
profit = 3

[treatment.endowment]
quality = [0.5, 1.0]
quantity = [0.5, 1.0]

[treatment.costs]
per_sample_cents = 1
per_resource_cents = 10

[treatment.training]
task = "breast_cancer"
rounds = 2
local_steps = 2
max_samples = 30

[[federations]]
name = "Commons"
scheme = "shapley"
scheme_parameters = {{ exact_up_to = 6, max_models = 250 }}
opening_cents = 2_000_000
admission = {{ min_quality = 0.0, min_quantity = 0.0, min_payment_cents = 100, max_members = 16 }}
"""


def scenario() -> Scenario:
    return parse_scenario("sampled_arm", TEXT)


@cache
def games() -> tuple[GameRecord, ...]:
    """Two games of the batch with seed 5."""
    return tuple(simulate(scenario(), 2, 5))
