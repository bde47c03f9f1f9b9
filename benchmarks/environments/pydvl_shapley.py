"""Runs where pyDVL is installed: exact Shapley values of eight clients with pyDVL's own valuation, timed.

A data point of pyDVL's data set is a client, and the model that pyDVL fits to a subset is FedAvg over those clients.
Arguments: the federation's file, and the file to answer to.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from joblib import parallel_config
from numpy.typing import NDArray
from pydvl.utils.caching import InMemoryCacheBackend
from pydvl.valuation import Dataset, DeterministicUniformSampler, ModelUtility, NoStopping, ShapleyValuation
from pydvl.valuation.scorers import Scorer

from benchmarks.environments.plain_fedavg import Federation, Floats, read_federation


class FedAvg:
    """A model in pyDVL's sense: fit trains a federation of the clients whose numbers are the features of x."""

    def __init__(self, federation: Federation) -> None:
        self.federation = federation
        self.weights = federation.initial

    def __deepcopy__(self, memo: object) -> FedAvg:
        """pyDVL copies the model before each fit; the data need no copy."""
        return FedAvg(self.federation)

    def fit(self, x: NDArray[Any], _y: NDArray[Any] | None) -> None:
        clients = [int(number) for number in x[:, 0]]
        total = sum(self.federation.samples(number) for number in clients)
        weights = self.federation.initial
        for _ in range(self.federation.rounds):
            average = np.zeros_like(weights)
            for number in clients:
                share = self.federation.samples(number) / total
                average += share * self.federation.train_client(number, weights)
            weights = average
        self.weights: Floats = weights


class Gain(Scorer):
    """log_score above that of the untrained model; counts how often it was asked, which is how often pyDVL trained."""

    def __init__(self, federation: Federation) -> None:
        self.default, self.name, self.range, self.asked = 0.0, "log_score", (-np.inf, 1.0), 0
        self.untrained = federation.score(federation.initial)[0]

    def __call__(self, model: FedAvg) -> float:
        self.asked += 1
        return model.federation.score(model.weights)[0] - self.untrained


class Remembered(ModelUtility):
    """What a user would add who knows that a coalition's value does not depend on the order of its members."""

    def _utility(self, sample: Any) -> float:
        known = self.__dict__.setdefault("known", {})
        key = frozenset(sample.subset.tolist())
        if key not in known:
            known[key] = super()._utility(sample)
        return known[key]


def measure(federation: Federation, way: str) -> dict[str, Any]:
    """Seconds, processor seconds of this process, models it trained, and the value of each client."""
    numbers = np.arange(len(federation.clients))
    scorer = Gain(federation)
    kind = Remembered if way == "remembered" else ModelUtility
    cache = InMemoryCacheBackend() if way == "cached" else None
    utility = kind(FedAvg(federation), scorer, catch_errors=False, cache_backend=cache)
    data = Dataset(numbers[:, None], np.zeros(len(numbers)))
    # A batch is what a process is handed at a time: one for each client here, for the default of 1 costs more.
    valuation = ShapleyValuation(utility, DeterministicUniformSampler(batch_size=2 ** (len(numbers) - 1)), NoStopping())
    wall, processor = time.perf_counter(), time.process_time()
    with parallel_config(n_jobs=2 if way == "two processes" else 1):
        valuation.fit(data)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    values = [float(value) for value in valuation.result.sort(key="index").values]
    return {"wall": wall, "processor": processor, "models": scorer.asked, "values": values}


def main(path: str, answer: str) -> None:
    federation = read_federation(path)
    ways = {way: measure(federation, way) for way in ("plain", "cached", "two processes", "remembered")}
    versions = {name: version(name) for name in ("pyDVL", "numpy", "joblib")}
    Path(answer).write_text(json.dumps({"ways": ways, "versions": versions}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
