"""A small arm that every test of exports, replays and batches plays: five bots, all seven schemes, quick trainings.

Its costs are so dear and its federations so small that bids are refused, members leave, and debts outlive memberships.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from fedgame.arms.scenario import Scenario, parse_scenario
from fedgame.log.record import GameRecord
from fedgame.studies.simulate import simulate

TEXT = """
title = "A small arm"
persons = 1
bots = ["equal_distribution", "equal_distribution", "random", "free_rider"]

[treatment]
turns = 6
ticks_per_turn = 5
payout_fraction = 0.4

[treatment.phases]
bidding = 2
training = [2, 4]
profit = 2

[treatment.costs]
per_sample_cents = 120.0

[treatment.market]
revenue_cents = 120_000

[treatment.endowment]
resources = [8, 16]
money_cents = [90_000, 120_000]

[treatment.training]
rounds = 2
local_steps = 2
max_samples = 60
"""

FEDERATION = """
[[federations]]
name = "{name}"
scheme = "{scheme}"
scheme_parameters = {parameters}
opening_cents = {opening}
admission = {{ min_payment_cents = 1_000, max_members = 4 }}
"""

SCHEMES = (
    ("equal", "{}"),
    ("linear", "{ quality_weight = 2.0 }"),
    ("individual", "{}"),
    ("labour_union", "{}"),
    ("shapley", "{}"),
    ("fair_value", "{}"),
    ("incentivizer", "{ omega = 0.5 }"),
)


def scenario() -> Scenario:
    federations = (
        FEDERATION.format(name=f"House of {scheme}", scheme=scheme, parameters=parameters, opening=1_000 * number)
        for number, (scheme, parameters) in enumerate(SCHEMES)
    )
    return parse_scenario("small_arm", TEXT + "".join(federations))


@cache
def games() -> tuple[GameRecord, ...]:
    """Three games of the batch with seed 11."""
    return tuple(simulate(scenario(), 3, 11))


def read(directory: Path, name: str) -> list[dict[str, str]]:
    """The rows of an exported file, read by nothing but the standard library."""
    with (directory / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
