"""Where every random number of the training comes from: one generator for each (game seed, purpose, federation,
cycle, player).

It keeps no state between calls, so nothing that is drawn depends on what was drawn before it, or by whom. The
streams are numpy's SeedSequence with a spawn key, which numpy documents as independent for different keys.
"""

from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """What a generator is for. The numbers are part of a game's reproducibility: never change or reuse one."""

    SHARD = 1
    INITIAL_MODEL = 2
    BATCHES = 3
    LABELS = 5
    SAMPLED_ORDERS = 10


def generator(
    game_seed: int,
    purpose: Purpose,
    *,
    federation: int = 0,
    cycle: int = 0,
    player: int = 0,
    part: tuple[int, ...] = (),
) -> np.random.Generator:
    """The generator for one purpose; all numbers are 0 or more, and 0 means "of no federation, cycle or player in
    particular". `part` numbers the streams of one purpose that has several.
    """
    key = (purpose, federation, cycle, player, *part)
    return np.random.default_rng(np.random.SeedSequence(game_seed, spawn_key=key))
