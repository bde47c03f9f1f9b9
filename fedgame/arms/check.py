"""All that is wrong with an arm's document, each at its key path, in a form that a page can say in its own language.

First every value by itself is held against the form, then the whole against the rules by making the scenario of it, then
what no single value tells: nobody could pay the fee, nobody could be admitted. A path is that of fedgame.arms.document:
keys and places from 0, joined by points. A document without problems makes a game.
"""

from __future__ import annotations

import re
from pathlib import Path

from fedgame.arms.crossed import crossed
from fedgame.arms.document import CSV, Document, at, scenario_from
from fedgame.arms.problems import ArmProblem, ProblemCode, shown
from fedgame.arms.scenario import Scenario
from fedgame.arms.values import wrong_values
from fedgame.documents import DocumentError


def check(document: Document, data: Path | None = None) -> tuple[ArmProblem, ...]:
    """Everything that keeps this document from being a game; `data` is where uploaded files are."""
    return checked(document, data)[1]


def checked(document: Document, data: Path | None = None) -> tuple[Scenario | None, tuple[ArmProblem, ...]]:
    """The scenario, if the rules take it, and every problem. One that nobody could play in is both."""
    found = tuple(wrong_values(document))
    if found:
        return None, found
    try:
        scenario = scenario_from(document, data)
    except DocumentError as error:
        return None, (_as_problem(error, document),)
    return scenario, tuple(crossed(scenario))


_CODES: dict[str, ProblemCode] = {
    "federations": "length",
    "persons": "seats",
    "treatment.endowment.listed": "listed",
    "treatment.training.max_samples": "samples",
}


def _as_problem(error: DocumentError, document: Document) -> ArmProblem:
    """What the rules or the training say of the whole, at the key that they name."""
    path = path_of(error.key or "")
    value = at(document, path) if path else None
    right = error.allowed or str(error)
    code = _CODES.get(path, "training" if path.startswith("treatment.training") else "other")
    if path == "treatment.training.task" and isinstance(value, str) and value.startswith(CSV):
        code = "file"
    return ArmProblem(path or "title", code, "" if value is None else shown(value), f"{right[:1].upper()}{right[1:]}.")


def path_of(key: str) -> str:
    """A key as people write it, as a path: bots[2] is bots.1."""
    return re.sub(r"\[(\d+)\]", lambda found: f".{int(found.group(1)) - 1}", key)
