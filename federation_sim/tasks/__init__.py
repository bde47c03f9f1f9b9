"""The tasks that can be trained, by name. A new task is one file beside this one, one line here, and its test."""

from collections.abc import Callable
from functools import cache

from federation_sim.tasks import breast_cancer, digits
from federation_sim.tasks.task import Task, TaskFacts, facts_of

TASKS: dict[str, Callable[[], Task]] = {
    "digits": digits.load,
    "breast_cancer": breast_cancer.load,
}


@cache
def load_task(name: str) -> Task:
    """The task of that name, read once in each process; an unknown name is a ValueError that lists the known ones."""
    if name not in TASKS:
        raise ValueError(f"task {name!r} is not known; choose one of: {', '.join(sorted(TASKS))}")
    return TASKS[name]()


@cache
def task_facts(task: str) -> TaskFacts:
    """The facts of the task of that name; an unknown name is a ValueError that lists the known ones."""
    return facts_of(load_task(task))


__all__ = ["TASKS", "Task", "TaskFacts", "load_task", "task_facts"]
