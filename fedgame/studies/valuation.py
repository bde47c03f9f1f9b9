"""Values without the game: a federation described in a TOML file, the value of every coalition, and what each scheme
would make of it.

The file has a table [training], the fields of federation_sim.TrainingSpec, and a [[members]] for each member, in the
order of joining; with a table [sampling], the fields of federation_sim.sampling.Budget, the Shapley value is estimated
from a sample of coalitions instead, which a federation of many members needs. Beside the trainer this is the only
module that imports federation_sim; it plays no game and pays nobody.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from engine.schemes import SCHEMES, PayoffClaim, get_scheme
from engine.schemes import Contribution as PaidFor
from engine.values.coalition import CoalitionError, TabularGame, canonical_order, coalition_name
from engine.values.orders import least_models
from engine.values.parameters import why_unsettled
from federation_sim import Contribution, Crew, TrainingSpec, pin_task, task_report, train_coalitions
from federation_sim.randomness import Purpose, generator
from federation_sim.sampled_training import train_sampled
from federation_sim.sampling import Budget, check_budget
from federation_sim.training import ModelsDone

MAX_EXACT_MEMBERS = 16
"""So many members have 65,535 coalitions with somebody in them."""

ALL_CURVES = 4
"""Up to so many members every coalition's learning curve is kept; beyond, those that people compare."""

NAMED = 6
"""Of coalitions that did not settle so many are named; the files mark all of them."""

_MEMBER_KEYS = ("player", "quality", "quantity")


class StudyError(ValueError):
    """A file that describes no federation; the message names the file, the key, the value, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Study:
    """A federation to be valued: how it trains, and what its members commit, in the order of joining."""

    spec: TrainingSpec
    members: tuple[Contribution, ...]
    sampling: Budget | None = None


@dataclass(frozen=True, slots=True)
class MemberValue:
    """What one scheme makes of one member: its raw weight, the weight's standard error (None where it is exact), and its
    share of a pool (None where the scheme would pay nothing to anybody).
    """

    player: int
    scheme: str
    weight: float
    stderr: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Valuation:
    """What a study gave. values, stderr, accuracy: of each coalition that was trained; `curves` are learning curves;
    `unsettled` are the coalitions whose training did not settle, never that of all members.
    """

    members: tuple[int, ...]
    values: Mapping[frozenset[int], float]
    stderr: Mapping[frozenset[int], float]
    accuracy: Mapping[frozenset[int], float]
    curves: Mapping[frozenset[int], tuple[float, ...]]
    of_members: tuple[MemberValue, ...]
    models: int
    unsettled: Collection[frozenset[int]]


def read_study(path: Path) -> Study:
    """The federation in a TOML file. Raises StudyError."""
    try:
        return parse_study(path.read_text(encoding="utf-8"), path.parent)
    except OSError as error:
        raise StudyError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudyError(f"{path}: this is not TOML: {error}") from error
    except StudyError as error:
        raise StudyError(f"{path}: {error}") from error


def parse_study(text: str, folder: Path = Path()) -> Study:
    """The federation that the text of a file describes; a relative path of a data file counts from `folder`."""
    table = tomllib.loads(text)
    _known("", table, ("training", "members", "sampling"))
    training = table.get("training", {})
    if not isinstance(training, dict):
        raise StudyError(f"training = {training!r} is not possible: it is a table, [training]")
    _known("training.", training, tuple(field.name for field in fields(TrainingSpec)))
    rows = table.get("members", [])
    if not isinstance(rows, list) or not rows:
        raise StudyError("there is no member: give at least one, under [[members]]")
    sampling = _sampling(table)
    if sampling is None and len(rows) > MAX_EXACT_MEMBERS:
        raise StudyError(
            f"{len(rows)} members have 2^{len(rows)} coalitions: give at most {MAX_EXACT_MEMBERS}, since every one is "
            f"trained, or a budget for a sample, as in [sampling] max_models = {max(2000, least_models(len(rows)))}"
        )
    try:
        if "task" in training:
            training = {**training, "task": pin_task(str(training["task"]), folder)}
        spec = TrainingSpec(**training)
    except ValueError as error:
        raise StudyError(f"training: {error}") from error
    members = tuple(_member(row, place) for place, row in enumerate(rows, start=1))
    players = [member.player for member in members]
    if len(set(players)) != len(players):
        raise StudyError(f"the members have the numbers {players}: each player stands once")
    if sampling is not None:
        try:
            check_budget(players, sampling)
        except ValueError as error:
            raise StudyError(f"sampling: {error}") from error
    return Study(spec, members, sampling)


def _sampling(table: Mapping[str, object]) -> Budget | None:
    given = table.get("sampling")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise StudyError(f"sampling = {given!r} is not possible: it is a table, [sampling]")
    _known("sampling.", given, tuple(field.name for field in fields(Budget)))
    try:
        return Budget(**given)
    except (ValueError, TypeError) as error:
        raise StudyError(f"sampling: {error}") from error


def _member(row: object, place: int) -> Contribution:
    if not isinstance(row, dict):
        raise StudyError(f"members[{place}] = {row!r} is not possible: each member is a table, [[members]]")
    _known(f"members[{place}].", row, _MEMBER_KEYS)
    try:
        return Contribution(row.get("player", place), row.get("quality", 1.0), row.get("quantity", 1.0))
    except ValueError as error:
        raise StudyError(f"members[{place}]: {error}") from error


def _known(where: str, table: Mapping[str, object], known: Sequence[str]) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise StudyError(f"{where}{key} is not known: {hint}The keys here are {', '.join(known)}")


def value(study: Study, crew: Crew | None = None, models_done: ModelsDone | None = None) -> Valuation:
    """Train what the study asks for. Raises ValueError where a member has no data under the spec's partition, or the
    budget of a sample is too small, and StudyError where the training of all members did not settle.
    """
    if study.sampling is not None:
        return _sampled(study, study.sampling, crew, models_done)
    players = frozenset(member.player for member in study.members)
    compared = {players, *(players - {player} for player in players), *(frozenset({player}) for player in players)}
    trained = train_coalitions(
        study.spec,
        study.members,
        crew=crew,
        models_done=models_done,
        curves=_all_coalitions(players) if len(players) <= ALL_CURVES else compared,
    )
    _check_settled(study, trained.unsettled)
    return Valuation(
        members=trained.members,
        values=trained.values,
        stderr=trained.stderr,
        accuracy=trained.accuracy,
        curves=trained.curves,
        of_members=tuple(_exact(study, trained.values)),
        models=trained.coalitions_trained,
        unsettled=trained.unsettled,
    )


def _check_settled(study: Study, unsettled: Collection[frozenset[int]]) -> None:
    if frozenset(member.player for member in study.members) in unsettled:
        raise StudyError(
            f"the training of all {len(study.members)} members did not settle, so there is nothing to value: "
            f"{why_unsettled(study.spec)}"
        )


def remarks(study: Study, found: Valuation) -> Iterable[str]:
    """What whoever reads the values should know, a sentence each: a model worse than none, trainings that did not settle."""
    everybody = frozenset(found.members)
    if found.values[everybody] < 0:
        yield (
            f"The model of all members is worth less than the untrained model: its value is {found.values[everybody]:.3g}, "
            f"its accuracy {100 * found.accuracy[everybody]:.1f} %."
        )
    if found.unsettled:
        names = [coalition_name(coalition) for coalition in canonical_order(found.unsettled)]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield (
            f"{len(names)} of {len(found.values)} coalitions did not settle and count as no model, worth 0: "
            f"{', '.join(names[:NAMED])}{more}. Most likely {why_unsettled(study.spec)}."
        )


def _sampled(study: Study, budget: Budget, crew: Crew | None, models_done: ModelsDone | None) -> Valuation:
    spec = study.spec
    rng = generator(spec.game_seed, Purpose.SAMPLED_ORDERS, federation=spec.federation, cycle=spec.cycle)
    trained = train_sampled(spec, study.members, budget, rng, crew=crew, models_done=models_done)
    _check_settled(study, trained.unsettled)
    return Valuation(
        members=trained.members,
        values=trained.values,
        stderr=trained.value_stderr,
        accuracy=trained.accuracy,
        curves=trained.curves,
        of_members=tuple(_of_members(trained.members, "shapley", trained.estimate, trained.stderr)),
        models=trained.coalitions_trained,
        unsettled=trained.unsettled,
    )


def _all_coalitions(players: frozenset[int]) -> Iterable[frozenset[int]]:
    subsets: list[frozenset[int]] = [frozenset()]
    for player in sorted(players):
        subsets += [subset | {player} for subset in subsets]
    return subsets


def _exact(study: Study, values: Mapping[frozenset[int], float]) -> Iterable[MemberValue]:
    """Every member under every scheme that needs no more than the values. A scheme that cannot value so many members is
    left out.
    """
    members = tuple(member.player for member in study.members)
    game = TabularGame(members, values)
    contributions = {member.player: PaidFor(member.quality, member.quantity, 0) for member in study.members}
    claim = PayoffClaim(0, members, game, contributions)
    for name in SCHEMES:
        if name == "incentivizer":  # it pays costs and debts of earlier cycles, and there are none here
            continue
        try:
            weights = get_scheme(name).weights(claim)
        except CoalitionError:
            continue
        yield from _of_members(members, name, weights, {})


def _of_members(
    members: Iterable[int], scheme: str, weights: Mapping[int, float], stderr: Mapping[int, float]
) -> Iterable[MemberValue]:
    """Each member's weight and its share of what is above 0; `stderr` is empty where the weights are exact."""
    whole = sum(max(0.0, weight) for weight in weights.values())
    for player in members:
        share = max(0.0, weights[player]) / whole if whole > 0 else None
        yield MemberValue(player, scheme, weights[player], stderr.get(player), share)


def data_report(study: Study) -> tuple[str, ...]:
    """How a file of the user's own was read, in lines for people; nothing for a task that is shipped."""
    report = task_report(study.spec.task)
    return tuple(report.lines()) if report is not None else ()
