"""The one door between the game and the training: no other module of fedgame imports federation_sim, but the crew that
games share (fedgame.training.fair).

It turns a TrainingRequested of the rules into a training and its result into a TrainingReported, shows a player its
own samples, and says what the training registries know. Everything here is a plain synchronous function: a batch calls
`train` as it is, a live server on a thread, with a crew whose workers do the work. It keeps no state; crews are
opened here and closed by whoever asked for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from engine.actions import CoalitionValue, TrainingReported
from engine.events import TrainingRequested
from engine.treatment import Training, Treatment, TreatmentError
from engine.values.estimate import SamplingPlan
from engine.values.parameters import samples_of
from federation_sim import (
    AUTO,
    CREWS,
    MODELS,
    PARTITIONS,
    UTILITIES,
    Budget,
    ColumnReport,
    Contribution,
    Crew,
    CsvAddress,
    LocalCrew,
    Purpose,
    SamplePreview,
    TaskFacts,
    TaskReport,
    TrainedCoalitions,
    TrainedSample,
    TrainingSpec,
    UnavailableError,
    backend_of,
    check_crew,
    columns_of,
    generator,
    kernel,
    pin_task,
    sample_preview,
    sure_samples,
    task_facts,
    task_report,
    train_coalitions,
    train_sampled,
    why_no_kernel,
)
from federation_sim.regular_file import UnfitFileError, read_regular

Progress = Callable[[int, int, float], None]
"""progress(round, rounds, accuracy of the model of all members): called while a training runs."""

BACKEND = AUTO
"""What computes unless another is asked for: the fastest that this machine has."""

__all__ = [
    "BACKEND",
    "ColumnReport",
    "Crew",
    "CsvAddress",
    "LocalCrew",
    "Progress",
    "SamplePreview",
    "TaskFacts",
    "UnavailableError",
    "UnfitFileError",
    "check_machine",
    "check_seats",
    "check_training",
    "computed_by",
    "data_report",
    "facts",
    "file_columns",
    "file_report",
    "open_crew",
    "pinned",
    "read_regular",
    "samples",
    "train",
    "trainings_averaged",
]


def open_crew(name: str, workers: int) -> Crew:
    """The crew of that name, with so many workers. ValueError lists the known ones, UnavailableError says what to
    install. Close it when done.
    """
    check_crew(name)
    return CREWS[name](workers)


def check_machine(crew: str, backend: str) -> None:
    """UnavailableError, with what to install or to choose, unless this machine has both. ValueError for a crew that
    is not known; ConnectionError where there is no cluster. Its cards are not looked at.
    """
    check_crew(crew)
    if crew != "ray" and backend != AUTO:
        backend_of(backend).check()


def computed_by() -> str:
    """What computes the trainings here unless another backend is asked for, and why."""
    missing = why_no_kernel()
    return f"numpy: {missing}" if missing else f"the compiled kernel ({kernel()})"


def train(
    treatment: Treatment,
    game_seed: int,
    request: TrainingRequested,
    progress: Progress | None = None,
    crew: Crew | None = None,
    backend: str = BACKEND,
) -> TrainingReported:
    """Train every coalition that `request` asks for, by `crew` or on this thread; with a plan, sample orders and train
    what they build up as well.

    The report holds the coalitions by size, then by the members' numbers. The result is the same, byte for byte, for the
    same arguments on one machine, but for `wall_ms`, the measured time of this training, and unless the plan limits the
    seconds. What computes is a fact of the machine and not of the treatment: other backends give the same values within
    tolerances. `history` is the accuracy of the model of all members, untrained first and then after each round.
    """
    spec = replace(_spec(treatment.training, game_seed, request.federation, request.cycle), backend=backend)
    contributions = [Contribution(member.player, member.quality, member.quantity) for member in request.members]
    trained: TrainedCoalitions | TrainedSample
    orders: tuple[tuple[int, ...], ...] = ()
    if request.plan is None:
        wanted = [frozenset(members) for members in request.coalitions]
        trained = train_coalitions(spec, contributions, wanted, progress=progress, crew=crew)
    else:
        rng = generator(game_seed, Purpose.SAMPLED_ORDERS, federation=request.federation, cycle=request.cycle)
        trained = train_sampled(spec, contributions, _budget(request.plan), rng, progress=progress, crew=crew)
        orders = trained.orders
        # What a scheme that is not estimated needs besides; the same data and first model make its values comparable.
        besides = [frozenset(members) for members in request.coalitions if frozenset(members) not in trained.values]
        if besides:
            trained = _joined(trained, train_coalitions(spec, contributions, besides, crew=crew))
    errors = trained.stderr if isinstance(trained, TrainedCoalitions) else trained.value_stderr
    reported = request.coalitions if request.plan is None else _by_size(trained.values)
    return TrainingReported(
        federation=request.federation,
        cycle=request.cycle,
        values=tuple(
            CoalitionValue(
                members,
                trained.values[frozenset(members)],
                trained.accuracy[frozenset(members)],
                errors[frozenset(members)],
            )
            for members in reported
        ),
        history=trained.history,
        method=trained.method,
        coalitions_trained=trained.coalitions_trained,
        wall_ms=round(trained.wall_ms),
        orders=orders,
        unsettled=tuple(members for members in reported if frozenset(members) in trained.unsettled),
        backend=spec.backend,
    )


def _joined(sample: TrainedSample, besides: TrainedCoalitions) -> TrainedSample:
    """A sample with the values of more coalitions; where both have one, the sample's counts."""
    more = [coalition for coalition in besides.values if coalition not in sample.values]
    return replace(
        sample,
        values={**besides.values, **sample.values},
        value_stderr={**besides.stderr, **sample.value_stderr},
        accuracy={**besides.accuracy, **sample.accuracy},
        coalitions_trained=sample.coalitions_trained + len(more),
        wall_ms=sample.wall_ms + besides.wall_ms,
        unsettled=frozenset(sample.unsettled) | {coalition for coalition in more if coalition in besides.unsettled},
    )


def _budget(plan: SamplingPlan) -> Budget:
    return Budget(
        max_models=plan.max_models,
        max_seconds=plan.max_seconds or None,
        target_stderr=plan.target_stderr or None,
    )


def _by_size(coalitions: Iterable[frozenset[int]]) -> list[tuple[int, ...]]:
    return sorted((tuple(sorted(coalition)) for coalition in coalitions), key=lambda members: (len(members), members))


def samples(
    treatment: Treatment, game_seed: int, player: int, quality: float, quantity: float, count: int
) -> list[SamplePreview]:
    """The first `count` samples that `player` would train on with this committed quality and quantity in [0, 1]."""
    return sample_preview(_spec(treatment.training, game_seed, 1, 1), player, quality, quantity, count)


def facts(task: str) -> TaskFacts:
    """Classes, features, sizes and names of a task; ValueError says what is wrong with its name or its file."""
    return task_facts(task)


def trainings_averaged(training: Training) -> int:
    """How many trainings each coalition's value is the mean of: where `seeds` is 0, as many as the model needs."""
    return _spec(training, 0, 1, 1).seeds


def data_report(task: str) -> tuple[str, ...]:
    """How a file of the user's own was read, in lines for people; nothing for a task that is shipped. Raises ValueError."""
    report = task_report(task)
    return () if report is None else report.lines()


def file_columns(path: Path, *, delimiter: str | None, header: str | None, encoding: str | None) -> tuple[str, ...]:
    """The names of the columns of a user's own file. Raises ValueError."""
    return columns_of(path, delimiter=delimiter, header=header, encoding=encoding)


def file_report(address: CsvAddress) -> TaskReport:
    """What becomes of a user's own file that is read as the address says. Raises ValueError."""
    report = task_report(str(address))
    assert report is not None  # noqa: S101 - every task of a file has one
    return report


def pinned(training: Training, folder: Path) -> Training:
    """The training with its task as a game keeps it: a file is found from `folder`, and held to the content that it has
    now. TreatmentError says what is wrong with the file.
    """
    try:
        return replace(training, task=pin_task(training.task, folder))
    except ValueError as error:
        raise TreatmentError("training.task", training.task, str(error)) from error


def check_training(training: Training) -> None:
    """TreatmentError unless this can be trained: the names are known, and the task has that many samples."""
    for key, value, known in (
        ("training.model", training.model, MODELS),
        ("training.partition", training.partition, PARTITIONS),
        ("training.utility", training.utility, UTILITIES),
    ):
        if value not in known:
            raise TreatmentError(key, value, f"choose one of: {', '.join(known)}")
    try:
        pool = facts(training.task).train_samples
    except ValueError as error:
        raise TreatmentError("training.task", training.task, str(error)) from error
    if training.max_samples > pool:
        raise TreatmentError(
            "training.max_samples", training.max_samples, f"at most {pool}, the training samples of {training.task}"
        )
    try:
        _spec(training, 0, 1, 1)
    except ValueError as error:
        raise TreatmentError("training.partition", training.partition, str(error)) from error


def check_seats(treatment: Treatment, seats: int) -> None:
    """TreatmentError unless each of this many seats is sure to have the samples that it may own and be charged for.

    What a seat may own is its listed quantity, or the highest that can be drawn, of max_samples.
    """
    training, listed = treatment.training, treatment.endowment.listed
    spec = _spec(training, 0, 1, 1)
    for player in range(1, seats + 1):
        quantity = listed[player - 1].quantity if player <= len(listed) else treatment.endowment.quantity[1]
        try:
            held = sure_samples(spec, player)
        except ValueError as error:
            raise TreatmentError("training.partition", training.partition, f"with {seats} seats, {error}") from error
        if samples_of(quantity, training.max_samples) > held:
            raise TreatmentError(
                "training.max_samples",
                training.max_samples,
                f"seat {player} may own {samples_of(quantity, training.max_samples)} samples, but the partition "
                f"{training.partition} is sure to give it {held} only; lower max_samples, or list a smaller quantity for it",
            )


def _spec(training: Training, game_seed: int, federation: int, cycle: int) -> TrainingSpec:
    return TrainingSpec.of(training, game_seed=game_seed, federation=federation, cycle=cycle)
