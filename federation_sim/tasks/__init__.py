"""The tasks that can be trained, by name. A new task is one file beside this one, one line here, and its test.

A task is called by its name, or by the address of a user's own file, "csv:PATH?target=COLUMN".
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from engine.values.words import Explained, explained
from federation_sim.tasks import breast_cancer, csv_file, digits, wine
from federation_sim.tasks.csv_file import CsvAddress, columns_of, csv_task
from federation_sim.tasks.csv_file.words import words_of_file
from federation_sim.tasks.report import ColumnReport, TaskReport
from federation_sim.tasks.task import Task, TaskFacts, TaskSource, facts_of

TASKS: dict[str, TaskSource] = {
    "digits": digits.TASK,
    "breast_cancer": breast_cancer.TASK,
    "wine": wine.TASK,
}

FILE_TASKS: dict[str, Callable[[str], Task]] = {
    "csv": csv_file.load,
}
"""What comes before the colon, and what loads the address after all; it does its own caching."""


def load_task(name: str) -> Task:
    """The task of that name, read once in each process; an unknown name is a ValueError that lists the known ones.

    A user's own file is read again when it has changed, unless its address holds a digest: then a changed file is a
    ValueError, as is a file that makes no task.
    """
    scheme, colon, _ = name.partition(":")
    if colon and scheme in FILE_TASKS:
        return FILE_TASKS[scheme](name)
    if name not in TASKS:
        raise ValueError(
            f"task {name!r} is not known; choose one of: {', '.join(sorted(TASKS))}, or a file of your own by "
            "csv:PATH?target=COLUMN"
        )
    return _built_in(name)


@cache
def _built_in(name: str) -> Task:
    return TASKS[name].load()


def task_facts(task: str) -> TaskFacts:
    """The facts of the task of that name; raises as load_task does."""
    return facts_of(load_task(task))


def task_report(task: str) -> TaskReport | None:
    """What was done to the file of a user's own task; None for the tasks that come with the package."""
    return load_task(task).report


def task_words(task: str) -> Explained:
    """What the task of that name is called and how it explains itself: a file by its own name, without its folder.

    Nothing is read; empty for a name that is not known here. Raises ValueError for an address that is none.
    """
    return words_of_file(task) if task.startswith(csv_file.PREFIX) else explained(TASKS.get(task))


def pin_task(task: str, folder: Path) -> str:
    """The task as a game keeps it: a file's path made absolute (it counts from `folder`), and the digest of its content.

    A pinned task is refused once the file has another content. Other names come back as they are, unread.
    """
    return csv_file.pin(task, folder) if task.startswith("csv:") else task


__all__ = [
    "FILE_TASKS",
    "TASKS",
    "ColumnReport",
    "CsvAddress",
    "Task",
    "TaskFacts",
    "TaskReport",
    "TaskSource",
    "columns_of",
    "csv_task",
    "load_task",
    "pin_task",
    "task_facts",
    "task_report",
    "task_words",
]
