"""The training behind the game: tasks, models, FedAvg over all coalitions, and the values of coalitions.

What a federation's members committed is really trained, for every coalition that its incentive scheme needs. This
package knows nothing of bids, money, markets or servers, and can be used without the game.
"""

from federation_sim.backends import BACKENDS, backend_of
from federation_sim.federations import FEDERATIONS
from federation_sim.models import MODELS
from federation_sim.native import kernel, why_no_kernel
from federation_sim.partitions import PARTITIONS
from federation_sim.plan import Training
from federation_sim.randomness import Purpose, generator
from federation_sim.results import CoalitionTable, TrainedCoalitions
from federation_sim.sampled_training import TrainedSample, train_sampled
from federation_sim.sampling import Budget, SampledShapley, sample_shapley
from federation_sim.shards import SamplePreview, sample_preview, sure_samples
from federation_sim.spec import AUTO, Contribution, TrainingSpec
from federation_sim.tasks import (
    TASKS,
    ColumnReport,
    CsvAddress,
    TaskFacts,
    TaskReport,
    columns_of,
    csv_task,
    pin_task,
    task_facts,
    task_report,
    task_words,
)
from federation_sim.training import train_all, train_coalitions
from federation_sim.unavailable import UnavailableError
from federation_sim.utilities import UTILITIES
from federation_sim.workers import CREWS, Crew, LocalCrew, RayCrew, ThreadCrew, check_crew

__all__ = [
    "AUTO",
    "BACKENDS",
    "CREWS",
    "FEDERATIONS",
    "MODELS",
    "PARTITIONS",
    "TASKS",
    "UTILITIES",
    "Budget",
    "CoalitionTable",
    "ColumnReport",
    "Contribution",
    "Crew",
    "CsvAddress",
    "LocalCrew",
    "Purpose",
    "RayCrew",
    "SamplePreview",
    "SampledShapley",
    "TaskFacts",
    "TaskReport",
    "ThreadCrew",
    "TrainedCoalitions",
    "TrainedSample",
    "Training",
    "TrainingSpec",
    "UnavailableError",
    "backend_of",
    "check_crew",
    "columns_of",
    "csv_task",
    "generator",
    "kernel",
    "pin_task",
    "sample_preview",
    "sample_shapley",
    "sure_samples",
    "task_facts",
    "task_report",
    "task_words",
    "train_all",
    "train_coalitions",
    "train_sampled",
    "why_no_kernel",
]
