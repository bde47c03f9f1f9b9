"""Is the game worth playing? Plays 200 games of each small shipped scenario with bots and holds every claim against them.

Prints one Markdown table for each scenario, as docs/balance.md shows them. Twins are measured in games of their own,
with the same numbers but seats in pairs of the same endowment and policy. Run: python -m benchmarks.balance [SCENARIO ...]
[--games N] [--seed S] [--workers W]. Exit code 1 if a claim does not hold for the quick start.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.claims import (
    Finding,
    better_endowed_prefer_shapley,
    better_model_earns_more,
    early_twins_earn_more,
    free_riders_prefer_equal,
    money_stays_in_bounds,
    nobody_always_wins,
    taking_part_pays,
)
from benchmarks.facts import GameFacts, facts_of
from engine.rules.endowment import draw_endowments
from fedgame.arms.scenario import SCENARIOS, Scenario, SeatSpec, load_scenario
from fedgame.log.seeds import batch_seed, endowment_rng
from fedgame.studies.driver import play_game
from fedgame.studies.simulate import in_workers, play_numbered

SMALL = tuple(name for name in SCENARIOS if name != "grand_federation")
"""Forty bots train thousands of models in each game; the claims are about the games that people play."""


def play(scenario: Scenario, seed: int, number: int) -> GameFacts:
    return facts_of(play_numbered(scenario, seed, number))


def play_twins(scenario: Scenario, seed: int, number: int) -> GameFacts:
    """A game with the scenario's numbers in which seats 1 and 2, 3 and 4 and so on are twins."""
    game_seed = batch_seed(seed, number)
    pairs = len(scenario.seats) // 2
    drawn = draw_endowments(scenario.treatment.endowment, pairs, endowment_rng(game_seed))
    listed = tuple(endowment for endowment in drawn for _ in range(2))
    treatment = replace(scenario.treatment, endowment=replace(scenario.treatment.endowment, listed=listed))
    policies = [("equal_distribution", "epsilon_greedy")[pair % 2] for pair in range(pairs) for _ in range(2)]
    seats = [SeatSpec("bot", policy) for policy in policies]
    return facts_of(play_game(treatment, seats, game_seed, game_id=f"twins-{number}", scenario=scenario.name))


def findings(scenario: Scenario, games: int, seed: int, workers: int) -> Iterator[Finding]:
    played = list(in_workers(partial(play, scenario, seed), games, workers))
    twins = list(in_workers(partial(play_twins, scenario, seed), games, workers))
    yield taking_part_pays(played)
    yield better_model_earns_more(played)
    yield free_riders_prefer_equal(played)
    yield early_twins_earn_more(twins)
    yield better_endowed_prefer_shapley(played)
    yield nobody_always_wins(played)
    yield money_stays_in_bounds(played)


def report(scenario: Scenario, games: int, seed: int, workers: int) -> bool:
    """Print the table of one scenario; whether every claim holds."""
    started = time.perf_counter()
    print(f"\n### {scenario.name}: {games} games, seed {seed}\n")
    print("| claim | measured | needed | holds |\n|---|---|---|---|")
    holds = True
    for finding in findings(scenario, games, seed, workers):
        print(f"| {finding.claim} | {finding.measured} | {finding.needed} | {'yes' if finding.holds else '**no**'} |")
        holds = holds and finding.holds
    print(f"{scenario.name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return holds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "scenarios", nargs="*", metavar="SCENARIO", help="names or files; the shipped small ones by default"
    )
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    scenarios = [load_scenario(name) for name in given.scenarios or SMALL]
    held = {scenario.name: report(scenario, given.games, given.seed, given.workers) for scenario in scenarios}
    return 0 if all(holds for name, holds in held.items() if name == "quickstart" or given.scenarios) else 1


if __name__ == "__main__":
    sys.exit(main())
