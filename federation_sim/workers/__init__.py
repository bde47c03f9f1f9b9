"""Who trains the blocks, by name. A new engine is one file, one line here, and its place in the tests of all engines."""

from collections.abc import Callable

from federation_sim.workers.crew import Engine
from federation_sim.workers.local import LocalEngine
from federation_sim.workers.ray import RayEngine, check_cluster, installed_ray
from federation_sim.workers.threads import ThreadEngine

ENGINES: dict[str, Callable[[int], Engine]] = {
    "threads": ThreadEngine,
    "local": LocalEngine,
    "ray": RayEngine,
}
"""Each makes its engine; the argument is the number of workers."""


def check_engine(name: str) -> None:
    """UnavailableError, with what to install, unless the engine of that name can be made here; ValueError for a name
    that is not known; ConnectionError where RAY_ADDRESS names a cluster that does not answer.
    """
    if name not in ENGINES:
        raise ValueError(f"there is no engine {name!r}: choose one of {', '.join(ENGINES)}")
    if name == "ray":
        installed_ray()
        check_cluster()


__all__ = ["ENGINES", "Engine", "LocalEngine", "RayEngine", "ThreadEngine", "check_engine"]
