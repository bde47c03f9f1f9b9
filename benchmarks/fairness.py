"""How long one game waits for its models beside another visitor's eight heavy ones, with fair shares and without.

The trainings go through the pool of the server, with as many workers as it would have; a step of a game is what all its
federations train at once. Without fair shares all trainings hand their blocks to the workers as they come, as it was
before. Prints the longest and the middle step of the honest game, alone and beside the heavy games.

    make bench-fairness
    .venv/bin/python -m benchmarks.fairness --steps 10 --heavy 8 --members 9
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import time
from dataclasses import replace

from engine.events import TrainingRequested
from engine.schemes import get_scheme
from engine.state import CycleMember
from engine.treatment import Treatment
from engine.values.coalition import leave_one_out
from fedgame.arms.scenario import get_scenario
from fedgame.training.line import Line
from fedgame.training.pool import AT_ONCE, TrainingPool
from fedgame.training.shares import Payer

HONEST, VISITOR = "an honest player", "a visitor"
FEDERATIONS = 6


def request(federation: int, cycle: int, members: int) -> TrainingRequested:
    """What a federation asks for that pays so many members by the Shapley value."""
    players = tuple(range(1, members + 1))
    needed = get_scheme("shapley").coalitions_needed(players) | leave_one_out(players) | {frozenset(players)}
    taking_part = tuple(CycleMember(player, player, 0.8, 0.7, 2, 0, 0) for player in players)
    coalitions = tuple(sorted((tuple(sorted(one)) for one in needed | {frozenset()}), key=lambda one: (len(one), one)))
    return TrainingRequested(federation, cycle, 0, 5, taking_part, coalitions)


async def step(pool: TrainingPool, treatment: Treatment, payer: Payer, cycle: int, members: int) -> float:
    """Seconds until all federations of a game have their models."""
    begun = time.perf_counter()
    await asyncio.gather(
        *(
            pool.train(treatment, cycle, request(federation, cycle, members), None, None, payer)
            for federation in range(1, FEDERATIONS + 1)
        )
    )
    return time.perf_counter() - begun


async def honest_game(pool: TrainingPool, treatment: Treatment, steps: int) -> list[float]:
    payer = Payer(HONEST, "honest")
    return [await step(pool, treatment, payer, cycle, 4) for cycle in range(1, steps + 1)]


async def heavy_game(pool: TrainingPool, treatment: Treatment, number: int, members: int) -> None:
    payer = Payer(VISITOR, f"heavy-{number}")
    cycle = 1_000 * number
    while True:
        cycle += 1
        await step(pool, treatment, payer, cycle, members)


async def measure(steps: int, heavy: int, members: int, *, fair: bool, workers: int) -> list[float]:
    """The honest game's steps, in seconds, beside so many heavy games."""
    light = get_scenario("quickstart").treatment
    weighty = replace(light, training=replace(light.training, rounds=20, local_steps=4, max_samples=400))
    pool = TrainingPool(workers) if fair else Unshared(workers)
    pool.warm_up()
    try:
        await honest_game(pool, light, 1)
        others = [asyncio.create_task(heavy_game(pool, weighty, n, members)) for n in range(1, heavy + 1)]
        await asyncio.sleep(1.0 if heavy else 0.0)
        try:
            return await honest_game(pool, light, steps)
        finally:
            for other in others:
                other.cancel()
            await asyncio.gather(*others, return_exceptions=True)
    finally:
        pool.close()


class Unshared(TrainingPool):
    """As it was before there were shares: whoever comes first is trained first."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self._fair = None
        self._line = Line(AT_ONCE, AT_ONCE)


def told(name: str, seconds: list[float]) -> str:
    return f"{name:<44} longest {max(seconds):7.2f} s   middle {statistics.median(seconds):7.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=8, help="so many steps does the honest game have")
    parser.add_argument("--heavy", type=int, default=8, help="so many heavy games has the visitor")
    parser.add_argument("--members", type=int, default=7, help="so many members has each federation of a heavy game")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    said = parser.parse_args()
    print(f"{said.workers} workers; heavy games: {said.heavy}, with {FEDERATIONS} federations of {said.members}")
    alone = asyncio.run(measure(said.steps, 0, said.members, fair=True, workers=said.workers))
    print(told("the honest game alone", alone))
    for name, fair in (("beside them, first come, first trained", False), ("beside them, by fair shares", True)):
        beside = asyncio.run(measure(said.steps, said.heavy, said.members, fair=fair, workers=said.workers))
        print(told(name, beside), flush=True)


if __name__ == "__main__":
    main()
