"""How much a training is, before it is done: the models that a scheme asks for, and about how long they take.

Times are those of docs/cost.md (one thread of the machine that is told there), carried over to other sizes as they grew
there: in proportion to the rounds, and by a part that is fixed and one that grows with samples, steps and the model's
numbers. An estimate for somebody who sets up an arm; nothing is decided by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.schemes import PayoffScheme
from engine.treatment import Training
from engine.values.coalition import leave_one_out
from fedgame.training.trainer import facts, trainings_averaged


@dataclass(frozen=True, slots=True)
class _Pace:
    """Milliseconds of ten rounds of one model of digits, and more for each sample of a member with two local steps."""

    fixed: float
    a_sample: float


_PACES: Mapping[str, _Pace] = {"logistic": _Pace(0.065, 0.0019), "mlp": _Pace(0.27, 0.0083)}
_ROUNDS, _STEPS, _FEATURES, _CLASSES, _HIDDEN = 10, 2, 64, 10, 32
"""What they were measured with."""


@lru_cache(maxsize=1024)
def models_of(scheme: PayoffScheme, members: int) -> int:
    """How many models one cycle with so many members trains by this scheme; where it samples, at most so many."""
    players = tuple(range(1, members + 1))
    plan = scheme.sampling_plan(players)
    needed = scheme.coalitions_needed(players) | leave_one_out(players)
    exact = len(needed | {frozenset(players)}) - (frozenset() in needed)
    return exact if plan is None else max(exact, plan.max_models)


def seconds_a_model(training: Training, samples: float) -> float:
    """About how long one model takes on one processor, whose members have so many samples each."""
    told = facts(training.task)
    pace = _PACES.get(training.model, _PACES["mlp"])
    numbers = _numbers(told.features, told.classes, training.hidden, training.model)
    measured = _numbers(_FEATURES, _CLASSES, _HIDDEN, training.model)
    steps = training.local_steps / _STEPS
    ten_rounds = pace.fixed + pace.a_sample * samples * steps * numbers / measured
    return ten_rounds / 1000 * training.rounds / _ROUNDS * trainings_averaged(training)


def _numbers(features: int, classes: int, hidden: int, model: str) -> float:
    return features * classes if model == "logistic" else (features + classes) * hidden
