"""A batch of games with bots in every seat, over several processes, written out as one export.

Game number k of a batch has a seed of its own that follows from the batch's seed and k alone. Games come back in their
order whatever the number of workers, and hold no time of this machine, so the same scenario, seed and number of games
give the same files, byte for byte, on the same machine. Each process trains on one thread.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TypeVar

from fedgame.driver import bots_only, play_game
from fedgame.record import GameRecord
from fedgame.scenario import Scenario
from fedgame.seeds import batch_seed

Result = TypeVar("Result")

# Games go to a worker in small packs: large enough that passing them costs nothing, small enough that all workers end
# at about the same time.
GAMES_AT_ONCE = 2


def simulate(scenario: Scenario, games: int, seed: int, workers: int = 1) -> Iterator[GameRecord]:
    """Play `games` games of `scenario` (1 or more, seed 0 or more) with `workers` processes; in order, as they end."""
    return in_workers(partial(play_numbered, scenario, seed), games, workers)


def in_workers(play: Callable[[int], Result], games: int, workers: int) -> Iterator[Result]:
    """play(1) to play(games), in order, by that many processes; by this one alone where one is enough.

    `play` and its results must be picklable.
    """
    numbers = range(1, games + 1)
    if workers <= 1 or games == 1:
        yield from map(play, numbers)
        return
    # Not fork: a copy of a process with threads may never wake up.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(min(workers, games), mp_context=context) as pool:
        yield from pool.map(play, numbers, chunksize=GAMES_AT_ONCE)


def play_numbered(scenario: Scenario, seed: int, number: int) -> GameRecord:
    """Game `number` (from 1) of the batch with `seed`."""
    return play_game(
        scenario.treatment,
        bots_only(scenario.seats),
        batch_seed(seed, number),
        game_id=f"{scenario.name}-{seed}-{number:04d}",
        scenario=scenario.name,
    )
