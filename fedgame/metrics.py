"""What a server counts of itself, for Prometheus: one registry for each server, read at GET /api/metrics.

It tells how much is done and how long it takes, never by whom, in which game, or what: whoever reads it is an admin, and even
so it holds no name and no seat. Several workers are read one by one, each at its own port.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LONG = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)

LAG_SECONDS = 0.25
"""So often it is looked how late the event loop is."""

Level = tuple[str, str, Mapping[str, float]]
"""The name of a gauge, what it says, and its value by the word of its one label; by "" without a label."""


class Metrics:
    """Counts and times. `levels` is asked at every reading for what stands at the moment."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        GCCollector(registry=self._registry)
        self._actions = Counter(
            "fedgame_actions", "Actions of seats, by kind and outcome", ("kind", "outcome"), registry=self._registry
        )
        self._action_seconds = Histogram(
            "fedgame_action_seconds",
            "From an action's arrival to its answer, which comes once it is durable",
            buckets=QUICK,
            registry=self._registry,
        )
        self._requests = Counter(
            "fedgame_requests",
            "HTTP requests, by method and class of status",
            ("method", "status"),
            registry=self._registry,
        )
        self._request_seconds = Histogram(
            "fedgame_request_seconds",
            "From a request to the head of its answer",
            buckets=QUICK,
            registry=self._registry,
        )
        self._training_seconds = Histogram(
            "fedgame_training_seconds",
            "Training one federation's models, waiting not included",
            buckets=LONG,
            registry=self._registry,
        )
        self._trainings_failed = Counter(
            "fedgame_trainings_failed", "Trainings that ended by an error of the server", registry=self._registry
        )
        self._lag = Gauge(
            "fedgame_event_loop_lag_seconds",
            "How late the event loop was when it was looked at last",
            registry=self._registry,
        )

    def answered(self, kind: str, outcome: str, seconds: float) -> None:
        """An action of this kind was answered: accepted, refused or not_saved."""
        self._actions.labels(kind, outcome).inc()
        self._action_seconds.observe(seconds)

    def requested(self, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(method if method in _METHODS else "other", f"{status // 100}xx").inc()
        self._request_seconds.observe(seconds)

    def trained(self, seconds: float, *, failed: bool) -> None:
        """A training has ended."""
        self._training_seconds.observe(seconds)
        if failed:
            self._trainings_failed.inc()

    def tell_levels(self, levels: Callable[[], Iterable[Level]]) -> None:
        """Have `levels` asked at every reading; once."""
        self._registry.register(_Levels(levels))

    async def watch_the_loop(self) -> None:
        """Until it is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + LAG_SECONDS
            await asyncio.sleep(LAG_SECONDS)
            self._lag.set(max(0.0, loop.time() - due))

    def text(self) -> str:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry).decode()


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Levels(Collector):
    def __init__(self, levels: Callable[[], Iterable[Level]]) -> None:
        self._levels = levels

    def describe(self) -> Iterable[Metric]:
        """Nothing, so that registering does not ask for values."""
        return ()

    def collect(self) -> Iterator[Metric]:
        for name, words, values in self._levels():
            found = GaugeMetricFamily(name, words, labels=() if "" in values else ("state",))
            for label, value in values.items():
                found.add_metric((label,) if label else (), value)
            yield found
