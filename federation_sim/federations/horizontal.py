"""FedAvg for many coalitions at once: the kernel.

A client's data matrix is the same in every coalition that the client is in, so the models of all coalitions of a
block are stacked and each client trains all of its copies with the same few matrix products. In the first round all
coalitions start from the same model, so each client trains once and the block only mixes the results. A coalition
averages its clients' weights by their numbers of samples (McMahan et al., AISTATS 2017, algorithm 1, every client in
every round); a proximal term holds local models near the global one (FedProx: Li et al., MLSys 2020). It knows
neither players nor utilities, and it does not choose blocks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.values.words import Explained, Words
from federation_sim.clients import Client
from federation_sim.federations.kind import FederationKind
from federation_sim.models.model import Batch, Model, Weights
from federation_sim.scratch import Scratch
from federation_sim.spec import TrainingSpec

KIND = FederationKind(
    Explained(
        name=Words("Horizontal", "横向联邦"),
        short=Words("All members have samples of the same kind.", "所有成员的样本属于同一种。"),
        long=Words(
            "Each member trains the common model on its own samples for a few steps; the results are averaged, by how many samples "
            "each has, and that is the next common model. No sample leaves its owner.",
            "每个成员用自己的样本把共同的模型训练几步，再按样本数量取平均，得到下一个共同的模型。样本不离开它的主人。",
        ),
    )
)

AfterRound = Callable[[int, Weights], None]


@dataclass(frozen=True, slots=True, eq=False)
class FirstRound:
    """What all blocks of one seed share: the clients, and each one's weights after its first local training, arrays
    (rows, clients, columns).
    """

    spec: TrainingSpec
    model: Model
    seed: int
    clients: tuple[Client, ...]
    weights: Weights


def first_round(
    spec: TrainingSpec, model: Model, seed: int, clients: tuple[Client, ...], initial: Weights, scratch: Scratch
) -> FirstRound:
    """Train every client alone from the common initial model, given as one copy: arrays (rows, 1, columns)."""
    trained: list[Weights] = []
    for client in clients:
        weights = tuple(array.copy() for array in initial)
        _train_locally(spec, model, weights, client.batches(seed, 1), scratch)
        trained.append(weights)
    stacked = tuple(np.concatenate(arrays, axis=1) for arrays in zip(*trained, strict=True))
    return FirstRound(spec, model, seed, clients, stacked)


def train_block(
    first: FirstRound, membership: NDArray[np.bool_], *, scratch: Scratch, after_round: AfterRound | None = None
) -> Weights:
    """The global models of a block of coalitions after the last round: arrays (rows, coalitions, columns).

    membership: (coalitions, clients), no row empty. after_round(round, weights) sees the block after each round,
    counted from 1; it must not keep or change the weights.
    """
    samples = np.array([client.samples for client in first.clients], dtype=np.float64)
    weighted = membership * samples
    shares = (weighted / weighted.sum(axis=1, keepdims=True)).astype(first.weights[0].dtype)
    current: Weights = tuple(_mixed(shares, array) for array in first.weights)
    if after_round is not None:
        after_round(1, current)
    following: Weights = tuple(np.empty_like(array) for array in current)
    places = [np.flatnonzero(column) for column in membership.T]
    for round_number in range(2, first.spec.rounds + 1):
        for array in following:
            array.fill(0)
        for client, share, at in zip(first.clients, shares.T, places, strict=True):
            if len(at):
                copies = _copies(current, at, scratch)
                _train_locally(first.spec, first.model, copies, client.batches(first.seed, round_number), scratch)
                _add(following, copies, share, at, scratch)
        current, following = following, current
        if after_round is not None:
            after_round(round_number, current)
    return current


def _mixed(shares: NDArray[np.floating], array: NDArray[np.floating]) -> NDArray[np.floating]:
    """The weights of each coalition, (rows, coalitions, columns), from those of its clients, (rows, clients, columns).

    A client whose training left the floats takes its own coalitions along and no other: 0 times such a number is none.
    """
    lost = ~np.isfinite(array).all(axis=(0, 2))
    kept = np.where(lost[:, None], array.dtype.type(0), array) if lost.any() else array
    mixed: NDArray[np.floating] = np.matmul(shares, kept)
    mixed[:, (shares[:, lost] > 0).any(axis=1)] = np.nan
    return mixed


def _copies(current: Weights, at: NDArray[np.intp], scratch: Scratch) -> Weights:
    """The global models of the coalitions `at`, to be trained on."""
    copies = []
    for number, array in enumerate(current):
        rows, coalitions, columns = array.shape
        copy = scratch.array(f"copy {number}", (rows, len(at), columns), array.dtype)
        if len(at) == coalitions:
            np.copyto(copy, array)
        else:
            # mode="clip" lets numpy write straight into `out`; the indices are in range by construction.
            np.take(array, at, axis=1, out=copy, mode="clip")
        copies.append(copy)
    return tuple(copies)


def _train_locally(
    spec: TrainingSpec, model: Model, copies: Weights, batches: Sequence[Batch], scratch: Scratch
) -> None:
    """One client's local steps on all of its copies, in place."""
    strength = spec.learning_rate * spec.proximal
    if strength == 0:
        for batch in batches:
            model.step(copies, batch, scratch)
        return
    start = [scratch.array(f"start {number}", array.shape, array.dtype) for number, array in enumerate(copies)]
    back = [scratch.array(f"back {number}", array.shape, array.dtype) for number, array in enumerate(copies)]
    for origin, array in zip(start, copies, strict=True):
        np.copyto(origin, array)
    for batch in batches:
        # W -= rate * (gradient(W) + proximal * (W - start)), with both terms taken at the same W.
        for pull, origin, array in zip(back, start, copies, strict=True):
            np.subtract(origin, array, out=pull)
            pull *= strength
        model.step(copies, batch, scratch)
        for pull, array in zip(back, copies, strict=True):
            array += pull


def _add(
    following: Weights, copies: Weights, share: NDArray[np.floating], at: NDArray[np.intp], scratch: Scratch
) -> None:
    """Add a client's trained copies, by its share of the samples, to the next global models."""
    for copy, array in zip(copies, following, strict=True):
        copy *= share[at][:, None]
        if len(at) == len(share):
            array += copy
        else:
            # The same as array[:, at] += copy, in half its time: `take` is faster than indexing by an array.
            so_far = scratch.array("so far", copy.shape, copy.dtype)
            copy += np.take(array, at, axis=1, out=so_far, mode="clip")
            array[:, at] = copy
