"""FedAvg for many coalitions at once: the kernel.

A client's data matrix is the same in every coalition that the client is in, so the models of all coalitions of a
block are stacked and each client trains all of its copies with the same two matrix products. In the first round all
coalitions start from the same model, so each client trains once and the block only mixes the results. A coalition
averages its clients' weights by their numbers of samples (McMahan et al., AISTATS 2017, algorithm 1, every client in
every round). It knows neither players nor utilities, and it does not choose blocks.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim.models.model import Learner, Weights
from federation_sim.scratch import Scratch

AfterRound = Callable[[int, Weights], None]


@dataclass(frozen=True, slots=True, eq=False)
class FirstRound:
    """What all blocks share: the clients, and each one's weights after its first local training, (rows, clients,
    columns).
    """

    learners: tuple[Learner, ...]
    weights: Weights


def first_round(learners: tuple[Learner, ...], initial: Weights, local_steps: int, scratch: Scratch) -> FirstRound:
    """Train every client alone from the common initial model, given as one copy: arrays (rows, 1, columns)."""
    trained: list[Weights] = []
    for learner in learners:
        weights = tuple(array.copy() for array in initial)
        learner.train(weights, local_steps, scratch)
        trained.append(weights)
    stacked = tuple(np.concatenate(arrays, axis=1) for arrays in zip(*trained, strict=True))
    return FirstRound(learners, stacked)


def train_block(
    first: FirstRound,
    membership: NDArray[np.bool_],
    *,
    rounds: int,
    local_steps: int,
    scratch: Scratch,
    after_round: AfterRound | None = None,
) -> Weights:
    """The global models of a block of coalitions after the last round: arrays (rows, coalitions, columns).

    membership: (coalitions, clients), no row empty. after_round(round, weights) sees the block after each round,
    counted from 1; it must not keep or change the weights.
    """
    samples = np.array([learner.samples for learner in first.learners], dtype=np.float64)
    weighted = membership * samples
    shares = (weighted / weighted.sum(axis=1, keepdims=True)).astype(first.weights[0].dtype)
    current: Weights = tuple(np.matmul(shares, array) for array in first.weights)
    if after_round is not None:
        after_round(1, current)
    following: Weights = tuple(np.empty_like(array) for array in current)
    places = [np.flatnonzero(column) for column in membership.T]
    for round_number in range(2, rounds + 1):
        for array in following:
            array.fill(0)
        for learner, share, at in zip(first.learners, shares.T, places, strict=True):
            if len(at):
                _train_client(learner, share, at, current, following, local_steps, scratch)
        current, following = following, current
        if after_round is not None:
            after_round(round_number, current)
    return current


def _train_client(
    learner: Learner,
    share: NDArray[np.floating],
    at: NDArray[np.intp],
    current: Weights,
    following: Weights,
    local_steps: int,
    scratch: Scratch,
) -> None:
    """Train one client's copies and add them, by its share of the samples, to the next global models."""
    everywhere = len(at) == len(share)
    copies = []
    for number, array in enumerate(current):
        rows, _, columns = array.shape
        copy = scratch.array(f"copy {number}", (rows, len(at), columns), array.dtype)
        if everywhere:
            np.copyto(copy, array)
        else:
            # mode="clip" lets numpy write straight into `out`; the indices are in range by construction.
            np.take(array, at, axis=1, out=copy, mode="clip")
        copies.append(copy)
    learner.train(tuple(copies), local_steps, scratch)
    for copy, array in zip(copies, following, strict=True):
        copy *= share[at][:, None]
        if everywhere:
            array += copy
        else:
            # The same as array[:, at] += copy, in half its time: `take` is faster than indexing by an array.
            so_far = scratch.array("so far", copy.shape, copy.dtype)
            copy += np.take(array, at, axis=1, out=so_far, mode="clip")
            array[:, at] = copy
