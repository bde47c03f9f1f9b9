"""Runs where Flower is installed: one simulation of FedAvg for one coalition of clients, timed.

A SuperNode is a client; the strategy is Flower's own FedAvg with every client in every round, and the server scores the
global model after each. Arguments: the federation's file, the clients' numbers (as 0,1,2), and the file to answer to.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

from flwr.app import ArrayRecord, ConfigRecord, Context, Message, MetricRecord, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import Grid, ServerApp
from flwr.serverapp.strategy import FedAvg, Result
from flwr.simulation import run_simulation

from benchmarks.environments.plain_fedavg import read_federation

MEBIBYTE = 2**20
# One core for a client, as many clients at a time as there are cores, and a store that suits models of 3 kB.
BACKEND = {
    "client_resources": {"num_cpus": 1, "num_gpus": 0.0},
    "init_args": {"num_cpus": 2, "object_store_memory": 200 * MEBIBYTE},
}


def client_app() -> ClientApp:
    """Trains the client whose number stands at the SuperNode's place in the coalition."""
    app = ClientApp()

    @app.train()
    def train(message: Message, context: Context) -> Message:
        config = message.content["config"]
        federation = read_federation(str(config["federation"]))
        number = config["coalition"][int(context.node_config["partition-id"])]
        (weights,) = message.content["arrays"].to_numpy_ndarrays()
        trained = federation.train_client(number, weights)
        metrics = MetricRecord({"num-examples": federation.samples(number)})
        content = RecordDict({"arrays": ArrayRecord([trained]), "metrics": metrics})
        return Message(content=content, reply_to=message)

    return app


def server_app(path: str, coalition: list[int], results: list[tuple[Result, float]]) -> ServerApp:
    """Runs all rounds, and appends what came of them and how long they alone took."""
    app, federation = ServerApp(), read_federation(path)

    def score(_round: int, arrays: ArrayRecord) -> MetricRecord:
        log_score, accuracy = federation.score(arrays.to_numpy_ndarrays()[0])
        return MetricRecord({"log_score": log_score, "accuracy": accuracy})

    @app.main()
    def main(grid: Grid, _context: Context) -> None:
        members = len(coalition)
        strategy = FedAvg(fraction_evaluate=0.0, min_train_nodes=members, min_available_nodes=members)
        begun = time.perf_counter()
        result = strategy.start(
            grid=grid,
            initial_arrays=ArrayRecord([federation.initial]),
            num_rounds=federation.rounds,
            train_config=ConfigRecord({"federation": path, "coalition": coalition}),
            evaluate_fn=score,
        )
        results.append((result, time.perf_counter() - begun))

    return app


def main(path: str, members: str, answer: str) -> None:
    coalition = [int(number) for number in members.split(",")]
    results: list[tuple[Result, float]] = []
    begun = time.perf_counter()
    run_simulation(server_app(path, coalition, results), client_app(), len(coalition), backend_config=BACKEND)
    whole = time.perf_counter() - begun
    ((result, rounds),) = results
    scores = [result.evaluate_metrics_serverapp[number] for number in sorted(result.evaluate_metrics_serverapp)]
    found = {
        "wall": whole,
        "wall_of_rounds": rounds,
        "log_score": [score["log_score"] for score in scores],
        "accuracy": [score["accuracy"] for score in scores],
        "versions": {name: version(name) for name in ("flwr", "ray", "numpy")},
    }
    Path(answer).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
