"""Values without the game: a federation described in a TOML file, the value of every coalition, and what each scheme
would make of it.

The file has a table [training], the fields of federation_sim.TrainingSpec, and a [[members]] for each member, in the
order of joining; with a table [sampling], the fields of federation_sim.sampling.Budget, the Shapley value is estimated
from a sample of coalitions instead, which a federation of many members needs. Beside the trainer this is the only
module that imports federation_sim; it plays no game and pays nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.schemes import PLAIN_SCHEMES, PayoffClaim, get_scheme
from engine.schemes import Contribution as PaidFor
from engine.values.coalition import CoalitionError, TabularGame, canonical_order, coalition_name
from engine.values.orders import least_models
from engine.values.parameters import why_unsettled
from federation_sim import Contribution, Crew, TrainingSpec, pin_task, train_coalitions
from federation_sim.randomness import Purpose, generator
from federation_sim.sampled_training import train_sampled
from federation_sim.sampling import Budget, check_budget
from federation_sim.training import ModelsDone
from fedgame.documents import DocumentError, check_keys, filled, load, parse_toml, table_at, under

MAX_EXACT_MEMBERS = 16
"""So many members have 65,535 coalitions with somebody in them."""

ALL_CURVES = 4
"""Up to so many members every coalition's learning curve is kept; beyond, those that people compare."""

NAMED = 6
"""Of coalitions that did not settle so many are named; the files mark all of them."""


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
    """The federation in a TOML file. Raises DocumentError."""
    return load(path, parse_study)


def parse_study(text: str, folder: Path = Path()) -> Study:
    """The federation that the text of a file describes; a relative path of a data file counts from `folder`."""
    table = parse_toml(text)
    check_keys(table, ("training", "members", "sampling"))
    training = table_at(table, "training")
    rows = table.get("members", [])
    if not isinstance(rows, list) or not rows:
        raise DocumentError("there is no member: give at least one, under [[members]]")
    sampling = filled(Budget, table_at(table, "sampling"), under("sampling")) if "sampling" in table else None
    if sampling is None and len(rows) > MAX_EXACT_MEMBERS:
        raise DocumentError(
            f"{len(rows)} members have 2^{len(rows)} coalitions: give at most {MAX_EXACT_MEMBERS}, since every one is "
            f"trained, or a budget for a sample, as in [sampling] max_models = {max(2000, least_models(len(rows)))}"
        )
    if "task" in training:
        training = {**training, "task": _pinned(training["task"], folder)}
    spec = filled(TrainingSpec, training, under("training"))
    members = tuple(_member(row, place) for place, row in enumerate(rows, start=1))
    players = [member.player for member in members]
    if len(set(players)) != len(players):
        raise DocumentError(f"the members have the numbers {players}: each player stands once")
    if sampling is not None:
        try:
            check_budget(players, sampling)
        except ValueError as error:
            raise DocumentError(f"sampling: {error}") from error
    return Study(spec, members, sampling)


def _pinned(task: object, folder: Path) -> object:
    """The task held to its file's content, where it is one in a file."""
    try:
        return pin_task(task, folder) if isinstance(task, str) else task
    except ValueError as error:
        raise DocumentError(f"training: {error}") from error


def _member(row: object, place: int) -> Contribution:
    if not isinstance(row, dict):
        raise DocumentError(f"members[{place}] = {row!r} is not possible: each member is a table, [[members]]")
    return filled(Contribution, {"player": place, "quality": 1.0, "quantity": 1.0, **row}, under(f"members[{place}]"))


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
        raise DocumentError(
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
    for name in PLAIN_SCHEMES:
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
