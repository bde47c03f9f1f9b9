"""What a command is given by where it runs: FEDGAME_* variables, and what the machine can train with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from fedgame.cli.refusing import fail, plain_errors

if TYPE_CHECKING:
    from rich.progress import Progress

    from fedgame.settings import Settings

Item = TypeVar("Item")


class Crew(StrEnum):
    """Who trains."""

    local = "local"
    ray = "ray"


class Backend(StrEnum):
    """What computes."""

    auto = "auto"
    native = "native"
    numpy = "numpy"
    torch_cpu = "torch-cpu"
    torch_cuda = "torch-cuda"


def require_machine(crew: str, backend: str) -> None:
    """Exit with one sentence unless this machine has that crew and backend."""
    from fedgame.training.trainer import UnavailableError, check_machine

    with plain_errors(UnavailableError):
        check_machine(crew, backend)


def settings_given() -> Settings:
    """What FEDGAME_* environment variables set."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from fedgame.settings import Settings

    try:
        return Settings()
    except SettingsError as error:
        field = str(error).split('"')[1]
        fail(
            f"FEDGAME_{field.upper()} = {os.environ.get(f'FEDGAME_{field.upper()}', '')!r} is not possible: give a JSON list"
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"])).upper()
        fail(f"FEDGAME_{name} = {first['input']!r} is not possible: {first['msg']}")


def shown_progress(items: Iterable[Item], total: int, description: str) -> Iterator[Item]:
    """The same items, with a progress bar on stderr where there are several: one alone is soon done."""
    if total < 2:
        yield from items
        return
    with progress_bar() as progress:
        yield from progress.track(items, total=total, description=description)


def progress_bar() -> Progress:
    """What is done of how much, drawn on stderr: stdout is for results."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))
