"""What an arm means, in numbers, while it is set up: how long a game takes, what a cycle costs, what a turn trains, and
whether the pools cover what members spend.

Everything is an estimate from the treatment alone, made in some milliseconds; no game is played. What it takes for
granted of people is written down here, once: the page tells it, and 20 simulated games tell more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

import numpy as np

from engine.actions import Commitment
from engine.money import Cents
from engine.rules.costs import offer, training_ticks
from engine.treatment import Endowment, FederationSpec, Treatment
from fedgame.arms.scenario import Scenario
from fedgame.arms.spans import Estimate, Span
from fedgame.training.effort import models_of, seconds_a_model

USUAL_SECONDS = 60.0
"""To decide in a step, where a treatment sets no limit."""

PART_OF_THE_TIME = 0.5
"""Of the time to decide, people take this much; at most, all of it."""

FEDERATIONS_A_SEAT = 2
"""A seat is in so many federations at a time where there are at least twice as many, and in fewer where there are less."""

PART_OF_THE_RESOURCES = 0.2
"""Of its resources, a member lends this much to each federation; of its data it commits all."""

SHOWN_TURNS = 40
"""A longer game is looked at for so many turns, and the rest goes on like them."""

REACHED_TICKS = 20_000
"""In a longer game, every tick counts as one that a step may end on."""

_DRAWS = 256


@dataclass(frozen=True, slots=True)
class ArmMeaning:
    """Times in seconds, money in cents. `steps`, `game_seconds`, `models` (of a turn) and `training_seconds` (of a turn, on
    one processor): what is likely, then the most there can be. `cost_cents`: what one cycle costs a member beyond the fee,
    the least and the most; `fee_cents`: the lowest and the highest fee that is asked. `pools`: the payouts of a game,
    `covered`: the part of them that is at least what the members spent on the cycle, fees included; None without pools.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    seats: int
    persons: int
    federations: int
    turns: int
    steps: Estimate
    game_seconds: Estimate
    cost_cents: Span
    fee_cents: Span
    members: Span
    models: Estimate
    training_seconds: Estimate
    pools: int
    covered: float | None


def meaning(scenario: Scenario) -> ArmMeaning:
    """The estimate for one game of this scenario. Raises ValueError where its task is a file that cannot be read."""
    treatment, seats = scenario.treatment, len(scenario.seats)
    likely = [_members(treatment, spec, seats) for spec in treatment.federations]
    most = [min(spec.admission.max_members, seats) for spec in treatment.federations]
    steps = _steps(treatment, likely)
    models = Estimate(_models_a_turn(treatment, likely), _models_a_turn(treatment, most, fastest=True))
    samples = _middle(treatment.endowment.quantity) * treatment.training.max_samples
    training_seconds = Estimate(
        models.likely * seconds_a_model(treatment.training, samples),
        models.most * seconds_a_model(treatment.training, treatment.training.max_samples),
    )
    pools, covered = _pools(treatment, likely)
    persons = sum(seat.kind == "person" for seat in scenario.seats)
    # Without a limit people take about as long as where there is the usual one.
    decision = (treatment.decision_seconds or USUAL_SECONDS) if persons else 0.0
    return ArmMeaning(
        seats=seats,
        persons=persons,
        federations=len(treatment.federations),
        turns=treatment.turns,
        steps=steps,
        game_seconds=Estimate(
            steps.likely * PART_OF_THE_TIME * decision + training_seconds.likely * treatment.turns,
            steps.most * decision + training_seconds.most * treatment.turns,
        ),
        cost_cents=_costs(treatment),
        fee_cents=_ends([spec.admission.min_payment_cents for spec in treatment.federations]),
        members=_ends(likely),
        models=models,
        training_seconds=training_seconds,
        pools=pools,
        covered=covered,
    )


def _members(treatment: Treatment, spec: FederationSpec, seats: int) -> int:
    """How many members a federation is likely to have: every seat in one or two federations, spread evenly."""
    federations = len(treatment.federations)
    each = min(FEDERATIONS_A_SEAT, max(1.0, federations / 2))
    return max(1, min(spec.admission.max_members, seats, round(each * seats / federations)))


def _steps(treatment: Treatment, members: list[int]) -> Estimate:
    """How many steps a game has: the likely number, with trainings of drawn members, and the most."""
    turns = min(treatment.turns, SHOWN_TURNS)
    last = turns * treatment.ticks_per_turn
    ends: set[int] = {last}
    for number, count in enumerate(members):
        # Federations share their members, and so the slowest of them: they go together in such groups.
        ends |= set(_phase_ends(treatment, count, last, seed=number // FEDERATIONS_A_SEAT))
    likely = round(len(ends) * treatment.turns / turns)
    return Estimate(likely, max(likely, _most_steps(treatment)))


def _phase_ends(treatment: Treatment, members: int, last: int, seed: int) -> Iterator[int]:
    """The ticks on which the phases of one federation end, up to `last`."""
    lengths = _training_lengths(treatment, members, seed)
    tick = cycle = 0
    while tick < last:
        for ticks in (treatment.phases.bidding, lengths[cycle % len(lengths)], treatment.phases.profit):
            tick += ticks
            if tick <= last:
                yield tick
        cycle += 1


def _training_lengths(treatment: Treatment, members: int, seed: int) -> list[int]:
    """How long trainings take whose slowest member is one of so many that are drawn."""
    rng = np.random.default_rng(seed)
    spec = treatment.endowment
    quantity = rng.uniform(*spec.quantity, size=_DRAWS)
    units = np.maximum(1, np.round(rng.uniform(*spec.resources, size=_DRAWS) * PART_OF_THE_RESOURCES))
    load = np.minimum(1.0, quantity / units)
    groups = load[: len(load) - len(load) % members].reshape(-1, members).max(axis=1)
    low, high = treatment.phases.training
    return [low + round(float((high - low) * slowest)) for slowest in groups]


def _most_steps(treatment: Treatment) -> int:
    """No federation ends more phases than this, and none on a tick that no phase can end on."""
    phases, last = treatment.phases, treatment.turns * treatment.ticks_per_turn
    shortest = phases.bidding + phases.training[0] + phases.profit
    each = max(ceil(last / phases.bidding), ceil(3 * last / shortest))
    reachable = len(_reachable(treatment, last)) if last <= REACHED_TICKS else last
    return min(last, len(treatment.federations) * each, reachable)


def _reachable(treatment: Treatment, last: int) -> set[int]:
    """The ticks on which a phase of some federation can end, whatever its members do; and the end of the game."""
    phases = treatment.phases
    trainings = range(phases.training[0], phases.training[1] + 1)
    opened, ends = np.zeros(last + 1, bool), np.zeros(last + 1, bool)
    opened[0] = ends[last] = True
    for tick in range(last):
        closed = tick + phases.bidding
        if not opened[tick] or closed > last:
            continue
        ends[closed] = opened[closed] = True
        first, end = closed + trainings.start, closed + trainings.stop
        ends[first:end] = True
        ends[first + phases.profit : end + phases.profit] = True
        opened[first + phases.profit : end + phases.profit] = True
    return set(np.flatnonzero(ends).tolist())


def _models_a_turn(treatment: Treatment, members: list[int], *, fastest: bool = False) -> int:
    """The models that all federations train in a turn, in cycles of the likely length or of the shortest."""
    total = 0.0
    for spec, count in zip(treatment.federations, members, strict=True):
        total += (
            models_of(spec.payoff_scheme, count) * treatment.ticks_per_turn / _cycle_ticks(treatment, fastest=fastest)
        )
    return max(1, round(total))


def _cycle_ticks(treatment: Treatment, *, fastest: bool = False) -> int:
    phases = treatment.phases
    training = phases.training[0] if fastest else training_ticks(treatment, *_usual_load(treatment))
    return phases.bidding + training + phases.profit


def _usual_load(treatment: Treatment) -> tuple[float, int]:
    return _middle(treatment.endowment.quantity), _lent(treatment)


def _lent(treatment: Treatment) -> int:
    return max(1, round(_middle(treatment.endowment.resources) * PART_OF_THE_RESOURCES))


def _costs(treatment: Treatment) -> Span:
    """What one cycle costs a member: with the least that any federation admits, and with all that anybody can own."""
    spec, admissions = treatment.endowment, [one.admission for one in treatment.federations]
    owned = [*spec.listed, Endowment(spec.quality[1], spec.quantity[1], spec.resources[1], 0)]
    least = min(
        _cost(treatment, Endowment(one.min_quality, one.min_quantity, 0, 0), one.min_resources) for one in admissions
    )
    return Span(least, max(least, *(_cost(treatment, one, one.resources) for one in owned)))


def _cost(treatment: Treatment, brought: Endowment, resources: int) -> Cents:
    return offer(treatment, brought, Commitment(1, 1, resources, 0)).cost_cents


def _pools(treatment: Treatment, members: list[int]) -> tuple[int, float | None]:
    """The payouts of a game with shares of the market that stay equal, and the part that covers what members spent."""
    cycle, last = _cycle_ticks(treatment), treatment.turns * treatment.ticks_per_turn
    spec, count = treatment.endowment, len(treatment.federations)
    usual = Endowment(_middle(spec.quality), _middle(spec.quantity), 0, 0)
    cost = _cost(treatment, usual, _lent(treatment))
    revenue = treatment.market.revenue_cents / count
    pools = covered = 0
    for federation, joined in zip(treatment.federations, members, strict=True):
        fee = federation.admission.min_payment_cents
        money, turns_paid = float(federation.opening_cents), 0
        for paid_at in range(cycle, min(last, cycle * SHOWN_TURNS) + 1, cycle):
            turns = paid_at // treatment.ticks_per_turn
            money += joined * fee + (turns - turns_paid) * revenue
            turns_paid = turns
            pool = treatment.payout_fraction * money
            money -= pool
            pools += 1
            covered += pool >= joined * (fee + cost)
    return pools, covered / pools if pools else None


def _middle(bounds: tuple[float, float]) -> float:
    return (bounds[0] + bounds[1]) / 2


def _ends(numbers: list[int]) -> Span:
    return Span(min(numbers), max(numbers))
