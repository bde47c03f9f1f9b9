"""From a training to its blocks, and from what the blocks gave back to the training's result. It trains nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.values.coalition import MAX_PLAYERS
from federation_sim.backends import backend_of
from federation_sim.results import CoalitionIndex, CoalitionSet, CoalitionTable, TrainedCoalitions
from federation_sim.shards import shard_of
from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.workers.blocks import Block, BlockResult

MAX_ENUMERATED_MEMBERS = 20


@dataclass(frozen=True, slots=True)
class Training:
    """A federation to be trained: its members' contributions, in the order of joining, and which coalitions to train.

    coalitions: those whose value is wanted; None: all 2^n of them. The grand and the empty coalition always are.
    curves: coalitions, among those, whose learning curves are wanted too.
    """

    spec: TrainingSpec
    contributions: tuple[Contribution, ...]
    coalitions: tuple[frozenset[int], ...] | None = None
    curves: tuple[frozenset[int], ...] = ()


class Plan:
    """The blocks of a training, and its result once all of them are trained.

    Raises ValueError for a coalition with a stranger, a player committed twice, or too many members (to enumerate, or
    at all).
    """

    def __init__(self, training: Training) -> None:
        self.training = training
        spec = training.spec
        ordered = tuple(sorted(training.contributions, key=lambda one: one.player))
        players = tuple(contribution.player for contribution in ordered)
        _check_members(players)
        self._index = CoalitionIndex(players, _masks_of(players, training))
        bits = _bits_of_clients(spec, ordered)
        effective = _effective(self._index.masks, bits)
        self._masks, self._rows = _trained_masks(effective)
        self._curves = tuple(dict.fromkeys((frozenset(players), *training.curves)))
        self._curve_rows = [int(self._rows[self._find_curve(coalition)]) for coalition in self._curves]
        self.blocks = tuple(self._make_blocks(ordered))

    @property
    def models(self) -> int:
        """Distinct models to train, seeds not counted."""
        return len(self._masks)

    def _find_curve(self, coalition: frozenset[int]) -> int:
        try:
            return self._index.find(coalition)
        except KeyError:
            raise ValueError(
                f"a learning curve is wanted of {sorted(coalition)}, which is not among the coalitions to train"
            ) from None

    def _make_blocks(self, ordered: tuple[Contribution, ...]) -> list[Block]:
        """Seed by seed, the block with the grand coalition (the largest mask) first: people wait for its progress."""
        spec = self.training.spec
        size = backend_of(spec.backend).copies_at_once(spec)
        begins = range(0, len(self._masks), size) if len(self._masks) else (0,)
        blocks = []
        for seed in range(spec.seeds):
            for begin in reversed(begins):
                masks = tuple(self._masks[begin : begin + size].tolist())
                followed = tuple(row - 1 - begin for row in self._curve_rows if row > 0 and 0 <= row - 1 - begin < size)
                blocks.append(Block(spec, ordered, seed, masks, followed))
        return blocks

    def result(self, found: Sequence[BlockResult], wall_ms: float) -> TrainedCoalitions:
        """The training's result from those of its blocks, in the order of `blocks`."""
        spec, rows = self.training.spec, self.models + 1
        values, variances, accuracy = (np.zeros((spec.seeds, rows)) for _ in range(3))
        settled = np.ones((spec.seeds, rows), dtype=np.bool_)
        curves = np.zeros((spec.seeds, len(self._curves), spec.rounds + 1))
        by_row = {row: place for place, row in enumerate(self._curve_rows)}
        for block, result in zip(self.blocks, found, strict=True):
            accuracy[block.seed, 0] = result.untrained_accuracy
            if not block.masks:
                continue
            begin = int(np.searchsorted(self._masks, np.uint64(block.masks[0]))) + 1
            some = slice(begin, begin + len(block.masks))
            values[block.seed, some] = result.measures.values
            variances[block.seed, some] = result.measures.variances
            accuracy[block.seed, some] = result.measures.accuracy
            settled[block.seed, some] = result.measures.settled
            for place, curve in zip(block.followed, result.curves, strict=True):
                curves[block.seed, by_row[begin + place]] = curve
        for place, row in enumerate(self._curve_rows):
            # Coalitions that share a row, or have no sample, were followed once or not at all.
            curves[:, place] = curves[:, by_row[row]] if row else accuracy[:, :1]
        mean_curves = [tuple(float(point) for point in curve) for curve in curves.mean(axis=0)]
        # One seed that did not settle is enough: what the others came to is then luck.
        unsettled: NDArray[np.bool_] = np.logical_not(settled.all(axis=0))
        for measured, untrained in ((values, 0.0), (variances, 0.0), (accuracy, accuracy[:, :1])):
            measured[:] = np.where(unsettled, untrained, measured)
        spread = values.var(axis=0, ddof=1) / spec.seeds if spec.seeds > 1 else 0.0
        return TrainedCoalitions(
            members=tuple(contribution.player for contribution in self.training.contributions),
            values=self._table(values.mean(axis=0)),
            stderr=self._table(np.sqrt(variances.mean(axis=0) + spread)),
            accuracy=self._table(accuracy.mean(axis=0)),
            history=mean_curves[0],
            curves=dict(zip(self._curves, mean_curves, strict=True)),
            method="exact",
            coalitions_trained=self.models,
            wall_ms=wall_ms,
            unsettled=CoalitionSet(self._index, unsettled[self._rows]),
        )

    def _table(self, by_row: NDArray[np.float64]) -> CoalitionTable:
        return CoalitionTable(self._index, by_row[self._rows])


def _check_members(players: Sequence[int]) -> None:
    if len(set(players)) != len(players):
        twice = sorted({player for player in players if players.count(player) > 1})
        raise ValueError(f"players {twice} have more than one contribution; each member has exactly one")
    if len(players) > MAX_PLAYERS:
        raise ValueError(f"{len(players)} members are too many; a federation can train at most {MAX_PLAYERS}")


def _masks_of(players: tuple[int, ...], training: Training) -> NDArray[np.uint64]:
    """The wanted coalitions as bits, ascending and without repetition."""
    if training.coalitions is None:
        if len(players) > MAX_ENUMERATED_MEMBERS:
            raise ValueError(
                f"all coalitions of {len(players)} members are 2^{len(players)} trainings; "
                f"name the coalitions you need, or have at most {MAX_ENUMERATED_MEMBERS} members"
            )
        return np.arange(2 ** len(players), dtype=np.uint64)
    strangers = sorted(frozenset().union(*training.coalitions) - set(players))
    if strangers:
        raise ValueError(f"coalitions name players {strangers}, who are not among the members {sorted(players)}")
    bit = {player: 1 << place for place, player in enumerate(players)}
    wanted = {sum(bit[player] for player in coalition) for coalition in training.coalitions}
    return np.array(sorted(wanted | {0, (1 << len(players)) - 1}), dtype=np.uint64)


def _bits_of_clients(spec: TrainingSpec, ordered: Iterable[Contribution]) -> list[int | None]:
    """For each member the bit of its client in a block; None where it has no sample."""
    bits: list[int | None] = []
    clients = 0
    for contribution in ordered:
        has_sample = len(shard_of(spec, contribution).indices) > 0
        bits.append(clients if has_sample else None)
        clients += has_sample
    return bits


def _effective(masks: NDArray[np.uint64], bits: Sequence[int | None]) -> NDArray[np.uint64]:
    """Masks over the members as masks over the clients."""
    if list(bits) == list(range(len(bits))):
        return masks
    effective = np.zeros_like(masks)
    for place, bit in enumerate(bits):
        if bit is not None:
            effective |= (masks >> np.uint64(place) & np.uint64(1)) << np.uint64(bit)
    return effective


def _trained_masks(effective: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """The distinct masks to train, ascending, and for each given mask its row: 0 for nobody, else its place from 1.

    The first of the given masks is nobody's.
    """
    if np.all(effective[1:] > effective[:-1]):
        # Everybody has a sample: a million coalitions need no sorting.
        return effective[1:], np.arange(len(effective))
    distinct, inverse = np.unique(np.append(effective, np.uint64(0)), return_inverse=True)
    return distinct[1:], inverse[:-1].astype(np.intp)
