"""Where the random numbers of a game come from, besides those of its training: one generator for each purpose.

Every generator follows from the game's seed alone, so that a recovered server, a batch and a replay draw the same.
The training has its own scheme (federation_sim.randomness), which never meets this one.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np

MAX_SEED = 2**53
"""Seeds stay below this, so that every program that reads JSON numbers as doubles reads them exactly."""


class Purpose(IntEnum):
    """What a generator is for. The numbers are part of a game's reproducibility: never change or reuse one."""

    ENDOWMENT = 1
    BOT = 2
    BATCH = 3


def endowment_rng(game_seed: int) -> np.random.Generator:
    """Draws the endowments of all seats when the game starts."""
    return _generator(game_seed, Purpose.ENDOWMENT)


def bot_rng(game_seed: int, player: int, step: int) -> np.random.Generator:
    """What the bot in seat `player` decides with in `step`, whoever asks it and however often."""
    return _generator(game_seed, Purpose.BOT, player, step)


def batch_seed(seed: int, number: int) -> int:
    """The seed of game `number` (from 1) of a batch with `seed`: below MAX_SEED, the same for any batch size."""
    state = np.random.SeedSequence([seed, Purpose.BATCH, number]).generate_state(1, np.uint64)
    return int(state[0]) % MAX_SEED


def _generator(*entropy: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(list(entropy)))
